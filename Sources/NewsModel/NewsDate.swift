/// A date of the Gregorian calendar that is as exact as its source: year, month, day or minute.
public struct NewsDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// How exact a date is.
  public enum Precision: String, Sendable, CaseIterable { case year, month, day, minute }

  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12, or nil when only the year is known.
  public let month: Int?
  /// The day of the month, or nil when it is not known.
  public let day: Int?
  /// Minutes since midnight, or nil when the time of day is not known.
  public let minute: Int?

  /// Makes a date if the parts exist in the calendar; finer parts need the coarser ones.
  public init?(year: Int, month: Int? = nil, day: Int? = nil, minute: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard day >= 1, day <= Self.daysInMonth(year: year, month: month) else { return nil }
      }
    }
    guard day == nil || month != nil, minute == nil || day != nil else { return nil }
    if let minute { guard (0..<1440).contains(minute) else { return nil } }
    (self.year, self.month, self.day, self.minute) = (year, month, day, minute)
  }

  /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, and the last with `THH:MM` (seconds and a zone are
  /// read and left out).
  public init?(iso8601 text: String) {
    var text = text
    guard let date = text.withUTF8({ NewsDate(iso8601: $0) }) else { return nil }
    self = date
  }

  /// Reads a date from the bytes of a text; see ``init(iso8601:)-(String)``.
  package init?(iso8601 bytes: UnsafeBufferPointer<UInt8>) {
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in UnsafeBufferPointer(rebasing: bytes[range]) {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    func has(_ character: Unicode.Scalar, at index: Int) -> Bool {
      index < bytes.count && bytes[index] == UInt8(ascii: character)
    }
    guard let year = number(0..<4) else { return nil }
    if bytes.count == 4 {
      self.init(year: year)
      return
    }
    guard has("-", at: 4), let month = number(5..<7) else { return nil }
    if bytes.count == 7 {
      self.init(year: year, month: month)
      return
    }
    guard has("-", at: 7), let day = number(8..<10) else { return nil }
    if bytes.count == 10 {
      self.init(year: year, month: month, day: day)
      return
    }
    guard has("T", at: 10) || has(" ", at: 10), let hour = number(11..<13), has(":", at: 13),
      let minute = number(14..<16), hour < 24, minute < 60
    else { return nil }
    self.init(year: year, month: month, day: day, minute: hour * 60 + minute)
  }

  /// How exact this date is.
  public var precision: Precision {
    if minute != nil { return .minute }
    if day != nil { return .day }
    return month != nil ? .month : .year
  }

  /// The date in ISO 8601: `2017`, `2017-04`, `2017-04-06` or `2017-04-06T17:23`.
  public var description: String {
    // Written in place: most scripts ask every article for its date.
    String(unsafeUninitializedCapacity: 16) { buffer in
      var count = 0
      func put(_ mark: Unicode.Scalar?, _ number: Int, _ width: Int) {
        if let mark {
          buffer[count] = UInt8(ascii: mark)
          count += 1
        }
        var rest = number
        for index in (count..<count + width).reversed() {
          buffer[index] = 0x30 + UInt8(rest % 10)
          rest /= 10
        }
        count += width
      }
      put(nil, year, 4)
      if let month { put("-", month, 2) }
      if let day { put("-", day, 2) }
      if let minute {
        put("T", minute / 60, 2)
        put(":", minute % 60, 2)
      }
      return count
    }
  }

  /// Orders by time; of two dates of which one contains the other the coarser comes first.
  public static func < (left: NewsDate, right: NewsDate) -> Bool {
    (left.year, left.month ?? 0, left.day ?? 0, left.minute ?? -1)
      < (right.year, right.month ?? 0, right.day ?? 0, right.minute ?? -1)
  }
}

extension NewsDate {
  /// The number of days of a month; 0 for a month that does not exist.
  public static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: 0
    }
  }

  /// Days since 1970-01-01 of this date, or nil unless it is exact to the day.
  ///
  /// The method is that of <https://howardhinnant.github.io/date_algorithms.html>.
  public var dayNumber: Int? {
    guard let month, let day else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date that lies a number of days after 1970-01-01; nil outside the years 1 to 9999.
  public init?(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: day)
  }

  /// The date a number of days later (earlier if negative), or nil unless exact to the day.
  public func adding(days: Int) -> NewsDate? {
    dayNumber.flatMap { NewsDate(dayNumber: $0 + days) }
  }

  /// The day of the week as in ISO 8601, 1 for Monday to 7 for Sunday; nil unless exact to the day.
  public var weekday: Int? {
    dayNumber.map { ((($0 + 3) % 7) + 7) % 7 + 1 }
  }
}
