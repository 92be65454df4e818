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
    case .islamic: return MoonCalendars.islamic(month, day, in: year)
    case .hindu: return MoonCalendars.hindu(month, day, hour: Int(rule.number), in: year)
    case .hebrew: return HebrewCalendar.day(month, day, in: year).map { $0 - 1 }
    case .atzmaut: return HebrewCalendar.independence(year).map { $0 - 1 }
    case .tisha: return HebrewCalendar.tisha(year).map { $0 - 1 }
    case .parsi: return parsi(year)
    case .chinese: return MoonCalendars.chinese(in: year)
    case .diwali: return MoonCalendars.hindu(7, 30, hour: 18, in: year)
    case .holi:
      return HolidayTables.day(HolidayTables.holi, from: 2010, year)
        ?? MoonCalendars.hindu(12, 15, hour: 18, in: year).map { $0 + 1 }
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

  /// The New Year of the Parsi in India, whose year has 365 days; 17,760 is 17 August 2018.
  private static func parsi(_ year: Int) -> Int? {
    guard let middle = NewsDate(year: year, month: 7, day: 1)?.dayNumber else { return nil }
    let days = 17_760 - middle
    return middle + (days % 365 + 365) % 365
  }
}
