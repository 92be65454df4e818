import NewsModel

/// What a time expression of gold data means, in one form for all sets.
///
/// Moments are minutes since 1970-01-01; a stretch is the moment it begins and the one it is over.
enum GoldValue {
  /// From one moment to another; nil is an open end.
  case stretch(Int?, Int?)
  /// A moment on the clock of some day.
  case moment(Int)
  /// A time of day, or two, without a day, in minutes since midnight; nil is an open end.
  case clock(Int?, Int?)
  /// A length in seconds; months have 30 days, years 365.
  case length(Double)
  /// A value that is compared as it is written: sets, seasons, fiscal years, vague ones.
  case name(String)
  /// Month and day of any year (`--10-05`).
  case yearless(Int, Int?)
  /// Somewhere between two moments.
  case within(Int?, Int?)
  /// A date that the calendar does not have.
  case none
}

extension GoldValue {
  /// The value as people read it.
  var shown: String {
    let day = { (moment: Int?) -> String in
      guard let moment else { return "…" }
      let number = Int((Double(moment) / 1440).rounded(.down))
      let minute = moment - number * 1440
      return (NewsDate(dayNumber: number)?.description ?? "?")
        + (minute == 0 ? "" : "T\(minute / 60):\(minute % 60)")
    }
    return switch self {
    case .stretch(let from, let to): "\(day(from)) to \(day(to))"
    case .moment(let moment): "at \(day(moment))"
    case .within(let from, let to): "within \(day(from)) to \(day(to))"
    case .clock(let from, let to): "clock \(from ?? -1) \(to ?? -1)"
    case .length(let seconds): "\(seconds) s"
    case .name(let name): name
    case .yearless(let month, let day): "--\(month)-\(day ?? 0)"
    case .none: "none"
    }
  }
}

/// A time expression of gold data.
struct GoldTime {
  /// Where it stands, in Unicode scalars; nil when the set does not say.
  var span: Range<Int>?
  var text: String
  var type: String
  /// Any one of these is right.
  var values: [GoldValue]
}

/// A text of gold data with the time expressions in it.
struct GoldTimes {
  var text: String
  /// The moment at which it was written.
  var reference: NewsDate?
  /// Minutes from UTC of that moment, when the set says so.
  var offset: Int?
  var times: [GoldTime]
  /// Whether the text is read as a story rather than as one paragraph.
  var isStory = false
  /// Whether the gold says all that can be found in the text.
  var isComplete = true
}

/// Reads numbers out of the notations of gold data.
enum GoldNotation {
  /// All whole numbers of a text.
  static func numbers(_ text: some StringProtocol) -> [Int] {
    text.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).compactMap { Int($0) }
  }

  /// The moment of year, month, day, hour, minute.
  static func moment(_ parts: some Collection<Int>) -> Int? {
    let parts = Array(parts)
    guard let year = parts.first else { return nil }
    let month = parts.count > 1 ? parts[1] : 1
    let day = parts.count > 2 ? parts[2] : 1
    guard let number = NewsDate(year: year, month: month, day: day)?.dayNumber else { return nil }
    let hour = parts.count > 3 ? parts[3] : 0
    let minute = parts.count > 4 ? parts[4] : 0
    return number * 1440 + hour * 60 + minute
  }

  /// The moment that a unit later begins.
  static func moment(_ moment: Int, plus unit: String) -> Int? {
    guard let date = NewsDate(dayNumber: Int((Double(moment) / 1440).rounded(.down))),
      let month = date.month
    else { return nil }
    switch unit {
    case "Day": return moment + 1440
    case "Week": return moment + 7 * 1440
    case "Month": return self.moment([date.year + month / 12, month % 12 + 1])
    case "Quarter":
      let next = month + 2
      return self.moment([date.year + next / 12, next % 12 + 1])
    case "Year": return self.moment([date.year + 1])
    default: return nil
    }
  }

  /// Seconds of a number of units.
  static func seconds(_ count: Double, _ unit: String) -> Double? {
    let units: [String: Double] = [
      "Second": 1, "Minute": 60, "Hour": 3600, "Day": 86_400, "Week": 604_800, "Month": 2_592_000,
      "Quarter": 7_776_000, "Year": 31_536_000,
    ]
    return units[unit].map { $0 * count }
  }

  /// Seconds of an ISO 8601 duration; nil when a number of it is not known.
  static func seconds(iso text: String) -> Double? {
    guard text.first == "P" else { return nil }
    var (total, number, isTime, hasAny) = (0.0, "", false, false)
    for letter in text.dropFirst() {
      if letter == "T" {
        isTime = true
      } else if letter.isNumber || letter == "." {
        number.append(letter)
      } else {
        guard let count = Double(number) else { return nil }
        number = ""
        hasAny = true
        switch (letter, isTime) {
        case ("Y", _): total += count * 31_536_000
        case ("M", false): total += count * 2_592_000
        case ("W", _): total += count * 604_800
        case ("D", _): total += count * 86_400
        case ("H", _): total += count * 3600
        case ("M", true): total += count * 60
        case ("S", _): total += count
        default: return nil
        }
      }
    }
    return hasAny ? total : nil
  }
}
