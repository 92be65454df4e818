import Glibc

/// A file whose bytes are mapped into memory and read only; the mapping ends with the last user.
package final class MappedFile: Sendable {
  /// The number of bytes.
  package let count: Int
  // The mapping is never written and lives as long as the object.
  private nonisolated(unsafe) let base: UnsafeRawPointer

  /// Maps a file; nil when it cannot be read or is empty.
  package init?(_ path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      return nil
    }
    let size = Int(status.st_size)
    guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), base != MAP_FAILED else {
      return nil
    }
    (self.base, count) = (UnsafeRawPointer(base), size)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: base), count) }

  /// All bytes; they must not be used after the call.
  @inline(__always)
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    try withExtendedLifetime(self) {
      try body(UnsafeRawBufferPointer(start: base, count: count))
    }
  }
}
