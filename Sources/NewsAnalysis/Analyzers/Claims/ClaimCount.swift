import NewsModel

/// Reads how many a count says: "12", "1,200", "twelve", "dozens" is none.
enum ClaimCount {
  private static let words = WordTable([
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
    ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13),
    ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18),
    ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60),
    ("seventy", 70), ("eighty", 80), ("ninety", 90), ("a", 1), ("an", 1),
  ])

  /// The number that a span is, below a thousand million, or nil.
  static func value(_ bytes: [UInt8], _ span: TextSpan) -> Int? {
    var value = 0
    var digits = 0
    for index in span {
      let byte = bytes[index]
      if byte >= 0x30, byte <= 0x39 {
        value = value * 10 + Int(byte - 0x30)
        digits += 1
        if digits > 9 { return nil }
      } else if byte != 0x2C || digits == 0 {
        return words.value(bytes, span) ?? hyphened(bytes, span)
      }
    }
    return digits > 0 ? value : nil
  }

  /// "twenty-five".
  private static func hyphened(_ bytes: [UInt8], _ span: TextSpan) -> Int? {
    guard let hyphen = span.first(where: { bytes[$0] == 0x2D }),
      let tens = words.value(bytes, span.lowerBound..<hyphen), tens >= 20,
      let ones = words.value(bytes, hyphen + 1..<span.upperBound), ones < 10
    else { return nil }
    return tens + ones
  }
}
