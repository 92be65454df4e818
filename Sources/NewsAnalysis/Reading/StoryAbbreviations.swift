import NewsModel

/// Abbreviations that a story itself shows.
///
/// One is a short word whose full stop a word in lower case follows ("the Kaz. ministry"), unless the
/// same word also stands without a stop.
struct StoryAbbreviations {
  private var seen: [TextSpan] = []
  private var isSettled = false

  /// Whether no abbreviation is known.
  var isEmpty: Bool { seen.isEmpty }

  /// Whether the word before a full stop is an abbreviation; before the first ``settle(_:_:)``, what
  /// may be one is only taken down.
  mutating func isAbbreviated(
    _ text: ArticleText, _ tokens: ArraySlice<Token>, stop: Int, next: Int
  ) -> Bool {
    guard stop > tokens.startIndex else { return false }
    let word = tokens[stop - 1]
    guard word.kind == .word, word.end == tokens[stop].start, word.span.count <= 6 else {
      return false
    }
    // "(b. March 2009)": a single letter ends no sentence by itself.
    if word.span.count == 1, word.casing == .lower, !text.equals(word, "i") { return true }
    if isSettled { return seen.contains { Self.isSame(text, $0, word.span) } }
    if next == stop + 1, next < tokens.endIndex, tokens[next].kind == .word,
      tokens[next].casing == .lower, tokens[next].start > tokens[stop].end, seen.count < 64,
      !seen.contains(where: { Self.isSame(text, $0, word.span) })
    {
      seen.append(word.span)
    }
    return false
  }

  /// Drops the words that also stand without a stop.
  mutating func settle(_ text: ArticleText, _ tokens: [Token]) {
    isSettled = true
    guard !seen.isEmpty else { return }
    for token in tokens where token.kind == .word && token.span.count <= 6 {
      let end = Int(token.end)
      guard end == text.count || text.bytes[end] != UInt8(ascii: ".") else { continue }
      seen.removeAll { Self.isSame(text, $0, token.span) }
      if seen.isEmpty { return }
    }
  }

  private static func isSame(_ text: ArticleText, _ one: TextSpan, _ other: TextSpan) -> Bool {
    guard one.count == other.count else { return false }
    return zip(text.bytes[one], text.bytes[other]).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }
}

/// Numbers of notes in square brackets behind a sentence, which belong to it.
enum References {
  /// The token after the notes that stand from an index on.
  static func end(_ text: ArticleText, _ tokens: ArraySlice<Token>, after index: Int) -> Int {
    var next = index
    while next + 2 < tokens.endIndex, tokens[next + 1].kind == .number,
      text.firstByte(tokens[next]) == UInt8(ascii: "["),
      text.firstByte(tokens[next + 2]) == UInt8(ascii: "]")
    {
      next += 3
    }
    return next
  }
}
