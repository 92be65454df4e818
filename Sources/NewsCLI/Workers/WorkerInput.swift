import NewsCorpus

/// The lines that come to a worker, one after the other.
final class WorkerInput {
  private static let longest = 256 << 20
  private static let chunk = 1 << 16

  private let source: any ByteSource
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// The number of the line that was read last, from 1.
  private(set) var number = 0

  init(_ source: any ByteSource) { self.source = source }

  /// The next line without its line feed; nil at the end.
  func next() throws(FileError) -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        number += 1
        return Array(buffer[start..<end])
      }
      guard !isAtEnd else {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        number += 1
        return Array(buffer[start...])
      }
      guard buffer.count - start <= Self.longest else { throw .tooLarge(limit: Self.longest) }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      let more = try source.read(upTo: Self.chunk)
      isAtEnd = more.isEmpty
      buffer += more
    }
  }
}
