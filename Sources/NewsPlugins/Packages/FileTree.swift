import Glibc
import NewsAnalysis
import NewsCorpus

/// Writes and removes folders with what is in them.
enum FileTree {
  /// Makes a folder and those above it.
  static func makeFolders(_ path: String) throws(FileError) {
    if SourceFile.isFolder(path) { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolders(String(path[..<slash]))
    }
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileError.current }
    if !SourceFile.isFolder(path) { throw .system(ENOTDIR) }
  }

  /// Writes a file that is not there yet, with the folders above it; it is on the disk when this ends.
  static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    if let slash = path.lastIndex(of: "/") { try makeFolders(String(path[..<slash])) }
    let descriptor = try FileError.check {
      open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError.current
      }
      rest = rest.dropFirst(count)
    }
    _ = try FileError.check { fsync(descriptor) }
  }

  /// Removes a file, or a folder with all that is in it; links are removed, not followed.
  static func remove(_ path: String) {
    if !SourceFile.isLink(path), SourceFile.isFolder(path) {
      for name in FolderNames.all(in: path) { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
