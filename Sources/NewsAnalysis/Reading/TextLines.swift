import NewsModel

/// A run of lines that belong together: a paragraph, or a line that stands alone.
struct TextUnit {
  /// The lines without the spaces around them, in order, at least one.
  var lines: [TextSpan]
  /// From the first line's beginning to the last line's end.
  var span: TextSpan {
    (lines.first?.lowerBound ?? 0)..<(lines.last?.upperBound ?? 0)
  }
}

/// Cuts a text into lines and those into paragraphs.
enum TextLines {
  /// The units of a text: runs of lines between blank lines, or single lines where every line of a
  /// run is a paragraph of its own.
  static func units(of text: ArticleText) -> [TextUnit] {
    var units: [TextUnit] = []
    var run: [TextSpan] = []
    func finish() {
      if run.isEmpty { return }
      if run.count > 1, areParagraphs(run, text) {
        units += run.map { TextUnit(lines: [$0]) }
      } else {
        units.append(TextUnit(lines: run))
      }
      run = []
    }
    var start = 0
    let bytes = text.bytes
    let count = bytes.count
    for index in 0...count where index == count || isLineEnd(bytes, index) {
      let line = trimmed(text, start..<index)
      if line.isEmpty { finish() } else { run.append(line) }
      start = index + 1
    }
    finish()
    return units
  }

  /// Whether a line feed stands there, or a return without one.
  private static func isLineEnd(_ bytes: [UInt8], _ index: Int) -> Bool {
    let byte = bytes[index]
    if byte > 0x0D { return false }
    if byte == 0x0A { return true }
    return byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] != 0x0A
  }

  /// A span without white space at its ends.
  static func trimmed(_ text: ArticleText, _ span: TextSpan) -> TextSpan {
    var (start, end) = (span.lowerBound, span.upperBound)
    while start < end {
      let length = spaceLength(text, at: start, end: end)
      if length == 0 { break }
      start += length
    }
    while end > start {
      var first = end - 1
      while first > start, text.bytes[first] & 0xC0 == 0x80 { first -= 1 }
      guard spaceLength(text, at: first, end: end) == end - first else { break }
      end = first
    }
    return start..<end
  }

  /// A span without the picture or bullet that stands before its first word.
  static func undecorated(_ text: ArticleText, _ span: TextSpan) -> TextSpan {
    var start = span.lowerBound
    while start < span.upperBound, text.bytes[start] >= 0x80 {
      let scalar = WideScalar.read(text.bytes, at: start, end: span.upperBound)
      guard scalar.isDecoration || (scalar.kind == .mark && start > span.lowerBound) else { break }
      start += scalar.length
    }
    let rest = trimmed(text, start..<span.upperBound)
    return rest.isEmpty || rest.lowerBound == start ? span : rest
  }

  private static func spaceLength(_ text: ArticleText, at index: Int, end: Int) -> Int {
    let byte = text.bytes[index]
    if byte <= 0x20 || byte == 0x7F { return 1 }
    guard byte >= 0x80 else { return 0 }
    let scalar = WideScalar.read(text.bytes, at: index, end: end)
    return scalar.kind == .space ? scalar.length : 0
  }

  /// Whether the lines of a run are paragraphs, rather than one paragraph that was wrapped.
  private static func areParagraphs(_ lines: [TextSpan], _ text: ArticleText) -> Bool {
    let lengths = lines.dropLast().map(\.count)
    let longest = lines.map(\.count).max() ?? 0
    let total = lines.reduce(0) { $0 + $1.count }
    if total > lines.count * 120 { return true }
    let ended = lines.filter { endsSentence(text, $0) }.count
    if ended * 5 >= lines.count * 4 { return true }
    guard longest <= 100, let shortest = lengths.min() else { return false }
    return shortest < 20 && ended * 2 > lines.count
  }

  /// Whether a line ends as a sentence does, perhaps with a closing mark behind.
  static func endsSentence(_ text: ArticleText, _ line: TextSpan) -> Bool {
    guard let last = text.bytes[line].last else { return false }
    if Array(".!?:\")".utf8).contains(last) { return true }
    return ["”", "’", "»", "…"].contains { text[line].hasSuffix($0) }
  }
}
