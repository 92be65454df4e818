import Glibc
import NewsCorpus

/// Where bytes go: a file, standard output, memory.
package protocol ByteSink: AnyObject {
  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws(FileError)
}

/// Keeps what is written, for tests and transcripts.
package final class MemorySink: ByteSink {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  /// Begins empty.
  package init() {}

  /// What was written so far, as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package func write(_ bytes: [UInt8]) throws(FileError) { self.bytes += bytes }
}

/// Writes to an open file descriptor that somebody else closes.
package final class DescriptorSink: ByteSink {
  private let descriptor: Int32

  /// Writes to a descriptor such as that of standard output.
  package init(_ descriptor: Int32) { self.descriptor = descriptor }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let wrote = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if wrote >= 0 {
        done += wrote
      } else if errno != EINTR {
        throw .current
      }
    }
  }
}
