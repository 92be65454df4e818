import NewsModel

extension TimeScanner {
  /// A year where the words around it show that it is one.
  func year(at index: Int) -> Match? {
    if let year = prefixedYear(index) {
      return Match(first: index, next: index + 1, kind: .date, value: year)
    }
    guard let year = matcher.year(at: index), (1500...2199).contains(year),
      value(.counted, index + 1) == nil, isYearContext(index)
    else { return nil }
    return Match(first: index, next: index + 1, kind: .date, value: String(year))
  }

  private func isYearContext(_ index: Int) -> Bool {
    guard index > tokens.startIndex else {
      return index + 1 < tokens.endIndex && tokens[index + 1].kind == .word
    }
    if value(.beforeYear, index - 1) != nil { return true }
    let before = tokens[index - 1]
    if before.kind == .punctuation { return isMark(index - 1, "(") || isMark(index - 1, ",") }
    guard index + 1 < tokens.endIndex, tokens[index + 1].kind == .word else { return false }
    return text.equals(before, anyOf: ["the", "its", "his", "her", "their", "year", "a", "fiscal"])
      || text.equals(before, "'s") || text.equals(before, "’s")
  }

  /// The year of a word like "mid-2016" or "pre-2003".
  private func prefixedYear(_ index: Int) -> String? {
    let span = tokens[index].span
    guard tokens[index].kind == .word, span.count <= 10,
      ["mid-", "early-", "late-"].contains(where: { prefix in
        span.count > prefix.utf8.count + 3
          && text.equals(span.lowerBound..<span.lowerBound + prefix.utf8.count, prefix)
      }), let year = text.number(span.upperBound - 4..<span.upperBound),
      (1500...2199).contains(year)
    else { return nil }
    return String(year)
  }

  /// A decade or century: "the 1990s", "1990's", "the 19th century".
  func decade(at index: Int) -> Match? {
    var span = tokens[index].span
    let hasArticle = isWord(index - 1, "the")
    let first = hasArticle ? index - 1 : index
    if tokens[index].kind == .number, let number = ordinalNumber(span), isWord(index + 1, "century")
    {
      guard (1...30).contains(number) else { return nil }
      let value = NewsDate.centuryPrefix(number)
      return Match(first: first, next: index + 2, kind: .date, value: value)
    }
    if tokens[index].kind == .word, span.count == 9,
      text.equals(span.lowerBound..<span.lowerBound + 4, "mid-")
    {
      span = span.lowerBound + 4..<span.upperBound
    }
    guard span.count == 5, text.bytes[span.upperBound - 1] == UInt8(ascii: "s"),
      let year = text.number(span.lowerBound..<span.upperBound - 1), year % 10 == 0,
      (1500...2190).contains(year)
    else { return nil }
    return Match(first: first, next: index + 1, kind: .date, value: String(year / 10))
  }

  private func ordinalNumber(_ span: TextSpan) -> Int? {
    guard span.count > 2 else { return nil }
    let suffix = span.upperBound - 2..<span.upperBound
    guard ["st", "nd", "rd", "th"].contains(where: { text.equals(suffix, $0) }) else { return nil }
    return text.number(span.lowerBound..<suffix.lowerBound)
  }
}

extension NewsDate {
  /// The first two digits of the years of a century ("19" for the 20th).
  fileprivate static func centuryPrefix(_ number: Int) -> String {
    (number < 11 ? "0" : "") + String(number - 1)
  }
}
