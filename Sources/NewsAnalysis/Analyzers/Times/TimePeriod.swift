import NewsModel

/// The seasons, named as in TIMEX3.
enum TimeSeason: String, CaseIterable {
  case spring = "SP", summer = "SU", autumn = "FA", winter = "WI"

  /// The month in which it begins.
  var month: Int {
    switch self {
    case .spring: 3
    case .summer: 6
    case .autumn: 9
    case .winter: 12
    }
  }
}

/// The parts of a day, named as in TIMEX3.
enum TimePart: String, CaseIterable {
  case morning = "MO", midday = "MI", afternoon = "AF", evening = "EV", night = "NI", day = "DT"

  /// The hours of a clock of twelve that mean the second half of the day in it.
  func hour(_ hour: Int) -> Int {
    switch self {
    case .morning, .day: hour
    case .midday: hour < 5 ? hour + 12 : hour
    case .afternoon, .evening: hour < 12 ? hour + 12 : hour
    case .night: hour >= 5 && hour < 12 ? hour + 12 : hour == 12 ? 0 : hour
    }
  }
}

/// The edges of a period that words such as "early", "mid" and "the end of" name.
enum TimeEdge: String, CaseIterable {
  case start = "START", middle = "MID", end = "END"

  var modifier: TimeModifier {
    switch self {
    case .start: .start
    case .middle: .middle
    case .end: .end
    }
  }
}

/// What a text says of a time without saying which one it is.
enum VagueTime: String {
  case past = "PAST_REF", present = "PRESENT_REF", future = "FUTURE_REF"
}

/// A stretch of the calendar.
enum TimePeriod: Equatable {
  /// A day, by its number since 1970.
  case day(Int)
  /// Days in a row, by the numbers of the first and last one.
  case span(Int, Int)
  /// A week or weekend, by the number of its Monday.
  case week(Int)
  case weekend(Int)
  case month(Int, Int)
  case quarter(Int, Int)
  case half(Int, Int)
  case season(Int, TimeSeason)
  case year(Int)
  case fiscal(Int)
  /// Ten or a hundred years by the digits that they share.
  case decade(Int)
  case century(Int)
  /// A vague one, such as PAST_REF.
  case vague(VagueTime)

  /// The value in the manner of TIMEX3; nil outside the years 1 to 9999.
  var value: String? {
    switch self {
    case .day(let day): return NewsDate(dayNumber: day)?.description
    case .span(let first, let last):
      guard let first = NewsDate(dayNumber: first), let last = NewsDate(dayNumber: last) else {
        return nil
      }
      return "\(first)/\(last)"
    case .week(let monday): return Self.week(monday)
    case .weekend(let monday): return Self.week(monday).map { $0 + "-WE" }
    case .month(let year, let month): return NewsDate(year: year, month: month)?.description
    case .quarter(let year, let number): return Self.year(year).map { "\($0)-Q\(number)" }
    case .half(let year, let number): return Self.year(year).map { "\($0)-H\(number)" }
    case .season(let year, let season): return Self.year(year).map { "\($0)-\(season.rawValue)" }
    case .year(let year): return Self.year(year)
    case .fiscal(let year): return Self.year(year).map { "FY" + $0 }
    case .decade(let prefix): return Self.year(prefix * 10).map { String($0.prefix(3)) }
    case .century(let prefix): return Self.year(prefix * 100 + 1).map { String($0.prefix(2)) }
    case .vague(let reference): return reference.rawValue
    }
  }

  private static func year(_ year: Int) -> String? { NewsDate(year: year)?.description }

  /// The ISO 8601 week that begins on a Monday, such as `2017-W14`.
  private static func week(_ monday: Int) -> String? {
    guard let thursday = NewsDate(dayNumber: monday + 3), let own = thursday.dayNumber,
      let first = NewsDate(year: thursday.year, month: 1, day: 1)?.dayNumber
    else { return nil }
    let number = (own - first) / 7 + 1
    return year(thursday.year).map { $0 + "-W" + (number < 10 ? "0" : "") + String(number) }
  }

  /// The first and last day, by their numbers.
  var days: (first: Int, last: Int)? {
    switch self {
    case .day(let day): return (day, day)
    case .span(let first, let last): return (first, last)
    case .week(let monday): return (monday, monday + 6)
    case .weekend(let monday): return (monday + 5, monday + 6)
    default:
      guard let bounds = value.flatMap({ TimeBounds(timex: $0) }),
        let first = bounds.begin?.dayNumber, let last = bounds.finish?.dayNumber
      else { return nil }
      return (first, last)
    }
  }

  /// Whether it is so long that what lies a number of a unit behind it cannot be told.
  func isCoarser(than unit: TimeUnit) -> Bool {
    switch self {
    case .day, .span, .vague: false
    case .week, .weekend: unit == .day
    case .month, .quarter, .half, .season: unit == .day || unit == .week || unit == .fortnight
    case .year, .fiscal, .decade, .century:
      unit != .year && unit != .decade && unit != .century && unit != .quarter
    }
  }

  /// The Monday of the week in which a day lies.
  static func monday(_ day: Int) -> Int { day - ((day + 3) % 7 + 7) % 7 }

  /// The period that lies a number of its own kind away.
  func moved(by count: Int) -> TimePeriod {
    switch self {
    case .day(let day): .day(day + count)
    case .span(let first, let last):
      .span(first + (last - first + 1) * count, last + (last - first + 1) * count)
    case .week(let monday): .week(monday + count * 7)
    case .weekend(let monday): .weekend(monday + count * 7)
    case .month(let year, let month): Self.month(after: year * 12 + month - 1 + count)
    case .quarter(let year, let number): Self.quarter(after: year * 4 + number - 1 + count)
    case .half(let year, let number):
      .half((year * 2 + number - 1 + count) / 2, (year * 2 + number - 1 + count) % 2 + 1)
    case .season(let year, let season): .season(year + count, season)
    case .year(let year): .year(year + count)
    case .fiscal(let year): .fiscal(year + count)
    case .decade(let prefix): .decade(prefix + count)
    case .century(let prefix): .century(prefix + count)
    case .vague: self
    }
  }

  private static func month(after months: Int) -> TimePeriod {
    .month(months / 12, months % 12 + 1)
  }

  private static func quarter(after quarters: Int) -> TimePeriod {
    .quarter(quarters / 4, quarters % 4 + 1)
  }

  /// The period of a unit in which a date lies, as far as the date is exact enough.
  static func around(_ date: NewsDate, _ unit: TimeUnit) -> TimePeriod? {
    let day = NewsDate(year: date.year, month: date.month, day: date.day)?.dayNumber
    switch unit {
    case .second, .minute, .hour, .day: return day.map { .day($0) }
    case .week, .fortnight: return day.map { .week(monday($0)) }
    case .weekend: return day.map { .weekend(monday($0)) }
    case .month: return date.month.map { .month(date.year, $0) }
    case .quarter: return date.month.map { .quarter(date.year, ($0 - 1) / 3 + 1) }
    case .year: return .year(date.year)
    case .decade: return .decade(date.year / 10)
    case .century: return .century(date.year / 100)
    }
  }
}
