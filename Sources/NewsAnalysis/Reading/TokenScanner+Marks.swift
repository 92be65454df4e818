import NewsModel

extension TokenScanner {
  /// Takes a punctuation mark or a symbol of one byte.
  mutating func scanMark(_ kind: ByteClass) {
    let start = position
    let mark = bytes[position]
    switch mark {
    case UInt8(ascii: "."), UInt8(ascii: "-"):
      while byte(position) == mark { position += 1 }
      add(from: start, .punctuation)
    case UInt8(ascii: "'"):
      scanApostrophe(length: 1)
    case UInt8(ascii: "@") where scanAddress(): break
    case UInt8(ascii: "@"), UInt8(ascii: "#"):
      position += 1
      if isLetter(position) { skipNameCharacters() }
      add(from: start, .symbol)
    default:
      position += 1
      add(from: start, kind.contains(.symbol) ? .symbol : .punctuation)
    }
  }

  /// Takes an apostrophe, with the "s" of a possessive behind a word.
  mutating func scanApostrophe(length: Int) {
    let start = position
    if followsName, isPossessive(position + length) {
      position += length + 1
      add(from: start, .word, .lower)
    } else {
      position += length
      add(from: start, .punctuation)
    }
  }

  /// Takes whatever begins with a character of several bytes.
  mutating func scanWide() {
    let start = position
    let scalar = WideScalar.read(bytes, at: position, end: end)
    switch scalar.kind {
    case .lower, .upper, .caseless, .digit: scanWord()
    case .space: position += scalar.length
    case .apostrophe: scanApostrophe(length: scalar.length)
    case .hyphen, .dash, .punctuation:
      position += scalar.length
      add(from: start, .punctuation)
    case .mark:
      position += scalar.length
      add(from: start, .symbol)
    case .symbol:
      position += scalar.length
      extendEmoji(first: scalar.code)
      add(from: start, .symbol)
    }
  }

  /// Takes what belongs to a picture character: variants, skin tones, joined ones, flag halves.
  private mutating func extendEmoji(first: UInt32) {
    let flags: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF
    var isFlagHalf = flags.contains(first)
    while position < end, bytes[position] >= 0x80 {
      let scalar = WideScalar.read(bytes, at: position, end: end)
      if scalar.kind == .mark {
        position += scalar.length
        guard scalar.code == 0x200D, byte(position) >= 0x80 else { continue }
        let joined = WideScalar.read(bytes, at: position, end: end)
        if joined.kind == .symbol { position += joined.length }
      } else if isFlagHalf, flags.contains(scalar.code) {
        position += scalar.length
        isFlagHalf = false
      } else {
        return
      }
    }
  }

  /// Moves over letters, digits and low lines, as in a hashtag.
  mutating func skipNameCharacters() {
    while position < end {
      if bytes[position] >= 0x80 {
        let scalar = WideScalar.read(bytes, at: position, end: end)
        guard !scalar.kind.byteClass.isEmpty || scalar.kind == .mark else { return }
        position += scalar.length
      } else {
        guard isLetterOrDigit(position) || bytes[position] == UInt8(ascii: "_") else { return }
        position += 1
      }
    }
  }
}
