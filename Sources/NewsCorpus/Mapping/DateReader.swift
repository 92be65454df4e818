import NewsModel

/// Reads dates as records, feeds and pages write them.
///
/// A time of day stays as it is written, whatever its zone. A date of three numbers whose order
/// differs from land to land, such as `06/04/2017`, is read only with a format.
package struct DateReader: Sendable {
  private let format: DateFormat?

  /// Tries a format before the common forms.
  package init(format: DateFormat? = nil) { self.format = format }

  /// What a message says was expected.
  var expectation: String {
    let own = format.map { "\($0.pattern) or " } ?? ""
    return "expected \(own)a date such as 2017-04-06, 'April 6, 2017' or 'Thu, 06 Apr 2017 14:05'"
  }

  /// The date, or nil when it is none.
  package func read(_ text: String) -> NewsDate? {
    let trimmed = ByteText.trimmed(text)
    return format?.read(trimmed) ?? Self.read(trimmed)
  }

  /// Reads ISO 8601 in its usual forms, RFC 822 and dates in English words.
  package static func read(_ text: String) -> NewsDate? {
    if let date = NewsDate(iso8601: text), isISOEnd(text, date) { return date }
    var words = DateWords(text)
    return words.date()
  }

  /// Whether nothing but a time stands behind the part that was read.
  private static func isISOEnd(_ text: String, _ date: NewsDate) -> Bool {
    let rest = text.utf8.dropFirst(date.description.utf8.count)
    return rest.allSatisfy { byte in
      (0x30...0x39).contains(byte) || ":.,+-ZzUTCGM ".utf8.contains(byte)
    }
  }

  /// The minute of a number of seconds or milliseconds since 1970, or nil when it is too small to be
  /// one; in universal time.
  package static func date(timestamp: Int64) -> NewsDate? {
    let seconds: Int64
    switch timestamp {
    case 100_000_000..<100_000_000_000: seconds = timestamp
    case 100_000_000_000..<100_000_000_000_000: seconds = timestamp / 1000
    default: return nil
    }
    guard let day = NewsDate(dayNumber: Int(seconds / 86_400)) else { return nil }
    return NewsDate(
      year: day.year, month: day.month, day: day.day, minute: Int(seconds % 86_400) / 60)
  }
}

