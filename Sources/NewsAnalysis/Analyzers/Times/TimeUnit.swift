import NewsModel

/// The units in which texts measure time.
enum TimeUnit: String, CaseIterable {
  case second, minute, hour, day, week, fortnight, month, quarter, year, decade, century

  /// The ISO 8601 duration of a number of units; "X" stands for a number that is not known.
  func duration(_ count: String) -> String {
    switch self {
    case .second: "PT\(count)S"
    case .minute: "PT\(count)M"
    case .hour: "PT\(count)H"
    case .day: "P\(count)D"
    case .week: "P\(count)W"
    case .fortnight: "P\(multiplied(count, by: 2))W"
    case .month: "P\(count)M"
    case .quarter: "P\(multiplied(count, by: 3))M"
    case .year: "P\(count)Y"
    case .decade: "P\(multiplied(count, by: 10))Y"
    case .century: "P\(multiplied(count, by: 100))Y"
    }
  }

  private func multiplied(_ count: String, by factor: Int) -> String {
    Int(count).map { String($0 * factor) } ?? count
  }
}
