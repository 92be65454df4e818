import NewsModel

/// A number in two bytes, or nil, so that what rules try and throw away is cheap to copy.
@propertyWrapper struct Short: Equatable {
  private var value: Int16 = .min

  init(wrappedValue: Int?) { self.wrappedValue = wrappedValue }

  var wrappedValue: Int? {
    get { value == .min ? nil : Int(value) }
    set { value = newValue.map { max(-Int16.max, Int16(clamping: $0)) } ?? .min }
  }
}

/// A time of day.
struct ClockTime: Equatable {
  var hour: Int
  @Short var minute: Int? = nil
  @Short var second: Int? = nil
  /// Minutes from UTC, when a zone is named.
  @Short var offset: Int? = nil
  /// Whether "a.m.", "p.m." or the like tells the half of the day.
  var isExact = false

  /// "17:00", "17:23:05", with the offset from UTC if it is known.
  var value: String {
    var text = Self.two(isNext ? 0 : hour) + ":" + Self.two(minute ?? 0)
    if let second { text += ":" + Self.two(second) }
    if let offset {
      if offset == 0 { return text + "Z" }
      text += (offset < 0 ? "-" : "+") + Self.two(abs(offset) / 60) + ":"
      text += Self.two(abs(offset) % 60)
    }
    return text
  }

  static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

  /// Whether it is the midnight with which a day ends: "24:00".
  var isNext: Bool { hour == 24 }

  /// Minutes since midnight.
  var minutes: Int { hour * 60 + (minute ?? 0) }
}

/// What a text says of a point or stretch in time; what it leaves out is nil.
struct StatedTime {
  @Short var year: Int? = nil
  @Short var month: Int? = nil
  @Short var day: Int? = nil
  @Short var weekday: Int? = nil
  var season: TimeSeason?
  /// The quarter or half of a year, when the year is left out.
  @Short var quarter: Int? = nil
  @Short var half: Int? = nil
  /// How the day of a holiday is found.
  var holiday: HolidayRule?
  /// The year, counted from that of the article ("Christmas last year", "last May").
  @Short var shift: Int? = nil
  /// The stretch, when it is known without looking for the nearest one.
  var period: TimePeriod?
  /// Whether it cannot be known: it lies some time from a day that is not known.
  var isUnknown = false
  var clock: ClockTime?
  var part: TimePart?
  var modifier: TimeModifier?
  /// Whether numbers or words of the calendar stand in it, so that an article of the same day is
  /// no context for it.
  var isRelative = false

  static func period(_ period: TimePeriod?) -> StatedTime {
    StatedTime(period: period, isUnknown: period == nil, isRelative: true)
  }

  /// Whether nothing but a time of day is said.
  var isClockOnly: Bool {
    (clock != nil || part != nil) && !hasDay && period == nil && !isUnknown
  }

  var hasDay: Bool {
    day != nil || weekday != nil || month != nil || year != nil || holiday != nil || season != nil
      || quarter != nil || half != nil
  }

  /// Whether a time of day can belong to it.
  var isDay: Bool {
    if clock != nil || part != nil { return false }
    if case .day = period { return true }
    return period == nil
      && (isUnknown && isRelative || day != nil || weekday != nil || holiday != nil)
  }
}

/// Words that a rule took, with what they mean.
struct TimeMatch {
  /// The first item; a rule may begin before the item that it was asked at.
  var first: Int
  /// The item behind the last one.
  var next: Int
  var rule: TimeRule
  var kind: TimeExpression.Kind = .date
  var value: String?
  var modifier: TimeModifier?
  var anchored: TimeBounds?
  var frequency: String?
  var quantity: String?
}

/// A point that a rule found, before it is looked up in the calendar.
struct TimePoint {
  var first: Int
  var next: Int
  var rule: TimeRule
  var time: StatedTime
}
