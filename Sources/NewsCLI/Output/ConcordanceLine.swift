import NewsAnalysis
import NewsModel
import NewsScript
import TerminalText
import TokenPatterns

/// A match with the text around it: a keyword in context.
struct ConcordanceLine {
  let article: String
  let date: String?
  let source: String?
  /// The bytes of the match.
  let span: TextSpan
  /// The same in Unicode scalars, as in other JSON.
  let scalars: Range<Int>
  let left: String
  let match: String
  let right: String
  let labels: [(name: String, text: String)]

  /// What is compared when lines are put in order.
  func key(_ order: SearchCommand.KwicOrder) -> String {
    switch order {
    case .corpus: ""
    case .left: left.lowercased().split(separator: " ").reversed().joined(separator: " ")
    case .right: right.lowercased()
    // What has no date comes last.
    case .date: date ?? "~"
    }
  }

  /// The line as text: whose it is, then the match below those of other lines.
  func text(width: Int, isColoured: Bool) -> String {
    let name = DisplayText.cut(article, to: Self.nameWidth)
    let left = Self.tail(of: DisplayText.visible(left), width: width)
    let match = DisplayText.visible(match)
    let right = DisplayText.cut(right, to: width)
    let shown = isColoured ? "\u{1B}[1m\(isolated(match))\u{1B}[0m" : "[\(isolated(match))]"
    return isolated(name) + Self.blanks(Self.nameWidth + 2 - DisplayWidth.of(name))
      + Self.blanks(width + (left.hasSuffix(" ") ? 1 : 0) - DisplayWidth.of(left)) + isolated(left)
      + (left.hasSuffix(" ") ? "" : " ") + shown + isolated(right)
  }

  private static let nameWidth = 20

  private static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  /// The end of a text that fits into so many columns, with "…" before it when something is cut.
  static func tail(of text: String, width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var (used, start) = (1, text.endIndex)
    while start > text.startIndex {
      let before = text.index(before: start)
      let size = DisplayWidth.of(text[before])
      if used + size > width { break }
      used += size
      start = before
    }
    return "…" + text[start...]
  }

  /// A text that is written from right to left stays apart from what is around it.
  private func isolated(_ text: String) -> String {
    text.unicodeScalars.contains(where: Self.isRightToLeft) ? "\u{2068}\(text)\u{2069}" : text
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
