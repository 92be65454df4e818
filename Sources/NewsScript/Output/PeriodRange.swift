import NewsModel

/// Years, months and days one after the other.
enum PeriodRange {
  /// The most periods that are filled in; a longer time keeps its gaps.
  private static let limit = 4000

  /// All periods from the first to the last, in order, when all are of one kind; else those that
  /// there are, in order.
  static func filled(_ periods: [String]) -> [String] {
    let given = Array(Set(periods)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let dates = given.compactMap { NewsDate(iso8601: $0) }
    guard let first = dates.first, let last = dates.last, dates.count == given.count,
      dates.allSatisfy({ $0.precision == first.precision })
    else { return given }
    var filled: [String] = []
    var next: NewsDate? = first
    while let date = next, date <= last, filled.count <= limit {
      filled.append(date.description)
      next = Self.following(date)
    }
    return filled.count > limit || !Set(given).isSubset(of: filled) ? given : filled
  }

  /// The period behind another; nil at the end of the calendar, and for minutes.
  private static func following(_ date: NewsDate) -> NewsDate? {
    let (year, month) = (date.year, date.month ?? 12)
    let nextMonth = { month < 12 ? (year, month + 1) : (year + 1, 1) }
    switch date.precision {
    case .year: return NewsDate(year: year + 1)
    case .month:
      let (year, month) = nextMonth()
      return NewsDate(year: year, month: month)
    case .day:
      if let same = NewsDate(year: year, month: month, day: (date.day ?? 1) + 1) { return same }
      let (year, month) = nextMonth()
      return NewsDate(year: year, month: month, day: 1)
    case .minute: return nil
    }
  }

  /// What the periods are: "Year", "Month", "Day", or "Period" when they differ or are no dates.
  static func name(of periods: [String]) -> String {
    let precisions = Set(periods.map { NewsDate(iso8601: $0)?.precision })
    guard precisions.count == 1, let precision = precisions.first else { return "Period" }
    switch precision {
    case .year: return "Year"
    case .month: return "Month"
    case .day: return "Day"
    case .minute, nil: return "Period"
    }
  }

  /// Round dates on a scale of days, at most so many: years, months or days at equal steps.
  static func ticks(from low: Double, to high: Double, most: Int) -> [(Double, String)] {
    let (first, last) = (date(of: low), date(of: high))
    for step in [1, 2, 7, 14] where (high - low) / Double(step) < Double(most) {
      let ticks = stride(from: low.rounded(.up), through: high, by: Double(step)).map {
        ($0 + 0.5, date(of: $0).text)
      }
      return ticks.filter { $0.0 <= high }
    }
    let (start, end) = (first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)
    for step in [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000]
    where (end - start) / step <= most {
      let months = stride(from: (start + step - 1) / step * step, through: end, by: step)
      let ticks = months.compactMap { month -> (Double, String)? in
        let date = NewsDate(year: month / 12, month: step % 12 == 0 ? nil : month % 12 + 1)
        return date.map { (days($0), $0.description) }
      }.filter { $0.0 >= low && $0.0 <= high }
      if ticks.count <= most { return ticks }
    }
    return []
  }

  /// The day at a place of the scale.
  private static func date(of place: Double) -> (year: Int, month: Int, text: String) {
    let days = Int(place.rounded(.down))
    // The year is found from below: no year has more than 366 days.
    var year = days / 366
    while ordinal(year + 1, 1, 1) <= days { year += 1 }
    var month = 1
    while month < 12, ordinal(year, month + 1, 1) <= days { month += 1 }
    let day = days - ordinal(year, month, 1) + 1
    return (year, month, NewsDate(year: year, month: month, day: day)?.description ?? "")
  }

  /// A place on a scale of days for a date, its middle when it is not exact to the day.
  static func days(_ date: NewsDate) -> Double {
    let year = Double(ordinal(date.year, date.month ?? 1, date.day ?? 1))
    switch date.precision {
    case .year: return year + 182.5
    case .month: return year + 15
    case .day: return year + 0.5
    case .minute: return year + Double(date.minute ?? 0) / 1440
    }
  }

  /// Days since the first of March of the year 0 in the Gregorian calendar.
  private static func ordinal(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let months = (month + 9) % 12
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (months * 153 + 2) / 5
      + day - 1
  }
}
