import NewsModel

/// The periods that a timeline counts by.
enum CalendarUnit: String, CaseIterable, Sendable {
  case day, week, month, quarter, year

  /// A date as text: exact enough for a period, known to be less exact, or none at all.
  enum Reading: Equatable {
    /// The number of a period; those that follow each other have numbers that do.
    case period(Int)
    case inexact
    case noDate
  }

  /// Reads `2017`, `2017-04`, `2017-04-06`, with a time or not, `2017-W14`, `2017-Q2`, and parts of a
  /// year that are vague (`2017-SU`).
  func reading(_ text: String) -> Reading {
    if let date = NewsDate(iso8601: text) { return reading(date) }
    let bytes = Array(text.utf8)
    guard bytes.count > 6, bytes[4] == UInt8(ascii: "-"),
      let year = NewsDate(iso8601: String(decoding: bytes[..<4], as: UTF8.self))
    else { return .noDate }
    let rest = bytes[5...]
    let number = Int(String(decoding: rest.dropFirst(), as: UTF8.self)) ?? 0
    switch rest.first {
    case UInt8(ascii: "W") where rest.count == 3:
      guard let week = Self.week(number, of: year.year) else { return .noDate }
      return self == .week ? .period(week) : .inexact
    case UInt8(ascii: "Q") where rest.count == 2:
      guard (1...4).contains(number) else { return .noDate }
      if self == .quarter { return .period(year.year * 4 + number - 1) }
      return self == .year ? .period(year.year) : .inexact
    case .some(0x41...0x5A): return self == .year ? .period(year.year) : .inexact
    default: return .noDate
    }
  }

  private func reading(_ date: NewsDate) -> Reading {
    let period: Int? =
      switch self {
      case .day: date.dayNumber
      case .week: date.dayNumber.map(Self.week)
      case .month: date.month.map { date.year * 12 + $0 - 1 }
      case .quarter: date.month.map { date.year * 4 + ($0 - 1) / 3 }
      case .year: date.year
      }
    return period.map { .period($0) } ?? .inexact
  }

  /// The first and last number of a period that there is.
  var range: ClosedRange<Int> {
    switch self {
    // 0001-01-01 and 9999-12-31, and their weeks.
    case .day: -719_162...2_932_896
    case .week: Self.week(-719_162)...Self.week(2_932_896)
    case .month: 12...(9999 * 12 + 11)
    case .quarter: 4...(9999 * 4 + 3)
    case .year: 1...9999
    }
  }

  /// The period as text: `2017-04-06`, `2017-W14`, `2017-04`, `2017-Q2`, `2017`.
  func label(_ period: Int) -> String {
    switch self {
    case .day: NewsDate(dayNumber: period)?.description ?? ""
    case .week: Self.label(ofWeek: period)
    case .month: Self.digits(period / 12, 4) + "-" + Self.digits(period % 12 + 1, 2)
    case .quarter: Self.digits(period / 4, 4) + "-Q\(period % 4 + 1)"
    case .year: Self.digits(period, 4)
    }
  }

  /// The week that has a day, by the number of the day; weeks begin on Monday.
  private static func week(_ day: Int) -> Int {
    // 1970-01-01 is a Thursday.
    let shifted = day + 3
    return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
  }

  /// A week by its number in the year as ISO 8601 counts; nil where there is none.
  private static func week(_ number: Int, of year: Int) -> Int? {
    // 4 January is always in the first week.
    guard number >= 1, let first = NewsDate(year: year, month: 1, day: 4)?.dayNumber else {
      return nil
    }
    let found = week(first) + number - 1
    let label = label(ofWeek: found)
    return label.hasPrefix(digits(year, 4)) && label.hasSuffix("W" + digits(number, 2))
      ? found : nil
  }

  private static func label(ofWeek week: Int) -> String {
    // The year of a week is that of its Thursday.
    let thursday = week * 7
    guard let date = NewsDate(dayNumber: thursday),
      let first = NewsDate(year: date.year, month: 1, day: 1)?.dayNumber
    else { return "" }
    return digits(date.year, 4) + "-W" + digits((thursday - first) / 7 + 1, 2)
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}
