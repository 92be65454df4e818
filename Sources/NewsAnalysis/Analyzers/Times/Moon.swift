import Glibc

/// Where sun and moon stand, after the shorter series of Meeus; days are counted from 1970 in UTC.
///
/// New moons are right to a few minutes in the centuries around 2000, more than calendars need.
enum Moon {
  /// The day, with its fraction, of a new moon; number 0 is that of January 2000.
  static func new(_ number: Int) -> Double {
    let count = Double(number)
    let century = count / 1236.85
    let sun = 2.5534 + 29.105_356_70 * count
    let moon = 201.5643 + 385.816_935_28 * count + 0.010_758_2 * century * century
    let node = 160.7108 + 390.670_502_84 * count - 0.001_611_8 * century * century
    let waning = 1 - 0.002516 * century
    var day = 10_962.59686 + 29.530_588_861 * count + 0.000_154_37 * century * century
    day += -0.40720 * sine(moon) + 0.17241 * waning * sine(sun) + 0.01608 * sine(2 * moon)
    day += 0.01039 * sine(2 * node) + 0.00739 * waning * sine(moon - sun)
    day += -0.00514 * waning * sine(moon + sun) + 0.00208 * sine(2 * sun)
    day += -0.00111 * sine(moon - 2 * node) - 0.00057 * sine(moon + 2 * node)
    return day
  }

  /// The longitude of the sun in degrees.
  static func sun(_ day: Double) -> Double {
    let century = (day - 10_957.5) / 36_525
    let anomaly = 357.52911 + 35_999.05029 * century
    let mean = 280.46646 + 36_000.76983 * century
    return turned(mean + 1.914602 * sine(anomaly) + 0.019993 * sine(2 * anomaly))
  }

  /// How far the moon stands before the sun, in degrees.
  static func age(_ day: Double) -> Double {
    let century = (day - 10_957.5) / 36_525
    let gap = 297.8501921 + 445_267.1114034 * century
    let sun = 357.5291092 + 35_999.0502909 * century
    let moon = 134.9633964 + 477_198.8675055 * century
    let node = 93.272095 + 483_202.0175233 * century
    var place = 218.3164477 + 481_267.88123421 * century
    place += 6.288774 * sine(moon) + 1.274027 * sine(2 * gap - moon) + 0.658314 * sine(2 * gap)
    place += 0.213618 * sine(2 * moon) - 0.185116 * sine(sun) - 0.114332 * sine(2 * node)
    place += 0.058793 * sine(2 * gap - 2 * moon) + 0.057066 * sine(2 * gap - sun - moon)
    place += 0.053322 * sine(2 * gap + moon) + 0.045758 * sine(2 * gap - sun)
    place += -0.040923 * sine(sun - moon) - 0.03472 * sine(gap) - 0.030383 * sine(sun + moon)
    return turned(place - Self.sun(day))
  }

  /// The number of a new moon near the beginning of a year.
  static func number(before year: Int) -> Int { Int((Double(year) - 2000) * 12.3685) - 1 }

  static func turned(_ degrees: Double) -> Double {
    degrees - (degrees / 360).rounded(.down) * 360
  }

  private static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
}
