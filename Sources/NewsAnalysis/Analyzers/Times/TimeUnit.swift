import NewsModel

/// The units in which texts measure time.
enum TimeUnit: String, CaseIterable {
  case second, minute, hour, day, week, fortnight, month, quarter, year, decade, century, weekend

  /// Whether it is shorter than a day.
  var isOfDay: Bool { self == .second || self == .minute || self == .hour }

  /// How many minutes it is, up to a week; 0 for a longer one.
  var minutes: Double {
    switch self {
    case .second: 1.0 / 60
    case .minute: 1
    case .hour: 60
    case .day: 1440
    case .week: 10_080
    default: 0
    }
  }

  /// Its letter in an ISO 8601 duration, and how many of those it is.
  var iso: (letter: String, factor: Double) {
    switch self {
    case .second: ("S", 1)
    case .minute: ("M", 1)
    case .hour: ("H", 1)
    case .day: ("D", 1)
    case .week: ("W", 1)
    case .fortnight: ("W", 2)
    case .month: ("M", 1)
    case .quarter: ("M", 3)
    case .year: ("Y", 1)
    case .decade: ("Y", 10)
    case .century: ("Y", 100)
    case .weekend: ("WE", 1)
    }
  }
}

/// A length of time as a text counts it: "two years and three months"; no number when it is vague.
struct TimeAmount {
  var parts: [(unit: TimeUnit, count: Double?)]

  /// The ISO 8601 duration ("P2Y3M"); "X" stands for a number that is not known.
  var value: String {
    if parts.count == 1, let count = parts[0].count, count != count.rounded(), let halved {
      return halved
    }
    var (date, time) = ("", "")
    for (unit, count) in parts {
      let (letter, factor) = unit.iso
      let text = (count.map { Self.text($0 * factor) } ?? "X") + letter
      if unit.isOfDay { time += text } else { date += text }
    }
    return "P" + date + (time.isEmpty ? "" : "T" + time)
  }

  /// Half an hour, day, year, decade or century in the next smaller unit.
  private var halved: String? {
    guard parts[0].count == 0.5 else { return nil }
    switch parts[0].unit {
    case .minute: return "PT30S"
    case .hour: return "PT30M"
    case .day: return "PT12H"
    case .year: return "P6M"
    case .decade: return "P5Y"
    case .century: return "P50Y"
    default: return nil
    }
  }

  /// A number without needless digits.
  static func text(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    let text = String((number * 1000).rounded() / 1000)
    return text
  }

  /// Whether every count is known.
  var isKnown: Bool { parts.allSatisfy { $0.count != nil } }

  /// The smallest unit.
  var unit: TimeUnit { parts.last?.unit ?? .day }
}
