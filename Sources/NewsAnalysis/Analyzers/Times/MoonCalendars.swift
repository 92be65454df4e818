import NewsModel

/// Days of calendars that follow the moon.
enum MoonCalendars {
  /// A day of the Islamic calendar.
  ///
  /// A month begins with the day behind the new moon, or one day later where that comes after sunset
  /// in Mecca. What is seen may differ by a day.
  static func islamic(_ month: Int, _ day: Int, in year: Int) -> Int? {
    // The new moon of Muharram 1440 has the number 231.
    let guess = (year - 622) * 33 / 32
    for own in guess - 1...guess + 2 {
      let moon = Moon.new(231 + (own - 1440) * 12 + month - 1)
      let number = Int((moon + 0.35).rounded(.down)) + day
      if NewsDate(dayNumber: number)?.year == year { return number }
    }
    return nil
  }

  /// A day of the calendar of Hindu festivals.
  ///
  /// It is the one on which a part of the month, of thirty counted from the new moon, holds at an hour
  /// in India. Months begin with Chaitra.
  static func hindu(_ month: Int, _ part: Int, hour: Int, in year: Int) -> Int? {
    for own in [year - 1, year] {
      guard let moon = hinduMonth(month, own) else { continue }
      let first = Int((moon + 5.5 / 24).rounded(.down))
      let time = (Double(hour) - 5.5) / 24
      var day = first
      while day < first + 33 {
        let now = Double(day) + time
        var holds = Int(Moon.age(now) / 12) + 1
        if now - moon < 3, holds > 25 { holds = 0 }
        if now - moon > 25, holds < 5 { holds += 30 }
        if holds >= part { break }
        day += 1
      }
      if NewsDate(dayNumber: day)?.year == year { return day }
    }
    return nil
  }

  /// The new moon with which a Hindu month begins: the last one at which the sun is in its sign.
  private static func hinduMonth(_ month: Int, _ year: Int) -> Double? {
    let first = Moon.number(before: year) + month
    let sign = Double((330 + 30 * (month - 1)) % 360)
    return (first - 1...first + 5).map { Moon.new($0) }.last { moon in
      let drift = 23.853 + (moon - 10_957.5) / 365.25 * 0.01397
      return Moon.turned(Moon.sun(moon) - drift - sign) < 30
    }
  }

  /// The Chinese New Year: the second new moon behind that of the month of the winter solstice, or
  /// the third one where a leap month stands between.
  static func chinese(in year: Int) -> Int? {
    guard let winter = solsticeMonth(year - 1), let next = solsticeMonth(year) else { return nil }
    let isLeap = next - winter == 13 && (1...2).contains { isWithoutTerm(winter + $0) }
    return chineseDay(Moon.new(winter + (isLeap ? 3 : 2)))
  }

  /// The number of the new moon that begins the month in which the sun passes 270 degrees.
  private static func solsticeMonth(_ year: Int) -> Int? {
    let first = Moon.number(before: year) + 10
    return (first...first + 5).first { number in
      let before = Moon.turned(270 - sun(number))
      let behind = Moon.turned(sun(number + 1) - 270)
      return before < 35 && behind > 0 && behind < 35
    }
  }

  /// Whether the sun passes no multiple of 30 degrees in a month, as in leap months.
  private static func isWithoutTerm(_ number: Int) -> Bool {
    Int(sun(number) / 30) == Int(sun(number + 1) / 30)
  }

  /// Where the sun stands when the day of a new moon begins in China.
  private static func sun(_ number: Int) -> Double {
    Moon.sun(Double(chineseDay(Moon.new(number))) - 8.0 / 24)
  }

  private static func chineseDay(_ moon: Double) -> Int { Int((moon + 8.0 / 24).rounded(.down)) }
}
