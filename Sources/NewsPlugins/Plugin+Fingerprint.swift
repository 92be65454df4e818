import NewsAnalysis

extension Plugin {
  /// The SHA-256 of the names and bytes of all files of the plugin but hidden ones, as 64 hex digits.
  ///
  /// Throws when one of them cannot be read.
  package func fingerprint() throws(PluginError) -> String {
    var all: [PluginTree.File] = []
    for name in files(below: "") {
      all.append(PluginTree.File(path: name, bytes: try read(folder + "/" + name)))
    }
    return PluginTree.fingerprint(of: all)
  }

  /// The paths of regular files below a folder of the plugin, sorted.
  private func files(below place: String) -> [String] {
    FolderNames.inside(folder + "/" + place).flatMap { name -> [String] in
      let path = place.isEmpty ? name : place + "/" + name
      if SourceFile.isFolder(folder + "/" + path) {
        return SourceFile.isLink(folder + "/" + path) ? [] : files(below: path)
      }
      return SourceFile.exists(folder + "/" + path) ? [path] : []
    }
  }
}
