import NewsModel

/// The date at the head of a file: `date 2017-04-06`, or a line that is nothing but a date.
struct HeaderDate {
  /// Where the date stands, without the word "date".
  let span: TextSpan
  /// The date, or nil when the calendar has no such day.
  let date: NewsDate?
  /// The byte after the header.
  let end: Int

  /// The header with which a span begins, or nil.
  static func parse(_ text: ArticleText, in span: TextSpan, lists: WireLists) -> HeaderDate? {
    let head = span.lowerBound..<min(span.upperBound, span.lowerBound + 80)
    let tokens = lists.tokenizer.tokens(of: text, in: head)[...]
    guard let first = tokens.first else { return nil }
    let matcher = DateMatcher(text: text, tokens: tokens)
    if text.equals(first, "date") {
      let hasColon = tokens.count > 1 && text.firstByte(tokens[1]) == UInt8(ascii: ":")
      return labelled(text, tokens, matcher, at: hasColon ? 2 : 1)
    }
    guard let found = matcher.match(at: 0), let date = found.date.date else { return nil }
    let last = Int(tokens[found.next - 1].end)
    let lineEnd = text.bytes[last..<span.upperBound].firstIndex { $0 == 0x0A || $0 == 0x0D }
    let rest = TextLines.trimmed(text, last..<(lineEnd ?? span.upperBound))
    let isISO = tokens[0].kind == .number && found.next == 1
    guard rest.isEmpty || isISO && isDateline(text, rest.lowerBound..<span.upperBound, lists)
    else { return nil }
    return HeaderDate(span: Int(first.start)..<last, date: date, end: last)
  }

  private static func isDateline(_ text: ArticleText, _ span: TextSpan, _ lists: WireLists) -> Bool
  {
    DatelineParser.parse(text, in: span, lists: lists) != nil
  }

  /// Reads what follows the word "date".
  private static func labelled(
    _ text: ArticleText, _ tokens: ArraySlice<Token>, _ matcher: DateMatcher, at index: Int
  ) -> HeaderDate? {
    guard index < tokens.endIndex else { return nil }
    if let found = matcher.match(at: index), let date = found.date.date {
      let start = Int(tokens[index].start)
      let end = Int(tokens[found.next - 1].end)
      let limit = min(text.count, end + 24)
      var next = end
      while next < limit, text.bytes[next] == 0x20 || text.bytes[next] == UInt8(ascii: ",") {
        next += 1
      }
      guard next > end, let time = HeaderClock.parse(text, at: next, end: limit),
        let exact = NewsDate(year: date.year, month: date.month, day: date.day, minute: time.minute)
      else { return HeaderDate(span: start..<end, date: date, end: end) }
      return HeaderDate(span: start..<time.end, date: exact, end: time.end)
    }
    let span = tokens[index].span
    guard tokens[index].kind == .number, span.count >= 8,
      text.bytes[span].filter({ $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }).count == 2
    else { return nil }
    return HeaderDate(span: span, date: nil, end: span.upperBound)
  }
}
