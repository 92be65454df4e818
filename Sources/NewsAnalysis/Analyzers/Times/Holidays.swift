import NewsModel

/// Finds the days of holidays by their rules.
///
/// A day of the Hebrew calendar counts from the evening before it.
enum Holidays {
  /// The day or days in a year; nil for a year without a date.
  static func period(_ rule: HolidayRule, in year: Int) -> TimePeriod? {
    guard (2...9998).contains(year), let base = day(rule, in: year) else { return nil }
    let first = base + Int(rule.offset)
    return rule.count > 1 ? .span(first, first + Int(rule.count) - 1) : .day(first)
  }

  /// The day from which a rule counts.
  private static func day(_ rule: HolidayRule, in year: Int) -> Int? {
    let (month, day) = (Int(rule.month), Int(rule.day))
    switch rule.base {
    case .fixed: return NewsDate(year: year, month: month, day: day)?.dayNumber
    case .counted: return nth(Int(rule.number), day, month, year)
    case .final: return nth(nil, day, month, year)
    case .easter: return easter(year)
    case .orthodox: return orthodox(year)
    case .islamic: return islamic(month, day, in: year)
    case .hebrew: return HebrewCalendar.day(month, day, in: year).map { $0 - 1 }
    case .atzmaut: return HebrewCalendar.independence(year).map { $0 - 1 }
    case .tisha: return HebrewCalendar.tisha(year).map { $0 - 1 }
    case .chinese: return HolidayTables.day(HolidayTables.chinese, from: 1990, year)
    case .diwali: return HolidayTables.day(HolidayTables.diwali, from: 2010, year)
    case .holi: return HolidayTables.day(HolidayTables.holi, from: 2010, year)
    }
  }

  /// The nth of a day of the week in a month, the last one for nil.
  static func nth(_ number: Int?, _ weekday: Int, _ month: Int, _ year: Int) -> Int? {
    guard let first = NewsDate(year: year, month: month, day: 1)?.dayNumber else { return nil }
    let start = first + (weekday - TimeResolver.weekday(first) + 7) % 7
    let count = NewsDate.daysInMonth(year: year, month: month)
    if let number {
      let day = start + (number - 1) * 7
      return number > 0 && day < first + count ? day : nil
    }
    return start + (first + count - 1 - start) / 7 * 7
  }

  /// The Sunday of Easter, after the method of Meeus, Jones and Butcher.
  static func easter(_ year: Int) -> Int? {
    let golden = year % 19
    let (century, rest) = (year / 100, year % 100)
    let leap = century / 4
    let moon = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - leap - moon + 15) % 30
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let shift = (golden + 11 * epact + 22 * sunday) / 451
    let days = epact + sunday - 7 * shift + 114
    return NewsDate(year: year, month: days / 31, day: days % 31 + 1)?.dayNumber
  }

  /// The Sunday of Orthodox Easter: that of the Julian calendar.
  static func orthodox(_ year: Int) -> Int? {
    let epact = (19 * (year % 19) + 15) % 30
    let sunday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    let days = epact + sunday + 114
    guard let julian = NewsDate(year: year, month: days / 31, day: days % 31 + 1)?.dayNumber else {
      return nil
    }
    return julian + year / 100 - year / 400 - 2
  }

  /// A day of the Islamic calendar as it is reckoned; what is seen may differ by a day.
  static func islamic(_ month: Int, _ day: Int, in year: Int) -> Int? {
    guard year > 622, let start = NewsDate(year: year, month: 1, day: 1)?.dayNumber,
      let end = NewsDate(year: year, month: 12, day: 31)?.dayNumber
    else { return nil }
    let guess = (year - 622) * 33 / 32
    for own in guess - 1...guess + 2 {
      let months = (59 * (month - 1) + 1) / 2
      let days = day + months + (own - 1) * 354 + (3 + 11 * own) / 30
      let number = days + 1_948_439 - 2_440_588
      if (start...end).contains(number) { return number }
    }
    return nil
  }
}
