import NewsModel

/// Finds days of the Hebrew calendar, whose months are counted from Nisan; Adar is the last one.
enum HebrewCalendar {
  /// The day of the Common Era's year on which a day of the calendar falls.
  static func day(_ month: Int, _ day: Int, in year: Int) -> Int? {
    guard (1...12).contains(month) else { return nil }
    // The year that begins in the autumn of this one, and the one that ends then.
    let own = month >= 7 && month <= 9 ? year + 3761 : year + 3760
    let first = newYear(own)
    let length = newYear(own + 1) - first
    if month >= 7 {
      let long = length % 10 == 5 ? 1 : 0
      let short = length % 10 == 3 ? 1 : 0
      let leap = length > 370 ? 30 : 0
      let starts = [0, 30, 59 + long, 89 + long - short, 118 + long - short, 148 + long - short]
      return first + starts[month - 7] + (month == 12 ? leap : 0) + day - 1
    }
    let starts = [177, 147, 118, 88, 59, 29]
    return newYear(own + 1) - starts[month - 1] + day - 1
  }

  /// Israel's Independence Day, which keeps away from the Sabbath.
  static func independence(_ year: Int) -> Int? {
    guard year >= 1949, let day = day(2, 5, in: year) else { return nil }
    switch TimeResolver.weekday(day) {
    case 5: return day - 1
    case 6: return day - 2
    case 1: return year < 2004 ? day : day + 1
    default: return day
    }
  }

  /// The fast of the Ninth of Av, a day later on a Sabbath.
  static func tisha(_ year: Int) -> Int? {
    day(5, 9, in: year).map { TimeResolver.weekday($0) == 6 ? $0 + 1 : $0 }
  }

  /// The first day of a year, by its number since 1970.
  private static func newYear(_ year: Int) -> Int {
    let delay = delayed(year)
    let (before, after) = (delayed(year - 1), delayed(year + 1))
    let shift = after - delay == 356 ? 2 : delay - before == 382 ? 1 : 0
    return delay + shift - 2_092_590
  }

  /// The days from the epoch to the mean new moon of a year, put off where the week asks for it.
  private static func delayed(_ year: Int) -> Int {
    let months = (235 * year - 234) / 19
    let parts = 12_084 + 13_753 * months
    let days = 29 * months + parts / 25_920
    return 3 * (days + 1) % 7 < 3 ? days + 1 : days
  }
}
