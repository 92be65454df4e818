import NewsModel

/// A run of lines that belong together: a paragraph, or a line that stands alone.
struct TextUnit {
  /// The lines without the spaces around them, in order, at least one.
  var lines: ArraySlice<TextSpan>
  /// From the first line's beginning to the last line's end.
  var span: TextSpan {
    (lines.first?.lowerBound ?? 0)..<(lines.last?.upperBound ?? 0)
  }
}

/// Cuts a text into lines.
enum TextLines {
  /// The lines between blank ones: lines without the spaces around them, in order.
  struct Lines {
    var spans: [TextSpan] = []
    /// For every line whether it begins with white space.
    var areIndented: [Bool] = []
    /// The runs of lines without a blank line between, as ranges of the lines.
    var runs: [Range<Int>] = []
  }

  /// The lines of a text.
  static func lines(of text: ArticleText) -> Lines {
    var lines = Lines()
    var (start, first) = (0, 0)
    let bytes = text.bytes
    let count = bytes.count
    for index in 0...count where index == count || isLineEnd(bytes, index) {
      let line = trimmed(text, start..<index)
      if !line.isEmpty {
        lines.spans.append(line)
        lines.areIndented.append(line.lowerBound > start)
      } else if lines.spans.count > first {
        lines.runs.append(first..<lines.spans.count)
        first = lines.spans.count
      }
      start = index + 1
    }
    if lines.spans.count > first { lines.runs.append(first..<lines.spans.count) }
    return lines
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

  static func spaceLength(_ text: ArticleText, at index: Int, end: Int) -> Int {
    let byte = text.bytes[index]
    if byte <= 0x20 || byte == 0x7F { return 1 }
    guard byte >= 0x80 else { return 0 }
    let scalar = WideScalar.read(text.bytes, at: index, end: end)
    return scalar.kind == .space ? scalar.length : 0
  }

  /// Whether a line ends as a sentence does, perhaps with a closing mark behind.
  static func endsSentence(_ text: ArticleText, _ line: TextSpan) -> Bool {
    guard let last = text.bytes[line].last else { return false }
    switch last {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
      UInt8(ascii: "\""), UInt8(ascii: ")"):
      return true
    case 0x9D, 0x99, 0xA6:
      // “ ” ’ … end in these bytes.
      return line.count > 3 && text.bytes[line.upperBound - 3] == 0xE2
        && text.bytes[line.upperBound - 2] == 0x80
    case 0xBB: return line.count > 2 && text.bytes[line.upperBound - 2] == 0xC2
    default: return false
    }
  }
}
