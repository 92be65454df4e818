import NewsCorpus

/// The first line in which two texts differ.
package struct LineDifference: Equatable {
  /// The number of the line, from 1.
  package let number: Int
  /// The line of the one; nil when it has ended before.
  package let first: [UInt8]?
  /// The line of the other; nil when it has ended before.
  package let second: [UInt8]?

  /// Looks for it; nil when all lines are the same.
  package static func first(
    in first: any ByteSource, _ second: any ByteSource
  ) throws(FileError) -> LineDifference? {
    var (left, right) = (WorkerProtocol.lines(first), WorkerProtocol.lines(second))
    var number = 1
    while true {
      let (one, other) = (try left.nextBytes(), try right.nextBytes())
      if one == nil, other == nil { return nil }
      if one != other { return LineDifference(number: number, first: one, second: other) }
      number += 1
    }
  }

  /// How many bytes of a line are shown, and how many of them at most stand before what differs.
  private static let (length, before) = (100, 30)

  /// Both lines, shortened around the first byte that differs.
  package var shown: (first: String, second: String) {
    let same = zip(first ?? [], second ?? []).prefix { $0 == $1 }.count
    let start = max(0, same - Self.before)
    return (Self.shown(first, from: start), Self.shown(second, from: start))
  }

  private static func shown(_ line: [UInt8]?, from start: Int) -> String {
    guard let line else { return "(no line)" }
    var start = min(start, line.count)
    while start > 0, start < line.count, line[start] & 0xC0 == 0x80 { start -= 1 }
    var end = min(line.count, start + length)
    while end < line.count, end > start, line[end] & 0xC0 == 0x80 { end -= 1 }
    let text = String(decoding: line[start..<end], as: UTF8.self)
    return (start > 0 ? "…" : "") + VisibleText.of(text) + (end < line.count ? "…" : "")
  }
}
