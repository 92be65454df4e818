import Glibc

/// Splits a source at line feeds, in one pass whatever the length of the lines.
///
/// Lines are handed over where they lie in a buffer; whoever keeps one copies it.
package struct LineReader {
  /// A line without its line feed, for as long as its reader does not go on.
  package struct Line {
    /// Its number, from 1.
    package let number: Int
    /// Where in the source it begins.
    package private(set) var offset: Int
    /// Its bytes; at least ``ByteWords/padding`` more can be read behind them.
    package private(set) var bytes: UnsafeBufferPointer<UInt8>
    /// Whether a line feed stands behind it; only the last line may lack one.
    package let isEnded: Bool

    /// Whether it holds nothing but spaces.
    var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }

    /// Takes the mark away with which some programs begin a file.
    mutating func dropByteOrderMark() {
      guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
      bytes = UnsafeBufferPointer(rebasing: bytes[3...])
      offset += 3
    }
  }

  /// How much is read at a time: no more than stays near the processor.
  private static let chunk = 1 << 18

  private let source: any ByteSource
  private var buffer = [UInt8](repeating: 0, count: chunk + ByteWords.padding)
  /// The first byte that was not handed over, and the end of what was read.
  private var (start, end) = (0, 0)
  /// The number of the line that was read last.
  package private(set) var number = 0
  private var offset = 0
  private var isAtEnd = false
  private let limit: Int

  /// Begins at the first line; a line that is longer than `limit` cannot be read.
  package init(_ source: any ByteSource, limit: Int = TextDecoder.limit) {
    (self.source, self.limit) = (source, limit)
  }

  /// A copy of the next line; nil behind the last one.
  package mutating func nextBytes() throws(FileError) -> [UInt8]? { try next { Array($0.bytes) } }

  /// Hands the next line over; nil behind the last one.
  package mutating func next<Result>(_ body: (Line) -> Result) throws(FileError) -> Result? {
    var searched = start
    while true {
      if let feed = feed(from: searched) { return handOver(feed, feed: 1, body) }
      searched = end
      if isAtEnd { return start == end ? nil : handOver(end, feed: 0, body) }
      guard end - start <= limit else { throw .tooLarge(limit: limit) }
      searched -= start
      makeRoom()
      searched += start
      let count = try source.read(into: &buffer, at: end, upTo: room)
      isAtEnd = count == 0
      end += count
    }
  }

  private var room: Int { buffer.count - ByteWords.padding - end }

  /// Where the next line feed is.
  private func feed(from first: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + first, 0x0A, end - first)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Moves what is left to the front, and makes the buffer longer when a line fills it.
  private mutating func makeRoom() {
    if start > 0 {
      let (from, count) = (start, end - start)
      buffer.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        memmove(base, base + from, count)
      }
      (start, end) = (0, count)
    }
    if room == 0 { buffer += [UInt8](repeating: 0, count: buffer.count) }
  }

  private mutating func handOver<Result>(
    _ last: Int, feed: Int, _ body: (Line) -> Result
  ) -> Result {
    number += 1
    let range = start..<last
    defer {
      offset += range.count + feed
      start = last + feed
    }
    return buffer.withUnsafeBufferPointer { bytes in
      body(
        Line(
          number: number, offset: offset, bytes: UnsafeBufferPointer(rebasing: bytes[range]),
          isEnded: feed > 0))
    }
  }
}
