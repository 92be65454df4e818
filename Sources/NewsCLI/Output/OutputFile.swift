import Glibc
import NewsCorpus

/// A file that gets its name when it is whole.
///
/// Until then it has none, so that nothing is left of it however the program ends; where the file
/// system cannot do that it has a temporary name.
package final class OutputFile: ByteSink {
  /// How the file comes to its name.
  private enum Naming {
    /// It has it: something that is no regular file, such as a pipe, is written to directly.
    case done
    /// It has no name.
    case link(to: String)
    /// It has a temporary name.
    case rename(to: String)
  }

  private var descriptor: Int32
  private let naming: Naming
  private let temporaryPath: String

  /// Begins a file; one that is there keeps its permissions.
  package init(path: String) throws(FileError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      (naming, temporaryPath) = (.done, path)
      descriptor = try FileError.check { open(path, O_WRONLY | O_CLOEXEC) }
      return
    }
    if path.isEmpty { throw .system(ENOENT) }
    let target = Self.target(of: path)
    let temporary = "\(target).\(getpid()).tmp"
    if let nameless = Self.openNameless(besides: target) {
      (descriptor, naming) = (nameless, .link(to: target))
    } else {
      descriptor = try FileError.check {
        open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
      }
      naming = .rename(to: target)
    }
    temporaryPath = temporary
    if exists { fchmod(descriptor, status.st_mode & 0o777) }
  }

  /// What a link points at, so that the link stays one.
  private static func target(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// A file without a name in the folder of another, or nil where there is no such thing.
  private static func openNameless(besides target: String) -> Int32? {
    guard access("/proc/self/fd", X_OK) == 0, target.last != "/" else { return nil }
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(target[...$0]) } ?? "."
    let temporaryFile = 0o20_000_000 | O_DIRECTORY  // O_TMPFILE
    let descriptor = open(folder, temporaryFile | O_WRONLY | O_CLOEXEC, 0o666)
    return descriptor >= 0 ? descriptor : nil
  }

  deinit { abandon() }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    try DescriptorSink(descriptor).write(bytes)
  }

  /// Closes the file and gives it its name.
  package func finish() throws(FileError) {
    defer { abandon() }
    switch naming {
    case .done: return
    case .link(let target):
      _ = try FileError.check { fsync(descriptor) }
      let source = "/proc/self/fd/\(descriptor)"
      unlink(temporaryPath)
      _ = try FileError.check {
        linkat(AT_FDCWD, source, AT_FDCWD, temporaryPath, AT_SYMLINK_FOLLOW)
      }
      try rename(to: target)
    case .rename(let target):
      _ = try FileError.check { fsync(descriptor) }
      try rename(to: target)
    }
  }

  private func rename(to target: String) throws(FileError) {
    do {
      _ = try FileError.check { Glibc.rename(temporaryPath, target) }
    } catch {
      unlink(temporaryPath)
      throw error
    }
    close(descriptor)
    descriptor = -1
  }

  /// Leaves no trace of a file that is not whole; does nothing after ``finish()``.
  package func abandon() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    if case .rename = naming { unlink(temporaryPath) }
  }
}
