import NewsModel

/// Finds the days of holidays by their rules: `12-25`, `11-4-4` (the fourth Thursday of November),
/// `5-1-L` (the last Monday of May), `easter+1`, `orthodox`, `islamic-10-1`, with `+1` or `-1`
/// behind for a day beside and `*8` for a number of days.
///
/// A day of the Hebrew calendar counts from the evening before it: `hebrew-7-1`.
enum Holidays {
  /// The day or days in a year; nil for a rule that cannot be read, or a year without a date.
  static func period(_ rule: String, in year: Int) -> TimePeriod? {
    guard (2...9998).contains(year) else { return nil }
    let cells = rule.split(separator: "*").map(String.init)
    guard let name = cells.first, let first = day(name, in: year) else { return nil }
    guard cells.count == 2, let count = Int(cells[1]), count > 1 else { return .day(first) }
    return .span(first, first + count - 1)
  }

  private static func day(_ rule: String, in year: Int) -> Int? {
    var parts = rule.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    var offset = 0
    if let last = parts.last, let mark = last.firstIndex(of: "+") {
      offset = Int(last[last.index(after: mark)...]) ?? 0
      parts[parts.count - 1] = String(last[..<mark])
    }
    if let day = movable(parts[0], in: year) {
      return day + offset - (parts.count == 2 ? Int(parts[1]) ?? 0 : 0)
    }
    if parts.count == 3, let month = Int(parts[1]), let day = Int(parts[2]) {
      if parts[0] == "islamic" { return islamic(month, day, in: year).map { $0 + offset } }
      if parts[0] == "hebrew" {
        return HebrewCalendar.day(month, day, in: year).map { $0 + offset - 1 }
      }
    }
    guard let month = Int(parts[0]), parts.count > 1, let second = Int(parts[1]) else { return nil }
    if parts.count == 2 {
      return NewsDate(year: year, month: month, day: second)?.dayNumber.map { $0 + offset }
    }
    if parts[2] == "L" { return nth(nil, second, month, year).map { $0 + offset } }
    return Int(parts[2]).flatMap { nth($0, second, month, year) }.map { $0 + offset }
  }

  /// A day that has a name of its own, from which others are counted.
  private static func movable(_ name: String, in year: Int) -> Int? {
    switch name {
    case "easter": easter(year)
    case "orthodox": orthodox(year)
    case "atzmaut": HebrewCalendar.independence(year).map { $0 - 1 }
    case "tisha": HebrewCalendar.tisha(year).map { $0 - 1 }
    case "chinese": HolidayTables.day(HolidayTables.chinese, from: 1990, year)
    case "diwali": HolidayTables.day(HolidayTables.diwali, from: 2010, year)
    case "holi": HolidayTables.day(HolidayTables.holi, from: 2010, year)
    default: nil
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
