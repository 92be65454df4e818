import Glibc
import NewsModel

/// Lines inside a paragraph that were broken on purpose: a heading above its text, a caption, a date.
///
/// A line was broken on purpose when the first word of the next one would have found room in it,
/// measured by the longest line (nobody wraps at less than 50 bytes), and when neither reads as if the sentence went on.
enum LineBreaks {
  /// Where the parts of a paragraph end; the last end is that of the paragraph.
  ///
  /// - Parameters:
  ///   - paragraph: The paragraph.
  ///   - text: The text.
  ///   - tokens: The tokens of the text.
  ///   - first: The first token of the paragraph.
  /// - Returns: Offsets in order.
  static func parts(
    of paragraph: TextSpan, _ text: ArticleText, _ tokens: [Token], from first: Int
  ) -> [Int] {
    let lines = lines(of: paragraph, text)
    guard lines.count > 1 else { return [paragraph.upperBound] }
    let width = lines.reduce(0) { max($0, $1.count) }
    var ends: [Int] = []
    var index = first
    for (line, next) in zip(lines, lines.dropFirst()) {
      while index < tokens.count, Int(tokens[index].start) < next.lowerBound { index += 1 }
      guard index > first, index < tokens.count, tokens[index].span.isInside(next) else { continue }
      let (last, word) = (tokens[index - 1], tokens[index])
      let isFull = line.count + 1 + word.span.count + width / 5 >= width && width >= 50
      if !isFull, mayEnd(text, last), mayBegin(word) { ends.append(line.upperBound) }
    }
    return ends + [paragraph.upperBound]
  }

  /// Whether there is a line break in a paragraph.
  static func isBroken(_ paragraph: TextSpan, _ text: ArticleText) -> Bool {
    let span = paragraph.clamped(to: 0..<text.count)
    return text.bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return memchr(start + span.lowerBound, 0x0A, span.count) != nil
    }
  }

  private static func lines(of paragraph: TextSpan, _ text: ArticleText) -> [TextSpan] {
    var lines: [TextSpan] = []
    var start = paragraph.lowerBound
    text.bytes.withUnsafeBufferPointer { bytes in
      for index in paragraph where bytes[index] == 0x0A {
        lines.append(start..<index)
        start = index + 1
      }
    }
    lines.append(start..<paragraph.upperBound)
    return lines
  }

  private static func mayEnd(_ text: ArticleText, _ token: Token) -> Bool {
    guard token.kind == .punctuation else { return token.casing != .lower || token.span.count > 3 }
    return !",;:-(".utf8.contains(text.firstByte(token)) && !["—", "–"].contains(text[token.span])
  }

  private static func mayBegin(_ token: Token) -> Bool {
    switch token.kind {
    case .word: token.casing != .lower
    default: true
    }
  }
}
