import NewsAnalysis
import NewsModel

/// The text around a match, in one line: line breaks and other blanks become single spaces.
///
/// Put together the three parts are the text again.
package struct MatchContext {
  /// What stands before it.
  package let left: String
  /// The match.
  package let match: String
  /// What stands behind it.
  package let right: String

  /// Takes a number of tokens on each side.
  package init(_ analysis: Analysis, _ match: Range<Int>, tokens count: Int) {
    let tokens = analysis.tokens
    guard let last = match.last, last < tokens.count else {
      (left, self.match, right) = ("", "", "")
      return
    }
    // Both numbers may be as large as they like.
    let start = match.lowerBound - min(count, match.lowerBound)
    let end = match.upperBound + min(count, tokens.count - match.upperBound)
    let (first, second) = (tokens[match.lowerBound].span.lowerBound, tokens[last].span.upperBound)
    left = Self.line(analysis.text[tokens[start].span.lowerBound..<first])
    self.match = Self.line(analysis.text[first..<second])
    right = Self.line(analysis.text[second..<max(second, tokens[end - 1].span.upperBound)])
  }

  /// A text in one line.
  package static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    var isBlank = false
    for scalar in text.unicodeScalars {
      let isSpace =
        scalar.isASCII
        ? scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value)
        : scalar.properties.isWhitespace
      if isSpace {
        isBlank = true
        continue
      }
      if isBlank { line.append(" ") }
      isBlank = false
      line.append(scalar)
    }
    if isBlank { line.append(" ") }
    return String(line)
  }
}
