import NewsModel

extension TokenScanner {
  /// Makes a URL of the word that began at `start` and ends here, if it is the beginning of one.
  mutating func scanURL(from start: Int) -> Bool {
    guard position < end else { return false }
    let limit: Int
    switch bytes[position] {
    case UInt8(ascii: ":"):
      guard byte(position + 1) == UInt8(ascii: "/"), byte(position + 2) == UInt8(ascii: "/"),
        isScheme(start..<position)
      else { return false }
      limit = urlEnd(from: position + 3)
      guard limit > position + 3 else { return false }
    case UInt8(ascii: "."):
      guard let end = domainEnd(from: start) else { return false }
      limit = byte(end) == UInt8(ascii: "/") ? urlEnd(from: end) : end
    default: return false
    }
    position = limit
    add(from: start, .url)
    return true
  }

  private func isScheme(_ span: TextSpan) -> Bool {
    let word = bytes[span].map { $0 | 0x20 }
    return ["http", "https", "ftp"].contains { $0.utf8.elementsEqual(word) }
  }

  /// Where a URL ends: at a space, a quotation mark or bracket, without closing punctuation.
  private func urlEnd(from start: Int) -> Int {
    var index = start
    while index < end, isURLByte(bytes[index]) { index += 1 }
    let closing: [UInt8] = Array(".,;:!?')".utf8)
    while index > start, closing.contains(bytes[index - 1]) { index -= 1 }
    return index
  }

  private func isURLByte(_ byte: UInt8) -> Bool {
    guard byte > 0x20, byte < 0x7F else { return false }
    return byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
  }

  /// Where the domain name ends whose first label began at `start`.
  ///
  /// Nil when its last label is no known one. Looks no further than a domain name can be long.
  private func domainEnd(from start: Int) -> Int? {
    var index = position
    var label = index + 1
    while index < end, index - start < 253 {
      if bytes[index] == UInt8(ascii: ".") {
        guard isASCIINameByte(index + 1) else { break }
        label = index + 1
      } else if !isASCIINameByte(index) && bytes[index] != UInt8(ascii: "-") {
        break
      }
      index += 1
    }
    guard index > label else { return nil }
    let cases = bytes[label..<index].reduce(into: ByteClass()) { $0.formUnion(classes[Int($1)]) }
    guard cases == .lower || (cases == .upper && isUpper(label - 2)),
      domains.contains(bytes, label..<index)
    else { return nil }
    return index
  }

  private func isASCIINameByte(_ index: Int) -> Bool {
    !classes[Int(byte(index))].isDisjoint(with: .wordCharacter)
  }

  /// Makes an e-mail address of the at sign here, the domain behind it and the tokens that touch it.
  mutating func scanAddress() -> Bool {
    guard followsWord, isASCIINameByte(position + 1) else { return false }
    var index = position + 1
    var dots = 0
    while isASCIINameByte(index) || isDomainMark(index) {
      if bytes[index] == UInt8(ascii: ".") { dots += 1 }
      index += 1
    }
    guard dots > 0 else { return false }
    var start = position
    while let last = tokens.last, Int(last.end) == start, isLocalPart(last) {
      start = Int(last.start)
      removeLast()
    }
    position = index
    add(from: start, .email)
    return true
  }

  private func isDomainMark(_ index: Int) -> Bool {
    (byte(index) == UInt8(ascii: ".") || byte(index) == UInt8(ascii: "-"))
      && isASCIINameByte(index + 1)
  }

  private func isLocalPart(_ token: Token) -> Bool {
    switch token.kind {
    case .word, .number: true
    case .punctuation, .symbol:
      token.span.count == 1 && Array("._-+".utf8).contains(bytes[Int(token.start)])
    case .url: true
    case .email: false
    }
  }
}
