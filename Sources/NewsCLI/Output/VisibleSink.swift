import NewsCorpus

/// Writes to a terminal: whatever would command it is shown instead, see ``VisibleText``.
///
/// A file or pipe gets bytes as they are; only a terminal is written to through this.
package final class VisibleSink: ByteSink {
  private let sink: any ByteSink
  /// The beginning of a character whose other bytes come with the next call.
  private var begun: [UInt8] = []

  /// Shows what it writes to another sink.
  package init(_ sink: any ByteSink) { self.sink = sink }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    let bytes = begun + bytes
    let whole = bytes.count - Self.begunBytes(at: bytes)
    begun = Array(bytes[whole...])
    if whole > 0 { try sink.write(Self.shown(bytes[..<whole])) }
  }

  /// The bytes with control characters made visible; line ends and tabs stay.
  package static func shown(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    if bytes.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 }) {
      return Array(bytes)
    }
    let parts = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var shown: [UInt8] = []
    for (index, part) in parts.enumerated() {
      let isLine = index < parts.count - 1
      // A line of a table may end in CR LF, which moves to the next line and nothing else.
      let end: [UInt8] = isLine ? (part.last == 0x0D ? [0x0D, 0x0A] : [0x0A]) : []
      let text = String(decoding: end.count == 2 ? part.dropLast() : part, as: UTF8.self)
      shown += Array(VisibleText.lines(of: text).utf8) + end
    }
    return shown
  }

  /// How many bytes at the end are the beginning of a character of UTF-8.
  private static func begunBytes(at bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? back : 0
    }
    return 0
  }
}
