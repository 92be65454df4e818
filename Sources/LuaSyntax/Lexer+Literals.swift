extension Lexer {
  /// A number: everything that could belong to one is read, as Lua reads it, and then looked at.
  mutating func number() -> Token.Kind {
    let start = position
    let isHexadecimal = byte() == UInt8(ascii: "0") && byte(1).map(Self.isX) == true
    position += isHexadecimal ? 2 : 1
    let mark = isHexadecimal ? UInt8(ascii: "p") : UInt8(ascii: "e")
    while let byte = byte() {
      if byte | 0x20 == mark {
        position += 1
        if let sign = self.byte(), Self.isSign(sign) { position += 1 }
      } else if Self.isHexadecimal(byte) || byte == UInt8(ascii: ".") {
        position += 1
      } else {
        break
      }
    }
    // A numeral may not touch a letter.
    if let byte = byte(), Self.isLetter(byte) { position += 1 }
    let digits = bytes[(start + (isHexadecimal ? 2 : 0))..<position]
    let isDigit = isHexadecimal ? Self.isHexadecimal : Self.isDigit
    return Self.isNumeral(digits, mark: mark, isDigit) ? .number : .wrong(.malformedNumber)
  }

  private static func isX(_ byte: UInt8) -> Bool { byte | 0x20 == UInt8(ascii: "x") }
  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }

  /// Digits with at most one dot, then perhaps an exponent in decimal digits.
  private static func isNumeral(
    _ text: ArraySlice<UInt8>, mark: UInt8, _ isDigit: (UInt8) -> Bool
  ) -> Bool {
    let whole = text.prefix(while: isDigit)
    var rest = text[whole.endIndex...]
    var count = whole.count
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      count += fraction.count
      rest = rest[fraction.endIndex...]
    }
    guard count > 0 else { return false }
    guard let first = rest.first else { return true }
    guard first | 0x20 == mark else { return false }
    rest = rest.dropFirst()
    if let sign = rest.first, isSign(sign) { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(Self.isDigit)
  }

  /// A string in quotes; one with a mistake is read to its end all the same.
  mutating func string(closedBy quote: UInt8) -> Token.Kind {
    var mistake: LexicalError?
    position += 1
    while let byte = byte() {
      if Self.isNewline(byte) { return .wrong(mistake ?? .unfinishedString(canGoOn: false)) }
      position += 1
      if byte == quote { return mistake.map { .wrong($0) } ?? .string }
      guard byte == UInt8(ascii: "\\") else { continue }
      guard self.byte() != nil else { return .wrong(mistake ?? .unfinishedString(canGoOn: true)) }
      if let error = escape() { mistake = mistake ?? error }
    }
    return .wrong(mistake ?? .unfinishedString(canGoOn: endsInSkippedSpace))
  }

  /// Whether the source ends in `\z` and spaces, which take in further lines.
  private var endsInSkippedSpace: Bool {
    let end = bytes.reversed().drop(while: Self.isSpace)
    guard end.first == UInt8(ascii: "z"), end.dropFirst().first == UInt8(ascii: "\\") else {
      return false
    }
    // The backslash must not be escaped itself.
    return end.dropFirst().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
  }

  /// Behind a backslash.
  private mutating func escape() -> LexicalError? {
    guard let byte = byte() else { return nil }
    switch byte {
    case UInt8(ascii: "x"):
      position += 1
      return hexadecimalEscape()
    case UInt8(ascii: "u"):
      position += 1
      return unicodeEscape()
    case UInt8(ascii: "z"):
      position += 1
      skip { Self.isSpace($0) }
    case 0x0A, 0x0D:
      position += 1
      if let next = self.byte(), next != byte, Self.isNewline(next) { position += 1 }
    case _ where Self.isDigit(byte): return decimalEscape()
    case _ where "abfnrtv\\\"'".utf8.contains(byte): position += 1
    default: return .invalidEscape("invalid escape sequence")
    }
    return nil
  }

  private mutating func hexadecimalEscape() -> LexicalError? {
    for _ in 0..<2 {
      guard let byte = byte(), Self.isHexadecimal(byte) else {
        return .invalidEscape("hexadecimal digit expected")
      }
      position += 1
    }
    return nil
  }

  private mutating func decimalEscape() -> LexicalError? {
    var value = 0
    for _ in 0..<3 {
      guard let byte = byte(), Self.isDigit(byte) else { break }
      value = value * 10 + Int(byte - 0x30)
      position += 1
    }
    return value > 255 ? .invalidEscape("decimal escape too large") : nil
  }

  private mutating func unicodeEscape() -> LexicalError? {
    guard byte() == UInt8(ascii: "{") else { return .invalidEscape("missing '{' in \\u{xxxx}") }
    position += 1
    var (value, count) = (0, 0)
    while let byte = byte(), Self.isHexadecimal(byte) {
      let digit = byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x61 + 10
      value = value << 4 + Int(digit)
      guard value <= 0x7FFF_FFFF else { return .invalidEscape("UTF-8 value too large") }
      (position, count) = (position + 1, count + 1)
    }
    guard count > 0 else { return .invalidEscape("hexadecimal digit expected") }
    guard byte() == UInt8(ascii: "}") else { return .invalidEscape("missing '}' in \\u{xxxx}") }
    position += 1
    return nil
  }
}
