import NewsModel

/// Tells lines that are no running text by their forms: headers, credits, bylines, tags.
struct LineKinds {
  /// Where a line stands.
  enum Place { case head, body, tail }

  /// What a line is.
  struct Line {
    var block: Block
    /// What its slots hold, unless a rule without a form found it.
    var match: WireMatch?
  }

  let text: ArticleText
  let lists: WireLists
  /// The number of the story's agency, once it is known.
  var agency: Int?

  /// What a short piece is, or nil when it is running text.
  func line(_ span: TextSpan, at place: Place) -> Line? {
    guard span.count <= 400 else { return nil }
    let profiles = lists.profiles
    let isEnd = place != .body && span.count <= 200
    let rows = profiles.rows(beginning: text, span)
    if rows.isEmpty, !isEnd { return nil }
    var matcher = WireFormMatcher(text, span, lists)
    for number in isEnd ? rows + profiles.rowsOfAnyBeginning : rows {
      let row = profiles.row(number)
      guard Self.allows(row.place, place), row.counts(for: agency),
        let match = matcher.match(row.form, agency: row.agency, isWhole: true)
      else { continue }
      // A line that is a date must say the year.
      if row.kind == .header, match.dateSpan != nil, match.newsDate == nil, !match.isAmbiguous {
        continue
      }
      return Line(block: Block(kind: row.kind, span: span, foundBy: row.foundBy), match: match)
    }
    guard place != .body, isByline(span) else { return nil }
    return Line(block: Block(kind: .byline, span: span, foundBy: "byline:by"))
  }

  /// A header with a date with which a line begins.
  func header(beginning span: TextSpan) -> Line? {
    guard let first = text.bytes[span].first, (0x30...0x39).contains(first) else { return nil }
    let end = min(span.upperBound, span.lowerBound + 80)
    var matcher = WireFormMatcher(text, span.lowerBound..<end, lists)
    for number in lists.profiles.rowsOfAnyBeginning {
      let row = lists.profiles.row(number)
      guard row.kind == .header, row.form.has(.date), row.counts(for: agency),
        let match = matcher.match(row.form, agency: row.agency, isWhole: false),
        match.newsDate != nil
      else { continue }
      let header = span.lowerBound..<match.contentEnd
      return Line(block: Block(kind: .header, span: header, foundBy: row.foundBy), match: match)
    }
    return nil
  }

  private static func allows(_ row: WireProfiles.Place, _ place: Place) -> Bool {
    switch row {
    case .any: true
    case .head: place == .head
    case .ends: place != .body
    case .last: place == .tail
    }
  }

  /// Where a mark of the end begins with which the last paragraph ends behind a full stop.
  func ending(of span: TextSpan) -> Line? {
    // A sentence ends before it, so that every place behind one is looked at, from the last on.
    var index = span.upperBound
    let first = max(span.lowerBound, span.upperBound - 60)
    while index > first {
      index -= 1
      guard text.bytes[index] <= 0x20, index > span.lowerBound,
        TextLines.endsSentence(text, span.lowerBound..<index)
      else { continue }
      let rest = TextLines.trimmed(text, index..<span.upperBound)
      var matcher = WireFormMatcher(text, rest, lists)
      for row in lists.profiles.endings where row.counts(for: agency) {
        if let match = matcher.match(row.form, agency: row.agency, isWhole: true) {
          return Line(block: Block(kind: row.kind, span: rest, foundBy: row.foundBy), match: match)
        }
      }
    }
    return nil
  }

  /// Whether a line is "By" and names.
  private func isByline(_ span: TextSpan) -> Bool {
    guard span.count <= 120, text.bytes[span].last != UInt8(ascii: "."), span.count > 3,
      text.equals(span.lowerBound..<span.lowerBound + 2, "by"),
      text.bytes[span.lowerBound] == UInt8(ascii: "B")
    else { return false }
    let tokens = lists.tokenizer.tokens(of: text, in: span)
    guard (2...10).contains(tokens.count) else { return false }
    return tokens.dropFirst().allSatisfy { token in
      switch token.kind {
      case .word: token.casing != .lower || text.equals(token, anyOf: ["and", "in", "of", "for"])
      case .punctuation, .symbol, .email: true
      default: false
      }
    }
  }
}
