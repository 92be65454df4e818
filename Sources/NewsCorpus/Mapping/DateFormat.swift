import NewsModel

/// How somebody says that dates are written: `%d/%m/%Y`, in the letters of `strftime`.
package struct DateFormat: Hashable, Sendable {
  /// Why a format cannot be used.
  package struct Problem: Error, Equatable, CustomStringConvertible {
    package let description: String
  }

  /// The letters that are known and what they read.
  package static let letters: [(letter: Character, meaning: String)] = [
    ("Y", "year in four digits"), ("y", "year in two digits"), ("m", "month as a number"),
    ("d", "day of the month"), ("e", "day of the month"),
    ("b", "month in English, or its first letters"),
    ("B", "month in English, or its first letters"), ("H", "hour"), ("I", "hour of twelve"),
    ("M", "minute"), ("S", "second"), ("p", "AM or PM"), ("a", "weekday"), ("A", "weekday"),
    ("z", "zone"), ("Z", "zone"), ("%", "a percent sign"),
  ]

  /// The format as it was given.
  package let pattern: String

  /// Checks a format.
  package init(_ pattern: String) throws(Problem) {
    self.pattern = pattern
    var hasYear = false
    var isLetter = false
    for character in pattern {
      if isLetter {
        guard Self.letters.contains(where: { $0.letter == character }) else {
          let known = Self.letters.map { "%\($0.letter)" }.joined(separator: " ")
          throw Problem(description: "unknown letter '%\(character)'; known: \(known)")
        }
        hasYear = hasYear || character == "Y" || character == "y"
        isLetter = false
      } else {
        isLetter = character == "%"
      }
    }
    if isLetter { throw Problem(description: "a letter is missing behind the last '%'") }
    if !hasYear {
      throw Problem(
        description: "expected a format with a year, such as %d/%m/%Y, got '\(pattern)'")
    }
  }

  /// The date, or nil when the text is not of this form.
  package func read(_ text: String) -> NewsDate? {
    var scanner = DateScanner(Array(text.utf8))
    var isLetter = false
    for byte in pattern.utf8 {
      if isLetter {
        isLetter = false
        guard scanner.read(byte) else { return nil }
      } else if byte == UInt8(ascii: "%") {
        isLetter = true
      } else if ByteText.isSpace(byte) {
        scanner.skipSpace()
      } else if !scanner.skip(byte) {
        return nil
      }
    }
    return scanner.isAtEnd ? scanner.date : nil
  }
}

/// Reads the parts of a date one after the other.
private struct DateScanner {
  private let bytes: [UInt8]
  private var position = 0
  private var (year, month, day): (Int?, Int?, Int?) = (nil, nil, nil)
  private var (hour, minute): (Int?, Int?) = (nil, nil)
  private var isAfternoon: Bool?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { bytes[position...].allSatisfy(ByteText.isSpace) }

  var date: NewsDate? {
    guard let year else { return nil }
    var hour = hour
    if let isAfternoon, let given = hour { hour = given % 12 + (isAfternoon ? 12 : 0) }
    return NewsDate(
      year: year, month: month, day: day,
      minute: day == nil ? nil : hour.map { $0 * 60 + (minute ?? 0) })
  }

  mutating func skipSpace() {
    while position < bytes.count, ByteText.isSpace(bytes[position]) { position += 1 }
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  mutating func read(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "Y"): year = number(4)
    case UInt8(ascii: "y"): year = number(2).map { $0 < 50 ? 2000 + $0 : 1900 + $0 }
    case UInt8(ascii: "m"): month = number(2)
    case UInt8(ascii: "d"), UInt8(ascii: "e"):
      skipSpace()
      day = number(2)
    case UInt8(ascii: "b"), UInt8(ascii: "B"): month = monthName()
    case UInt8(ascii: "H"), UInt8(ascii: "I"): hour = number(2)
    case UInt8(ascii: "M"): minute = number(2)
    case UInt8(ascii: "S"): return number(2) != nil
    case UInt8(ascii: "p"):
      let word = word()
      guard word == "am" || word == "pm" else { return false }
      isAfternoon = word == "pm"
      return true
    case UInt8(ascii: "a"), UInt8(ascii: "A"): return !word().isEmpty
    case UInt8(ascii: "z"), UInt8(ascii: "Z"):
      let start = position
      while position < bytes.count, !ByteText.isSpace(bytes[position]) { position += 1 }
      return position > start
    case UInt8(ascii: "%"): return skip(letter)
    default: return false
    }
    return hasRead(letter)
  }

  private func hasRead(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "Y"), UInt8(ascii: "y"): year != nil
    case UInt8(ascii: "m"), UInt8(ascii: "b"), UInt8(ascii: "B"): month != nil
    case UInt8(ascii: "d"), UInt8(ascii: "e"): day != nil
    case UInt8(ascii: "H"), UInt8(ascii: "I"): hour.map { $0 < 24 } ?? false
    default: minute != nil
    }
  }

  private mutating func number(_ digits: Int) -> Int? {
    var value = 0
    let start = position
    while position < bytes.count, position - start < digits, (0x30...0x39).contains(bytes[position])
    {
      value = value * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    return position > start ? value : nil
  }

  private mutating func word() -> String {
    let start = position
    while position < bytes.count {
      let letter = ByteText.lower(bytes[position])
      guard letter >= 0x61, letter <= 0x7A else { break }
      position += 1
    }
    return String(decoding: bytes[start..<position].map(ByteText.lower), as: UTF8.self)
  }

  private mutating func monthName() -> Int? {
    var words = DateWords("1 \(word()) 2000")
    return words.date()?.month
  }
}
