import NewsModel

/// A piece of a token as rules of times and numbers see it: digits, a word, or a mark.
///
/// Tokens such as "2017-04-06", "4pm-6pm" and "two-day" are several items, each glued to the one
/// before.
struct TimeItem {
  enum Kind: UInt8 { case other, word, number, mark, end }
  var start: Int32
  var end: Int32
  var kind: Kind
  var casing: Token.Casing = .none
  /// Whether nothing stands between it and the item before.
  var isGlued = false
  /// What the word may do.
  var roles: UInt32 = 0
  /// The number of the word in the table, the number that digits are, or the byte of a mark.
  var value: Int32 = -1

  static let none = TimeItem(start: 0, end: 0, kind: .end)

  var length: Int { Int(end - start) }
}

/// Cuts the tokens of a paragraph into items.
struct TimeItems {
  private(set) var items: [TimeItem] = []
  private let bytes: [UInt8]
  private let words: TimeWords

  init(_ text: ArticleText, _ words: TimeWords) { (bytes, self.words) = (text.bytes, words) }

  /// Takes the tokens of a paragraph in place of those before.
  mutating func read(_ tokens: ArraySlice<Token>) {
    items.removeAll(keepingCapacity: true)
    items.reserveCapacity(tokens.count + 16)
    for token in tokens {
      switch token.kind {
      case .word: word(token)
      case .number: pieces(token, token.span)
      case .punctuation, .symbol: mark(token)
      case .url, .email: add(token, .other, -1, token.span)
      }
    }
  }

  private mutating func mark(_ token: Token) {
    let first = bytes[Int(token.start)]
    var value = Int32(first)
    if first == 0xE2, token.span.count == 3 {
      // Dashes and curly quotes count as their plain forms.
      let (second, third) = (bytes[Int(token.start) + 1], bytes[Int(token.start) + 2])
      if second == 0x80, third >= 0x90, third <= 0x95 { value = Int32(UInt8(ascii: "-")) }
      if second == 0x80, third == 0x98 || third == 0x99 { value = Int32(UInt8(ascii: "'")) }
      if second == 0x82, third == 0xAC { value = 128 }
    } else if first == 0xC2, token.span.count == 2 {
      value = 128 + Int32(bytes[Int(token.start) + 1])
    } else if token.span.count > 1, first != UInt8(ascii: "-") {
      value = first == UInt8(ascii: ".") ? 0x2E : 0
    }
    add(token, .mark, value, token.span)
  }

  private mutating func word(_ token: Token) {
    if let entry = words.entry(bytes, token.span) {
      add(token, .word, Int32(entry), token.span, words.roles(entry))
      return
    }
    guard token.span.count < 48, isCut(token.span) else {
      return add(token, .word, -1, token.span)
    }
    pieces(token, token.span)
  }

  /// Whether a word has a digit, hyphen or dash in it.
  private func isCut(_ span: TextSpan) -> Bool {
    for index in span {
      let byte = bytes[index]
      if byte < 0x3A, byte > 0x2C, byte != 0x2E { return true }
      if byte == 0xE2 || byte == 0x7E { return true }
    }
    return false
  }

  private mutating func add(
    _ token: Token, _ kind: TimeItem.Kind, _ value: Int32, _ span: TextSpan, _ roles: UInt32 = 0
  ) {
    let start = Int32(span.lowerBound)
    let isGlued = items.last.map { $0.end == start } ?? false
    items.append(
      TimeItem(
        start: start, end: Int32(span.upperBound), kind: kind, casing: token.casing,
        isGlued: isGlued, roles: roles, value: value))
  }

  /// Cuts a token into digits, letters and marks.
  private mutating func pieces(_ token: Token, _ span: TextSpan) {
    var index = span.lowerBound
    while index < span.upperBound {
      let start = index
      let byte = bytes[index]
      if byte >= 0x30, byte <= 0x39 {
        var value = 0
        while index < span.upperBound {
          let byte = bytes[index]
          if byte >= 0x30, byte <= 0x39 {
            value = min(value * 10 + Int(byte - 0x30), 0x7FFF_FFFF)
          } else if byte != UInt8(ascii: ",") {
            break
          }
          index += 1
        }
        add(token, .number, Int32(value), start..<index)
      } else if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
        while index < span.upperBound, isLetter(bytes[index]) { index += 1 }
        let entry = words.entry(bytes, start..<index)
        add(
          token, .word, Int32(entry ?? -1), start..<index, entry.map { words.roles($0) } ?? 0)
        items[items.count - 1].casing = casing(start..<index)
      } else {
        index += byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        index = min(index, span.upperBound)
        let isDash = byte == 0xE2 || byte == 0x7E
        add(token, .mark, isDash ? Int32(UInt8(ascii: "-")) : Int32(byte), start..<index)
      }
    }
  }

  /// How the letters of a piece of a token are cased.
  private func casing(_ span: Range<Int>) -> Token.Casing {
    guard bytes[span.lowerBound] < 0x61 else { return .lower }
    return span.count > 1 && bytes[span.lowerBound + 1] < 0x61 ? .upper : .title
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: ".")
  }
}
