import Glibc
import NewsCorpus

/// Bytes that are written now and read later, in a file without a name.
final class SpoolFile {
  private let file: UnsafeMutablePointer<FILE>

  /// Begins empty.
  init() throws(FileError) {
    guard let file = tmpfile() else { throw .current }
    self.file = file
  }

  deinit { fclose(file) }

  /// Adds bytes.
  func write(_ bytes: [UInt8]) throws(FileError) {
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw .current }
  }

  /// Hands over all that was written.
  func copy(to body: ([UInt8]) throws -> Void) throws {
    guard fflush(file) == 0 else { throw FileError.current }
    rewind(file)
    while true {
      let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = fread(buffer.baseAddress, 1, buffer.count, file)
      }
      if bytes.isEmpty { return }
      try body(bytes)
    }
  }
}
