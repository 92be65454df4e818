import NewsModel

/// Days of calendars that follow the moon as it is seen, year by year: 1105 is 5 November.
enum HolidayTables {
  /// The Chinese New Year, from 1990.
  static let chinese = [
    127, 215, 204, 123, 210, 131, 219, 207, 128, 216, 205, 124, 212, 201, 122, 209, 129, 218, 207,
    126, 214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206,
    126, 213, 203, 123, 211, 131, 219, 208, 128, 215, 204, 124, 212,
  ]

  /// Diwali, from 2010.
  static let diwali = [
    1105, 1026, 1113, 1103, 1023, 1111, 1030, 1019, 1107, 1027, 1114, 1104, 1024, 1112, 1031,
    1020, 1108,
  ]

  /// Holi, from 2010.
  static let holi = [
    301, 320, 308, 327, 317, 306, 324, 313, 302, 321, 310, 329, 318, 308, 325, 314, 304,
  ]

  /// The day of a table in a year, or nil beyond it.
  static func day(_ table: [Int], from first: Int, _ year: Int) -> Int? {
    guard table.indices.contains(year - first) else { return nil }
    let entry = table[year - first]
    return NewsDate(year: year, month: entry / 100, day: entry % 100)?.dayNumber
  }
}
