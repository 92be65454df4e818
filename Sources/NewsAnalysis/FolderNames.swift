import Glibc

/// What lies in a folder.
package enum FolderNames {
  /// The names in a folder, sorted, without those that begin with a dot; none when there is no
  /// such folder.
  package static func inside(_ folder: String) -> [String] {
    all(in: folder).filter { !$0.hasPrefix(".") }
  }

  /// The names in a folder, sorted, those that begin with a dot, too, but for the folder itself and
  /// the one above.
  package static func all(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
