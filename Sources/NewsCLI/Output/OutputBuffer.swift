import Glibc
import NewsCorpus

/// Collects output and writes it in large pieces.
package final class OutputBuffer {
  /// Nobody reads the output any more, as behind `| head`; not a mistake.
  package struct Closed: Error {}

  private let sink: any ByteSink
  private let name: String
  private var waiting: [UInt8] = []
  private var failure: (any Error)?
  private static let limit = 1 << 16

  /// Writes to a sink that messages call by a name.
  package init(_ sink: any ByteSink, name: String) { (self.sink, self.name) = (sink, name) }

  /// Adds bytes.
  package func write(_ bytes: [UInt8]) throws {
    waiting += bytes
    if waiting.count >= Self.limit { try flush() }
  }

  /// Adds text.
  package func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes what waits; what failed once fails for ever, as the rest would have a hole before it.
  package func flush() throws {
    if let failure { throw failure }
    if waiting.isEmpty { return }
    let bytes = waiting
    waiting = []
    do throws(FileError) {
      try sink.write(bytes)
    } catch {
      let failure: any Error =
        error == .system(EPIPE)
        ? Closed() : CommandFailure(.inputOutput, "cannot write \(name): \(error)")
      self.failure = failure
      throw failure
    }
  }
}
