import NewsAnalysis

extension PluginTree {
  /// Reads what lies in a folder of an installed plugin; whatever was not put there by newslab, hidden
  /// files too, is refused.
  init(installed folder: String) throws(PluginTreeError) {
    self.init()
    try addInstalled(below: "", of: folder)
  }

  private mutating func addInstalled(
    below place: String, of folder: String
  ) throws(PluginTreeError) {
    for name in FolderNames.all(in: place.isEmpty ? folder : folder + "/" + place) {
      let path = place.isEmpty ? name : place + "/" + name
      let full = folder + "/" + path
      if SourceFile.isLink(full) { throw .notPlain(path: path, what: "a link") }
      if SourceFile.isFolder(full) {
        try addInstalled(below: path, of: folder)
        continue
      }
      guard SourceFile.exists(full) else { throw .notPlain(path: path, what: "no plain file") }
      guard try TreePath.check(path) else { throw .badPath(path, "newslab did not put it there") }
      try add(path, try Self.read(full))
    }
  }
}
