/// The first and last day (or minute) of a stretch of time; an open end is nil.
public struct TimeBounds: Hashable, Sendable {
  /// The first day, or the first minute where the time of day is known.
  public var begin: NewsDate?
  /// The last day, itself included, or the last minute.
  public var finish: NewsDate?

  /// Makes bounds.
  public init(begin: NewsDate?, finish: NewsDate?) { (self.begin, self.finish) = (begin, finish) }

  /// Reads the value of a date, time or range: `2017`, `2017-Q2`, `2017-W14`, `2017-SU`, `199`,
  /// `2017-04-06T17:23`, `2017-04-06TNI`, `2017/2018`; nil for durations, sets and vague ones.
  public init?(timex value: String) {
    let parts = value.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if parts.count == 2 {
      let from = Self.single(parts[0])
      let to = Self.single(parts[1])
      guard from != nil || to != nil else { return nil }
      self.init(begin: from?.begin, finish: to?.finish)
      return
    }
    guard let bounds = Self.single(value.utf8[...]) else { return nil }
    self = bounds
  }

  /// These bounds as a modifier reads them: "since" has no end, "before" no beginning.
  func limited(by modifier: TimeModifier?) -> TimeBounds {
    switch modifier {
    case .before: TimeBounds(begin: nil, finish: Self.step(begin, -1))
    case .onOrBefore: TimeBounds(begin: nil, finish: finish)
    case .after: TimeBounds(begin: Self.step(finish, 1), finish: nil)
    case .onOrAfter: TimeBounds(begin: begin, finish: nil)
    default: self
    }
  }

  private static func step(_ date: NewsDate?, _ offset: Int) -> NewsDate? {
    guard let date, let minute = date.minute else { return date?.adding(days: offset) }
    let total = minute + offset
    let day = NewsDate(year: date.year, month: date.month, day: date.day)
    let moved = day?.adding(days: total < 0 ? -1 : total / 1440)
    return moved.flatMap {
      NewsDate(year: $0.year, month: $0.month, day: $0.day, minute: (total + 1440) % 1440)
    }
  }

  private static func single(_ value: Substring.UTF8View) -> TimeBounds? {
    let text = String(Substring(value))
    let count = text.utf8.count
    if count >= 16, let date = NewsDate(iso8601: text) {
      return TimeBounds(begin: date, finish: date)
    }
    if let mark = text.utf8.firstIndex(of: UInt8(ascii: "T")), count > 11 {
      let rest = text[text.index(after: mark)...]
      guard let day = NewsDate(iso8601: String(text[..<mark])), day.day != nil else { return nil }
      if let hour = Int(rest.prefix(2)), rest.utf8.count == 2, hour < 24 {
        let at = { NewsDate(year: day.year, month: day.month, day: day.day, minute: $0) }
        return TimeBounds(begin: at(hour * 60), finish: at(hour * 60 + 59))
      }
      return TimeBounds(begin: day, finish: day)
    }
    if let date = NewsDate(iso8601: text) {
      return range(
        date.year, date.month ?? 1, date.day ?? 1, date.year, date.month ?? 12, date.day)
    }
    if (2...3).contains(count), let prefix = Int(text) {
      let years = count == 2 ? 100 : 10
      return range(max(1, prefix * years), 1, 1, prefix * years + years - 1, 12, nil)
    }
    return period(text)
  }

  /// The bounds of a quarter, half, season, week or weekend.
  private static func period(_ text: String) -> TimeBounds? {
    let parts = text.split(separator: "-").map(String.init)
    if text.utf8.starts(with: "FY".utf8), let year = Int(text.dropFirst(2).prefix(4)) {
      return range(year, 1, 1, year, 12, nil)
    }
    guard parts.count > 1, parts[0].utf8.count == 4, let year = Int(parts[0]),
      (1...9999).contains(year)
    else { return nil }
    let (letter, number) = (parts[1].utf8.first, Int(parts[1].dropFirst()))
    switch parts[1] {
    case "SP": return range(year, 3, 1, year, 5, nil)
    case "SU": return range(year, 6, 1, year, 8, nil)
    case "FA": return range(year, 9, 1, year, 11, nil)
    case "WI": return range(year, 12, 1, year + 1, 2, nil)
    default: break
    }
    guard let number else { return nil }
    if letter == UInt8(ascii: "Q"), (1...4).contains(number) {
      return range(year, number * 3 - 2, 1, year, number * 3, nil)
    }
    if letter == UInt8(ascii: "H"), (1...2).contains(number) {
      return range(year, number * 6 - 5, 1, year, number * 6, nil)
    }
    guard letter == UInt8(ascii: "W"), (1...53).contains(number),
      let fourth = NewsDate(year: year, month: 1, day: 4), let weekday = fourth.weekday,
      let monday = fourth.adding(days: 1 - weekday + (number - 1) * 7)
    else { return nil }
    let first = parts.count > 2 ? monday.adding(days: 5) : monday
    return TimeBounds(begin: first, finish: monday.adding(days: 6))
  }

  private static func range(
    _ year: Int, _ month: Int, _ day: Int, _ lastYear: Int, _ lastMonth: Int, _ lastDay: Int?
  ) -> TimeBounds? {
    let lastDay = lastDay ?? NewsDate.daysInMonth(year: lastYear, month: lastMonth)
    guard let begin = NewsDate(year: year, month: month, day: day) else { return nil }
    return TimeBounds(
      begin: begin, finish: NewsDate(year: lastYear, month: lastMonth, day: lastDay))
  }
}
