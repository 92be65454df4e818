import NewsModel

extension TimeScanner {
  /// "last week of July": the week of the first or last day of a month.
  func weekOfMonth(at index: Int) -> Match? {
    let isLast = isWord(index, anyOf: ["last", "final"])
    guard isLast || isWord(index, "first"), isWord(index + 1, "week"), isWord(index + 2, "of"),
      index + 3 < tokens.endIndex, matcher.match(at: index + 3) == nil,
      let month = matcher.month(at: index + 3)
    else { return nil }
    let year = matcher.year(at: index + 4)
    let near = reference.flatMap { NearDate(reference: $0.date).nearest(month: month, day: nil) }
    let first = (year ?? near?.year).flatMap { NewsDate(year: $0, month: month, day: 1) }
    let day = isLast ? first.flatMap { Self.lastDay(ofMonthOf: $0) } : first
    return Match(
      first: index, next: year == nil ? index + 4 : index + 5, kind: .date,
      value: day.flatMap(TimeReference.week))
  }

  /// "the week of April 10": the week in which the day lies.
  func weekOf(at index: Int) -> Match? {
    guard isWord(index, "week"), isWord(index + 1, "of"), index + 2 < tokens.endIndex,
      let found = matcher.match(at: index + 2)
    else { return nil }
    let day = found.date.date ?? reference?.resolve(found.date)
    let first = isWord(index - 1, "the") ? index - 1 : index
    return Match(
      first: first, next: found.next, kind: .date, value: day.flatMap(TimeReference.week))
  }

  /// The last day of the month in which a day lies.
  private static func lastDay(ofMonthOf day: NewsDate) -> NewsDate? {
    guard let month = day.month else { return nil }
    let next = NewsDate(year: month == 12 ? day.year + 1 : day.year, month: month % 12 + 1, day: 1)
    return next?.adding(days: -1)
  }
}
