/// Cuts a source of Lua 5.4 into tokens, as Lua does.
struct Lexer {
  let bytes: [UInt8]
  var position = 0
  private(set) var tokens: [Token] = []
  private(set) var trivia: [Token] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads everything.
  mutating func run() {
    tokens.reserveCapacity(bytes.count / 4)
    while position < bytes.count {
      let start = position
      let kind = next()
      let token = Token(kind: kind, range: start..<position)
      switch kind {
      case .space, .comment: trivia.append(token)
      default: tokens.append(token)
      }
    }
    tokens.append(Token(kind: .end, range: position..<position))
  }

  /// The byte that comes, or one so many further; nil behind the end.
  func byte(_ distance: Int = 0) -> UInt8? {
    let place = position + distance
    return place < bytes.count ? bytes[place] : nil
  }

  private mutating func next() -> Token.Kind {
    let first = bytes[position]
    if Self.isSpace(first) {
      skip { Self.isSpace($0) }
      return .space
    }
    if Self.isLetter(first) { return word() }
    if Self.isDigit(first) { return number() }
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return string(closedBy: first)
    case UInt8(ascii: ".") where byte(1).map(Self.isDigit) == true: return number()
    case UInt8(ascii: "-") where byte(1) == first:
      position += 2
      return comment()
    case UInt8(ascii: "["): return bracket()
    default: return symbol()
    }
  }

  mutating func skip(while isWanted: (UInt8) -> Bool) {
    while let byte = byte(), isWanted(byte) { position += 1 }
  }

  /// Up to eight bytes as one number, which is faster to look up than a text.
  private static func packed(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static let keywords = Dictionary(
    uniqueKeysWithValues: Keyword.allCases.map { (packed($0.rawValue.utf8), $0) })

  private mutating func word() -> Token.Kind {
    let start = position
    skip { Self.isLetter($0) || Self.isDigit($0) }
    guard position - start <= 8,
      let keyword = Self.keywords[Self.packed(bytes[start..<position])]
    else { return .name }
    return .keyword(keyword)
  }

  private static let symbols = Dictionary(
    uniqueKeysWithValues: Symbol.allCases.map { (packed($0.rawValue.utf8), $0) })

  private mutating func symbol() -> Token.Kind {
    for length in (1...3).reversed() where position + length <= bytes.count {
      if let symbol = Self.symbols[Self.packed(bytes[position..<position + length])] {
        position += length
        return .symbol(symbol)
      }
    }
    // A character of several bytes is one mistake.
    position += 1
    skip { $0 & 0xC0 == 0x80 }
    return .wrong(.unexpectedByte)
  }

  /// Behind `--`.
  private mutating func comment() -> Token.Kind {
    if byte() == UInt8(ascii: "["), let level = longBracketLevel() {
      return skipLongBracket(level) ? .comment : .wrong(.unfinishedLongComment)
    }
    skip { !Self.isNewline($0) }
    return .comment
  }

  private mutating func bracket() -> Token.Kind {
    if let level = longBracketLevel() {
      return skipLongBracket(level) ? .string : .wrong(.unfinishedLongString)
    }
    position += 1
    guard byte() == UInt8(ascii: "=") else { return .symbol(.openBracket) }
    skip { $0 == UInt8(ascii: "=") }
    return .wrong(.invalidDelimiter)
  }

  /// The number of equals signs in the opening long bracket that comes; nil when none comes.
  private func longBracketLevel() -> Int? {
    var level = 0
    while byte(1 + level) == UInt8(ascii: "=") { level += 1 }
    return byte(1 + level) == UInt8(ascii: "[") ? level : nil
  }

  /// Whether the bracket is closed.
  private mutating func skipLongBracket(_ level: Int) -> Bool {
    position += level + 2
    while let byte = byte() {
      position += 1
      guard byte == UInt8(ascii: "]") else { continue }
      var equals = 0
      while equals < level, self.byte() == UInt8(ascii: "=") {
        position += 1
        equals += 1
      }
      guard equals == level, self.byte() == UInt8(ascii: "]") else { continue }
      position += 1
      return true
    }
    return false
  }

  static func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x5F
  }
  static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
  }
}
