/// What a byte of UTF-8 text may be part of, as bits.
struct ByteClass: OptionSet {
  let rawValue: UInt8

  static let lower = ByteClass(rawValue: 1)
  static let upper = ByteClass(rawValue: 2)
  static let digit = ByteClass(rawValue: 4)
  /// A letter without case, such as a Chinese one; never an ASCII byte.
  static let caseless = ByteClass(rawValue: 8)
  static let space = ByteClass(rawValue: 16)
  static let punctuation = ByteClass(rawValue: 32)
  static let symbol = ByteClass(rawValue: 64)
  /// Part of a character of several bytes.
  static let multibyte = ByteClass(rawValue: 128)

  static let letter: ByteClass = [.lower, .upper, .caseless]
  static let wordCharacter: ByteClass = [.lower, .upper, .caseless, .digit]

  /// The class of every byte.
  static let table: [ByteClass] = (0..<256).map { of(UInt8($0)) }

  private static func of(_ byte: UInt8) -> ByteClass {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0...0x20, 0x7F: .space
    case 0x80...: .multibyte
    case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "#"),
      UInt8(ascii: "@"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "<"),
      UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "_"),
      UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      .symbol
    default: .punctuation
    }
  }
}
