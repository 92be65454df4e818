import NewsModel

/// A date as a text states it; what the text leaves out is nil.
struct StatedDate: Equatable {
  var year: Int?
  var month: Int?
  var day: Int?
  var weekday: Int?

  /// The date, when the year is stated and the calendar has it.
  var date: NewsDate? { year.flatMap { NewsDate(year: $0, month: month, day: day) } }

  /// Whether a year, or a leap year where none is stated, has that day.
  var isPossible: Bool { NewsDate(year: year ?? 2000, month: month, day: day) != nil }
}

/// Reads dates from tokens: "April 6", "Thursday, April 6, 2017", "6 April 2017", "2017-04-06".
struct DateMatcher {
  let text: ArticleText
  let tokens: ArraySlice<Token>

  /// The date that begins at a token, and the index of the token after it.
  func match(at start: Int) -> (date: StatedDate, next: Int)? {
    guard start < tokens.endIndex else { return nil }
    if let date = iso(tokens[start]) { return (date, start + 1) }
    if let weekday = CalendarWords.weekday(text, tokens[start].span),
      tokens[start].casing != .lower
    {
      let next = isMark(start + 1, ",") ? start + 2 : start + 1
      guard next < tokens.endIndex, var found = dayAndMonth(at: next) else { return nil }
      found.date.weekday = weekday
      return found
    }
    return dayAndMonth(at: start)
  }

  private func dayAndMonth(at start: Int) -> (date: StatedDate, next: Int)? {
    var date = StatedDate()
    var next = start
    if let month = month(at: start), let day = day(at: start + 1) {
      (date.month, date.day, next) = (month, day, start + 2)
    } else if let day = day(at: start) {
      let isLong = start + 2 < tokens.endIndex && text.equals(tokens[start + 1], "of")
      guard let month = month(at: isLong ? start + 2 : start + 1) else { return nil }
      (date.month, date.day, next) = (month, day, isLong ? start + 3 : start + 2)
    } else {
      return nil
    }
    let yearAt = isMark(next, ",") ? next + 1 : next
    if let year = year(at: yearAt) { (date.year, next) = (year, yearAt + 1) }
    return date.isPossible ? (date, next) : nil
  }

  /// The month that a token names; a short name ("may", "march") needs a capital letter.
  func month(at index: Int) -> Int? {
    guard index < tokens.endIndex, tokens[index].kind == .word,
      let month = CalendarWords.month(text, tokens[index].span)
    else { return nil }
    let isClear = tokens[index].span.count > 5
    return isClear || tokens[index].casing == .title || tokens[index].casing == .upper ? month : nil
  }

  /// The day of a month that a token is: one or two digits, perhaps with "st", "nd", "rd", "th".
  func day(at index: Int) -> Int? {
    guard index < tokens.endIndex, tokens[index].kind == .number else { return nil }
    var span = tokens[index].span
    if tokens[index].casing == .lower, span.count > 2 {
      let suffix = span.upperBound - 2..<span.upperBound
      guard ["st", "nd", "rd", "th"].contains(where: { text.equals(suffix, $0) }) else {
        return nil
      }
      span = span.lowerBound..<suffix.lowerBound
    }
    guard span.count <= 2, let day = text.number(span), (1...31).contains(day) else { return nil }
    return day
  }

  /// The year that a token is: four digits, 1000 to 2999.
  func year(at index: Int) -> Int? {
    guard index < tokens.endIndex, tokens[index].kind == .number, tokens[index].span.count == 4,
      let year = text.number(tokens[index].span), (1000...2999).contains(year)
    else { return nil }
    return year
  }

  private func iso(_ token: Token) -> StatedDate? {
    let span = token.span
    guard token.kind == .number, span.count == 10 else { return nil }
    let start = span.lowerBound
    let mark = text.bytes[start + 4]
    guard mark == UInt8(ascii: "-"), text.bytes[start + 7] == mark,
      let year = text.number(start..<start + 4), let month = text.number(start + 5..<start + 7),
      let day = text.number(start + 8..<start + 10)
    else { return nil }
    let date = StatedDate(year: year, month: month, day: day)
    return date.date == nil ? nil : date
  }

  private func isMark(_ index: Int, _ mark: Character) -> Bool {
    index < tokens.endIndex && tokens[index].kind == .punctuation
      && tokens[index].span.count == 1 && text.firstByte(tokens[index]) == mark.asciiValue
  }
}

extension ArticleText {
  /// The number that a part of the text is when it is nothing but a few digits.
  package func number(_ span: TextSpan) -> Int? {
    guard !span.isEmpty, span.count <= 9, span.isInside(0..<count) else { return nil }
    var value = 0
    for byte in bytes[span] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
