import NewsCorpus

/// Why files cannot be those of a plugin.
package enum PluginTreeError: Error, Equatable, CustomStringConvertible {
  /// A path that no plugin may have, and why.
  case badPath(String, String)
  /// Something else than a file or folder.
  case notPlain(path: String, what: String)
  /// Two paths that some file system takes for one.
  case sameName(String, String)
  /// More files than a plugin may have.
  case tooManyFiles(limit: Int)
  /// More bytes than a plugin may have.
  case tooLarge(path: String, limit: Int)
  /// A file or archive that cannot be read.
  case unreadable(path: String, FileError)

  package var description: String {
    switch self {
    case .badPath(let path, let problem): "'\(path)' is no path of a plugin's file: \(problem)"
    case .notPlain(let path, let what):
      "'\(path)' is \(what); a plugin has plain files and folders only"
    case .sameName(let one, let other):
      "'\(one)' and '\(other)' would be the same file on some computers"
    case .tooManyFiles(let limit): "a plugin has at most \(limit) files"
    case .tooLarge(let path, let limit):
      "with '\(path)' it is larger than the \(limit >> 20) MiB that a plugin may have"
    case .unreadable(let path, let error): "cannot read '\(path)': \(error)"
    }
  }
}
