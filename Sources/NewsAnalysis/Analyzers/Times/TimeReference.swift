import NewsModel

/// Reckons from the date of an article.
struct TimeReference {
  let date: NewsDate

  /// The day that lies some days away.
  func day(_ offset: Int) -> NewsDate? {
    NewsDate(year: date.year, month: date.month, day: date.day)?.adding(days: offset)
  }

  /// The value of the unit that lies some units away: a date, a week, a month, a year.
  func value(_ unit: TimeUnit, _ offset: Int) -> String? {
    guard abs(offset) < 100_000 else { return nil }
    switch unit {
    case .second, .minute, .hour: return nil
    case .day: return day(offset)?.description
    case .week: return day(offset * 7).flatMap(Self.week)
    case .fortnight: return day(offset * 14).flatMap(Self.week)
    case .month: return month(offset)
    case .quarter: return quarter(offset)
    case .year: return NewsDate(year: date.year + offset)?.description
    case .decade: return prefix(3, of: NewsDate(year: date.year + offset * 10))
    case .century: return prefix(2, of: NewsDate(year: date.year + offset * 100))
    }
  }

  private func prefix(_ length: Int, of date: NewsDate?) -> String? {
    date.map { String($0.description.prefix(length)) }
  }

  private func month(_ offset: Int) -> String? {
    guard let month = date.month else { return nil }
    let months = date.year * 12 + month - 1 + offset
    return NewsDate(year: months / 12, month: months % 12 + 1)?.description
  }

  private func quarter(_ offset: Int) -> String? {
    guard let month = date.month else { return nil }
    let quarters = date.year * 4 + (month - 1) / 3 + offset
    return NewsDate(year: quarters / 4).map { "\($0)-Q\(quarters % 4 + 1)" }
  }

  /// The ISO 8601 week of a day, such as `2017-W14`.
  static func week(_ day: NewsDate) -> String? {
    guard let weekday = day.weekday, let thursday = day.adding(days: 4 - weekday),
      let number = thursday.dayNumber,
      let first = NewsDate(year: thursday.year, month: 1, day: 1)?.dayNumber
    else { return nil }
    let week = (number - first) / 7 + 1
    return "\(thursday.year)-W" + (week < 10 ? "0" : "") + String(week)
  }

  /// The day of the week nearest before the reference, itself included, or after it.
  func weekday(_ weekday: Int, isAhead: Bool) -> NewsDate? {
    guard let today = day(0), let own = today.weekday else { return nil }
    let back = (own - weekday + 7) % 7
    return today.adding(days: isAhead ? 7 - back : -back)
  }

  /// The day of the week in the week that lies some weeks away.
  func weekday(_ weekday: Int, weeks: Int) -> NewsDate? {
    guard let today = day(0), let own = today.weekday else { return nil }
    return today.adding(days: weekday - own + weeks * 7)
  }

  /// The month of this year, or of the nearest year before or after when an offset is given.
  func month(_ month: Int, offset: Int) -> NewsDate? {
    let own = date.month ?? 1
    var year = date.year
    if offset < 0, month >= own { year -= 1 }
    if offset > 0, month <= own { year += 1 }
    return NewsDate(year: year, month: month)
  }

  /// The season of the year that lies some years away; "last" means the one that is over.
  func season(_ code: String, offset: Int) -> String? {
    let starts = ["SP": 3, "SU": 6, "FA": 9, "WI": 12]
    var year = date.year
    if let start = starts[code], let month = date.month {
      if offset < 0, month < start + 3 { year -= 1 }
      if offset > 0, month >= start { year += 1 }
    }
    return NewsDate(year: year).map { "\($0)-\(code)" }
  }

  /// The date that a text states, with the nearest year where it leaves the year out.
  func resolve(_ stated: StatedDate) -> NewsDate? {
    stated.date ?? NearDate(reference: date).nearest(month: stated.month, day: stated.day)
  }
}
