import Glibc
import NewsCorpus

/// A file for a moment: it has no name, so that nothing is left of it however the program ends.
final class NamelessFile {
  /// Open for reading and writing.
  let descriptor: Int32

  /// Makes an empty one in `$TMPDIR`, else in `/tmp`.
  init() throws(FileError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    var path = Array((folder.isEmpty ? "/tmp" : folder).utf8CString.dropLast())
    path += "/newslab-XXXXXX".utf8CString
    descriptor = try FileError.check { mkstemp(&path) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(path)
  }

  deinit { close(descriptor) }

  /// How many bytes it has.
  var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Reads it from its beginning.
  func source() throws(FileError) -> any ByteSource {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .current }
    return DescriptorSource(borrowing: descriptor)
  }
}
