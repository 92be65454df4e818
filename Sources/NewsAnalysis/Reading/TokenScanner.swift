import NewsModel

/// One walk of a ``Tokenizer`` over a text.
struct TokenScanner {
  let bytes: [UInt8]
  let end: Int
  let abbreviations: Abbreviations
  let domains: WordTable
  let classes = ByteClass.table
  /// The first byte that belongs to no token yet.
  var position: Int
  private(set) var tokens: [Token] = []

  init(
    _ bytes: [UInt8], in span: TextSpan, abbreviations: Abbreviations, domains: WordTable
  ) {
    (self.bytes, self.abbreviations, self.domains) = (bytes, abbreviations, domains)
    (position, end) = (span.lowerBound, span.upperBound)
    tokens.reserveCapacity(span.count / 5 + 8)
  }

  mutating func scan() {
    while position < end {
      let kind = classes[Int(bytes[position])]
      if kind.contains(.space) {
        position += 1
      } else if !kind.isDisjoint(with: .letter) {
        scanWord()
      } else if kind.contains(.digit) {
        scanNumber()
      } else if kind.contains(.multibyte) {
        scanWide()
      } else {
        scanMark(kind)
      }
    }
  }

  /// Adds a token that ends before `position`.
  @inline(__always)
  mutating func add(from start: Int, _ kind: Token.Kind, _ casing: Token.Casing = .none) {
    tokens.append(Token(start: start, end: position, kind: kind, casing: casing))
  }

  /// Removes the last token; its bytes become part of a longer one.
  mutating func removeLast() { tokens.removeLast() }

  /// The byte at an index, or 0 outside the text.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

  /// The class of what stands at an index: that of a whole character, empty at the end.
  func characterClass(_ index: Int) -> ByteClass {
    guard index < end else { return [] }
    let kind = classes[Int(bytes[index])]
    guard kind.contains(.multibyte) else { return kind }
    return WideScalar.read(bytes, at: index, end: end).kind.byteClass
  }

  func isLetter(_ index: Int) -> Bool { !characterClass(index).isDisjoint(with: .letter) }
  func isLetterOrDigit(_ index: Int) -> Bool {
    !characterClass(index).isDisjoint(with: .wordCharacter)
  }
  func isDigit(_ index: Int) -> Bool { classes[Int(byte(index))].contains(.digit) }

  /// Whether the "s" of a possessive stands at an index, with no letter behind it.
  func isPossessive(_ index: Int) -> Bool {
    (byte(index) | 0x20) == UInt8(ascii: "s") && !isLetterOrDigit(index + 1)
  }

  /// Whether the last token is a word or number that ends where the next one begins.
  var followsWord: Bool {
    guard let last = tokens.last, Int(last.end) == position else { return false }
    return last.kind == .word || last.kind == .number
  }

  /// The same, or a name with a sign before it ("@reuters", "#UN").
  var followsName: Bool {
    if followsWord { return true }
    guard let last = tokens.last, Int(last.end) == position else { return false }
    let first = bytes[Int(last.start)]
    return last.kind == .symbol && last.span.count > 1
      && (first == UInt8(ascii: "@") || first == UInt8(ascii: "#"))
  }
}
