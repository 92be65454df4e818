import NewsModel

/// Finds the time expressions of one paragraph.
struct TimeScanner {
  /// What a rule found: the tokens from where it was asked up to `next`.
  struct Match {
    /// The index of the first token; a rule may begin before the token that it was asked at.
    var first: Int
    var next: Int
    var kind: TimeExpression.Kind
    var value: String?
  }

  let text: ArticleText
  let tokens: ArraySlice<Token>
  let reference: TimeReference?
  let words: TimeWords
  /// The last day that the paragraph named, to which a time of day belongs.
  private(set) var lastDay: String?

  init(
    _ text: ArticleText, _ tokens: ArraySlice<Token>, reference: TimeReference?, words: TimeWords
  ) {
    (self.text, self.tokens, self.reference, self.words) = (text, tokens, reference, words)
  }

  /// The rules in the order in which they are tried, with the names that expressions carry.
  private static let rules: [(name: String, find: @Sendable (TimeScanner, Int) -> Match?)] = [
    ("clock", { $0.clock(at: $1) }),
    ("date_range", { $0.dateRange(at: $1) }),
    ("date", { $0.date(at: $1) }),
    ("week_of_month", { $0.weekOfMonth(at: $1) }),
    ("week_of", { $0.weekOf(at: $1) }),
    ("year_range", { $0.yearRange(at: $1) }),
    ("quarter", { $0.quarter(at: $1) }),
    ("month", { $0.month(at: $1) }),
    ("set", { $0.set(at: $1) }),
    ("ago", { $0.ago(at: $1) }),
    ("shift", { $0.shift(at: $1) }),
    ("deictic", { $0.deictic(at: $1) }),
    ("weekday", { $0.weekday(at: $1) }),
    ("phrase", { $0.phrase(at: $1) }),
    ("duration", { $0.duration(at: $1) }),
    ("decade", { $0.decade(at: $1) }),
    ("year", { $0.year(at: $1) }),
  ]

  mutating func scan() -> [TimeExpression] {
    var found: [TimeExpression] = []
    var index = tokens.startIndex
    while index < tokens.endIndex {
      guard let (rule, match) = firstMatch(at: index) else {
        index += 1
        continue
      }
      let span = Int(tokens[match.first].start)..<Int(tokens[match.next - 1].end)
      found.append(
        TimeExpression(span: span, kind: match.kind, value: match.value, foundBy: "time:" + rule))
      if match.kind == .date, let value = match.value, value.utf8.count == 10 { lastDay = value }
      index = max(match.next, index + 1)
    }
    return found
  }

  private func firstMatch(at index: Int) -> (String, Match)? {
    let token = tokens[index]
    guard token.kind == .word || token.kind == .number else { return nil }
    for rule in Self.rules {
      if let match = rule.find(self, index) { return (rule.name, withClock(match)) }
    }
    return nil
  }
}

extension TimeScanner {
  var matcher: DateMatcher { DateMatcher(text: text, tokens: tokens) }

  func isWord(_ index: Int, _ word: String) -> Bool {
    index >= tokens.startIndex && index < tokens.endIndex && text.equals(tokens[index], word)
  }

  func isWord(_ index: Int, anyOf words: [String]) -> Bool {
    words.contains { isWord(index, $0) }
  }

  /// The value of a token in a role, or nil.
  func value(_ role: TimeWords.Role, _ index: Int) -> String? {
    guard index >= tokens.startIndex, index < tokens.endIndex else { return nil }
    return words.value(role, text, tokens[index].span)
  }

  func unit(_ index: Int) -> TimeUnit? {
    guard index < tokens.endIndex else { return nil }
    return words.unit(text, tokens[index].span)
  }

  /// A count of units: digits or a word, "X" when it is vague, and the index behind it.
  func count(at index: Int) -> (value: String, next: Int)? {
    guard index < tokens.endIndex else { return nil }
    let token = tokens[index]
    if token.kind == .number, token.casing == .none {
      let digits = text[token.span].filter { $0 != "," }
      guard digits.count <= 6, digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") })
      else { return nil }
      return (digits, index + 1)
    }
    if isWord(index, "a"), value(.number, index + 1) != nil {
      let vague =
        isWord(index + 1, "few") || isWord(index + 1, "dozen") || isWord(index + 1, "couple")
      guard vague, let inner = count(at: index + 1) else { return nil }
      return inner
    }
    if let number = value(.number, index) {
      return (number, isWord(index + 1, "of") ? index + 2 : index + 1)
    }
    return hyphenated(index)
  }

  /// A count such as "twenty-five".
  private func hyphenated(_ index: Int) -> (value: String, next: Int)? {
    let span = tokens[index].span
    guard tokens[index].kind == .word, span.count < 16,
      let hyphen = text.bytes[span].firstIndex(of: UInt8(ascii: "-")),
      let tens = words.value(.number, text, span.lowerBound..<hyphen).flatMap({ Int($0) }),
      let ones = words.value(.number, text, hyphen + 1..<span.upperBound).flatMap({ Int($0) }),
      tens >= 20, tens < 100, ones < 10
    else { return nil }
    return (String(tens + ones), index + 1)
  }

  /// Whether a word like "will" stands shortly before an index.
  func looksAhead(_ index: Int) -> Bool {
    let start = max(tokens.startIndex, index - 10)
    return (start..<index).contains { value(.ahead, $0) != nil }
  }
}
