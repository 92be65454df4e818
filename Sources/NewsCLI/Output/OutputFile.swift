import Glibc
import NewsCorpus

/// A file that is written under a temporary name and gets its own when it is whole.
package final class OutputFile: ByteSink {
  private let path: String
  private let temporaryPath: String?
  private var descriptor: Int32

  /// Begins a file; something that is no regular file, such as a pipe, is written to directly.
  package init(path: String) throws(FileError) {
    self.path = path
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      temporaryPath = nil
      descriptor = try FileError.check { open(path, O_WRONLY | O_CLOEXEC) }
      return
    }
    let target = Self.target(of: path)
    let temporary = "\(target).\(getpid()).tmp"
    descriptor = try FileError.check {
      open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    }
    temporaryPath = temporary
    finalPath = target
  }

  private var finalPath = ""

  /// What a link points at, so that the link stays one.
  private static func target(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  deinit { abandon() }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    try DescriptorSink(descriptor).write(bytes)
  }

  /// Closes the file and gives it its name.
  package func finish() throws(FileError) {
    let closing = descriptor
    descriptor = -1
    guard let temporaryPath else {
      close(closing)
      return
    }
    do {
      _ = try FileError.check { fsync(closing) }
      close(closing)
      _ = try FileError.check { rename(temporaryPath, finalPath) }
    } catch {
      unlink(temporaryPath)
      throw error
    }
  }

  /// Leaves no trace of a file that is not whole; does nothing after ``finish()``.
  package func abandon() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    if let temporaryPath { unlink(temporaryPath) }
  }
}
