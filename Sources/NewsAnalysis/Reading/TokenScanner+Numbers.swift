import NewsModel

extension TokenScanner {
  /// Takes a number: digits with what binds them ("1,200.50", "17:23", "2017–2018", "12th").
  mutating func scanNumber() {
    let start = position
    while true {
      while position < end, isDigit(position) { position += 1 }
      let length = connectorLength
      guard length > 0 else { break }
      position += length
    }
    if takeKeycap(from: start) { return }
    guard isLetter(position) || isHyphenBeforeLetter else {
      add(from: start, .number)
      return
    }
    scanSuffix(from: start)
  }

  /// Makes a picture of a digit on a key ("1️⃣") of the digit before the position.
  private mutating func takeKeycap(from start: Int) -> Bool {
    guard position == start + 1, byte(position) == 0xEF else { return false }
    let variant = WideScalar.read(bytes, at: position, end: end)
    let next = position + variant.length
    guard variant.code == 0xFE0F, byte(next) == 0xE2 else { return false }
    let key = WideScalar.read(bytes, at: next, end: end)
    guard key.code == 0x20E3 else { return false }
    position = next + key.length
    add(from: start, .symbol)
    return true
  }

  private var isHyphenBeforeLetter: Bool {
    byte(position) == UInt8(ascii: "-") && isLetter(position + 1)
  }

  /// Takes the letters behind a number: a suffix ("12th", "5pm"), or a word ("25-year-old").
  private mutating func scanSuffix(from start: Int) {
    var casing = CasingTracker()
    var ahead = position
    while ahead < end, isASCIILetterOrDigit(ahead) {
      casing.add(classes[Int(bytes[ahead])])
      ahead += 1
    }
    let goesOn = byte(ahead) == UInt8(ascii: "-") && isLetterOrDigit(ahead + 1)
    if goesOn || byte(ahead) >= 0x80 && isLetter(ahead) {
      scanWord(from: start)
    } else {
      position = ahead
      add(from: start, .number, casing.casing)
    }
  }

  private func isASCIILetterOrDigit(_ index: Int) -> Bool {
    !classes[Int(bytes[index])].isDisjoint(with: .wordCharacter)
  }

  /// The length of a mark that binds the digits before it to those behind it, or 0.
  private var connectorLength: Int {
    guard position < end else { return 0 }
    switch bytes[position] {
    case UInt8(ascii: ","):
      let isGroup = isDigit(position + 1) && isDigit(position + 2) && isDigit(position + 3)
      return isGroup && !isDigit(position + 4) ? 1 : 0
    case UInt8(ascii: ":"): return isDigit(position + 1) && isDigit(position + 2) ? 1 : 0
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"):
      return isDigit(position + 1) ? 1 : 0
    case 0x80...:
      let scalar = WideScalar.read(bytes, at: position, end: end)
      let binds = scalar.kind == .hyphen || (scalar.kind == .dash && scalar.code < 0x2014)
      return binds && isDigit(position + scalar.length) ? scalar.length : 0
    default: return 0
    }
  }
}