/// The words and numbers of a date.
struct DateWords {
  private enum Piece: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case time(Int)
    case mark(UInt8)
  }

  private var pieces: [Piece] = []

  init(_ text: String) {
    let bytes = Array(text.utf8.prefix(64))
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      let start = position
      if (0x30...0x39).contains(byte) {
        position = Self.end(of: bytes, from: start) { (0x30...0x39).contains($0) }
        if let (time, end) = Self.time(bytes, start, position) {
          pieces.append(.time(time))
          position = end
        } else {
          let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)) ?? 0
          pieces.append(.number(value, digits: position - start))
        }
      } else if ByteText.lower(byte) >= 0x61, ByteText.lower(byte) <= 0x7A {
        position = Self.end(of: bytes, from: start) {
          ByteText.lower($0) >= 0x61 && ByteText.lower($0) <= 0x7A
        }
        let word = bytes[start..<position].map(ByteText.lower)
        pieces.append(.word(String(decoding: word, as: UTF8.self)))
      } else {
        position += 1
        if !ByteText.isSpace(byte), byte != UInt8(ascii: ","), byte != UInt8(ascii: ".") {
          pieces.append(.mark(byte))
        }
      }
    }
  }

  private static func end(
    of bytes: [UInt8], from start: Int, while isPart: (UInt8) -> Bool
  ) -> Int {
    var end = start
    while end < bytes.count, isPart(bytes[end]) { end += 1 }
    return end
  }

  /// `14:05`, `14:05:33.120`: the minutes since midnight, and where the time ends.
  private static func time(_ bytes: [UInt8], _ start: Int, _ colon: Int) -> (Int, end: Int)? {
    guard colon - start <= 2, colon + 2 < bytes.count, bytes[colon] == UInt8(ascii: ":") else {
      return nil
    }
    func isDigit(_ index: Int) -> Bool {
      index < bytes.count && (0x30...0x39).contains(bytes[index])
    }
    guard isDigit(colon + 1), isDigit(colon + 2) else { return nil }
    let hour = bytes[start..<colon].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let minute = Int(bytes[colon + 1] - 0x30) * 10 + Int(bytes[colon + 2] - 0x30)
    guard hour < 24, minute < 60 else { return nil }
    var end = colon + 3
    while end < bytes.count,
      isDigit(end) || bytes[end] == UInt8(ascii: ":")
        || (bytes[end] == UInt8(ascii: ".") && isDigit(end + 1))
    {
      end += 1
    }
    return (hour * 60 + minute, end)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    return months.firstIndex { $0.hasPrefix(word) || (word == "sept" && $0 == "september") }
      .map { $0 + 1 }
  }

  /// The date that the pieces make, or nil when a piece has no place in one.
  mutating func date() -> NewsDate? {
    var month: Int?
    var numbers: [(value: Int, digits: Int)] = []
    var minute: Int?
    var isBehindTime = false
    var hasDashes = false
    for piece in pieces {
      switch piece {
      case .time(let time):
        guard minute == nil else { continue }
        minute = time
        isBehindTime = true
      case .number(let value, let digits):
        // What follows the time is a zone, except a year: `Thu Apr 6 14:05:33 2017`.
        if isBehindTime, digits != 4 || numbers.count != 1 { continue }
        if isBehindTime, case .mark? = pieces.last(where: { $0 != piece }) { continue }
        numbers.append((value, digits))
      case .word(let word):
        if let found = Self.month(word), month == nil {
          month = found
        } else if let time = minute, word == "pm" || word == "p" {
          if time < 720 { minute = time + 720 }
        } else if let time = minute, word == "am" || word == "a" {
          if time >= 720 { minute = time - 720 }
        } else if !isBehindTime, !Self.isFiller(word) {
          return nil
        }
      case .mark(let mark):
        if isBehindTime { continue }
        guard "/-'()|T".utf8.contains(mark) else { return nil }
        hasDashes = true
      }
    }
    guard let month else { return Self.date(ofNumbers: numbers, minute, hasDashes) }
    switch numbers.count {
    case 1 where numbers[0].digits == 4: return NewsDate(year: numbers[0].value, month: month)
    case 2:
      let isYearFirst = numbers[0].digits == 4
      let (day, year) = isYearFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
      guard day.digits <= 2 else { return nil }
      return NewsDate(year: Self.full(year), month: month, day: day.value, minute: minute)
    default: return nil
    }
  }

  /// The year of two digits that RFC 822 allows: up to 49 in this century.
  private static func full(_ year: (value: Int, digits: Int)) -> Int {
    guard year.digits == 2 else { return year.value }
    return year.value < 50 ? 2000 + year.value : 1900 + year.value
  }

  /// `2017/04/06` and `20170406`, `20170406T1405`: with the year first the order is plain.
  private static func date(
    ofNumbers numbers: [(value: Int, digits: Int)], _ minute: Int?, _ hasMarks: Bool
  ) -> NewsDate? {
    guard let first = numbers.first else { return nil }
    if first.digits == 8 || first.digits == 14 || first.digits == 12 {
      let scale = first.digits == 14 ? 1_000_000 : first.digits == 12 ? 10_000 : 1
      let day = first.value / scale
      let clock = first.digits == 14 ? first.value % scale / 100 : first.value % scale
      var time = minute ?? (scale > 1 ? clock / 100 * 60 + clock % 100 : nil)
      if numbers.count > 1, numbers[1].digits == 4 || numbers[1].digits == 6, scale == 1 {
        let clock = numbers[1].digits == 6 ? numbers[1].value / 100 : numbers[1].value
        time = clock / 100 * 60 + clock % 100
      } else if numbers.count > 1 {
        return nil
      }
      return NewsDate(year: day / 10_000, month: day / 100 % 100, day: day % 100, minute: time)
    }
    guard numbers.count == 3, first.digits == 4 else { return nil }
    return NewsDate(
      year: first.value, month: numbers[1].value, day: numbers[2].value, minute: minute)
  }

  /// A weekday, the end of an ordinal, or a word that dates have around them.
  private static func isFiller(_ word: String) -> Bool {
    if ["st", "nd", "rd", "th", "of", "t", "z", "at", "on", "the"].contains(word) { return true }
    return word.utf8.count >= 2 && weekdays.contains { $0.hasPrefix(word) }
  }
}
