import NewsModel

/// Days of calendars that follow the moon as it is seen, year by year: 1105 is 5 November.
enum HolidayTables {
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
