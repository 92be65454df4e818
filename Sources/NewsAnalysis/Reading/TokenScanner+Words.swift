import NewsModel

extension TokenScanner {
  /// Takes a word that begins here, or the rest of one that began with a number ("25-year-old").
  mutating func scanWord(from start: Int? = nil, casing begun: CasingTracker = CasingTracker()) {
    let start = start ?? position
    var casing = begun
    var segment = start
    while true {
      scanLetters(&casing)
      guard position < end else { break }
      let next = bytes[position]
      if next >= 0x80 {
        guard scanWideInWord(&casing) else { break }
      } else if next == UInt8(ascii: "-") {
        guard isLetterOrDigit(position + 1) else { break }
        position += 1
        casing.beginPart()
      } else if next == UInt8(ascii: "'") {
        guard isLetter(position + 1), !isPossessive(position + 1) else { break }
        position += 1
        casing.beginPart()
      } else if next == UInt8(ascii: "&") {
        guard isUpper(position - 1), isUpper(position + 1) else { break }
        position += 1
      } else if next == UInt8(ascii: ".") {
        guard continuesAcronym(segment: segment, start: start) else { break }
        position += 1
        segment = position
      } else {
        break
      }
    }
    if scanURL(from: start) { return }
    takeStop(start: start, segment: segment)
    add(from: start, .word, casing.casing)
  }

  /// Moves over ASCII letters and digits.
  @inline(__always)
  private mutating func scanLetters(_ casing: inout CasingTracker) {
    guard position < end else { return }
    var kind = classes[Int(bytes[position])]
    guard !kind.isDisjoint(with: .wordCharacter) else { return }
    casing.add(kind)
    position += 1
    var inner: ByteClass = []
    while position < end {
      kind = classes[Int(bytes[position])]
      guard !kind.isDisjoint(with: .wordCharacter) else { break }
      inner.formUnion(kind)
      position += 1
    }
    casing.addInner(inner)
  }

  /// Moves over one character of several bytes if it continues a word.
  private mutating func scanWideInWord(_ casing: inout CasingTracker) -> Bool {
    let scalar = WideScalar.read(bytes, at: position, end: end)
    let after = position + scalar.length
    switch scalar.kind {
    case .lower, .upper, .caseless, .digit: casing.add(scalar.kind.byteClass)
    case .mark: break
    case .hyphen:
      guard isLetterOrDigit(after) else { return false }
      casing.beginPart()
    case .apostrophe:
      guard isLetter(after), !isPossessive(after) else { return false }
      casing.beginPart()
    default: return false
    }
    position = after
    return true
  }

  func isUpper(_ index: Int) -> Bool { classes[Int(byte(index))].contains(.upper) }

  /// Whether the full stop here stands between the single letters of "U.S." or "e.g.".
  private func continuesAcronym(segment: Int, start: Int) -> Bool {
    if segment == start, position == start + 2, isUpper(start), !isUpper(start + 1) {
      // A degree: "Ph.D.", "Ed.D.".
      return isUpper(position + 1) && byte(position + 2) == UInt8(ascii: ".")
        && !isLetterOrDigit(position + 3)
    }
    guard position == segment + 1, isLetter(segment), position + 1 < end,
      !classes[Int(bytes[position + 1])].isDisjoint(with: .letter)
    else { return false }
    if byte(position + 2) == UInt8(ascii: ".") { return true }
    return isUpper(segment) && isUpper(position + 1) && !isLetterOrDigit(position + 2)
  }

  /// Takes the full stop behind an acronym, an initial or an abbreviation.
  private mutating func takeStop(start: Int, segment: Int) {
    guard byte(position) == UInt8(ascii: "."), byte(position + 1) != UInt8(ascii: ".") else {
      return
    }
    let isAcronym = segment > start && position == segment + 1
    if isAcronym || isInitial(start) || isAbbreviation(start) { position += 1 }
  }

  /// Whether a single capital letter stands before another name, or a hyphen and one.
  private func isInitial(_ start: Int) -> Bool {
    guard isSingleCapital(start) else { return false }
    let next = byte(position + 1)
    if next == UInt8(ascii: "-") { return isUpper(position + 2) }
    return next == UInt8(ascii: " ") && characterClass(position + 2).contains(.upper)
  }

  private func isSingleCapital(_ start: Int) -> Bool {
    guard characterClass(start).contains(.upper) else { return false }
    let length =
      bytes[start] < 0x80 ? 1 : WideScalar.read(bytes, at: start, end: end).length
    return position == start + length
  }

  private func isAbbreviation(_ start: Int) -> Bool {
    switch abbreviations.kind(bytes, start..<position) {
    case nil: false
    case .number: isDigit(position + 1) || (byte(position + 1) == 0x20 && isDigit(position + 2))
    default: true
    }
  }
}
