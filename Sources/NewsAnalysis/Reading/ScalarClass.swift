/// A character of several bytes: its code, what it is, and how many bytes it takes.
struct WideScalar {
  let code: UInt32
  let kind: ScalarClass
  let length: Int
}

/// What a character outside ASCII means to the tokenizer.
enum ScalarClass: UInt8 {
  case lower, upper, caseless
  /// Continues whatever stands before it: an accent, a soft hyphen, a joiner.
  case mark
  case digit, space, hyphen, dash, apostrophe, punctuation, symbol

  /// The letters and digits as bits of a byte class; empty for anything else.
  var byteClass: ByteClass {
    switch self {
    case .lower: .lower
    case .upper: .upper
    case .caseless, .digit: .caseless
    default: []
    }
  }
}

extension WideScalar {
  /// Reads the character that begins at an index; a broken one counts as one byte of U+FFFD.
  static func read(_ bytes: [UInt8], at index: Int, end: Int) -> WideScalar {
    let lead = bytes[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    guard length > 1, index + length <= end else {
      return WideScalar(code: 0xFFFD, kind: .symbol, length: 1)
    }
    var code = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { code = code << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return WideScalar(code: code, kind: ScalarClass(code), length: length)
  }
}

extension WideScalar {
  /// Whether it is a picture or a bullet, as stands before a line.
  var isDecoration: Bool {
    if code == 0x2022 || code == 0x2023 || code == 0x2043 { return true }
    guard code >= 0x2190, kind == .symbol else { return false }
    return Unicode.Scalar(code)?.properties.generalCategory == .otherSymbol
  }
}

extension ScalarClass {
  private static let small: [ScalarClass] = (0..<0x800).map { ScalarClass(computed: $0) }

  /// The class of a code point from U+0080 on.
  init(_ code: UInt32) {
    switch code {
    case 0..<0x800: self = Self.small[Int(code)]
    case 0x3041...0x30FE, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: self = .caseless
    default: self = Self(computed: code)
    }
  }

  private init(computed code: UInt32) {
    switch code {
    case 0x80...0xA0, 0x2000...0x200B, 0x200E, 0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000,
      0xFEFF:
      self = .space
    case 0xAD, 0x200C, 0x200D: self = .mark
    case 0x2010, 0x2011: self = .hyphen
    case 0x2012...0x2015, 0x2212: self = .dash
    case 0x2019, 0x2BC: self = .apostrophe
    case 0x1F3FB...0x1F3FF: self = .mark
    default: self = Self(properties: code)
    }
  }

  private init(properties code: UInt32) {
    guard let properties = Unicode.Scalar(code)?.properties else {
      self = .symbol
      return
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: self = .upper
    case .lowercaseLetter: self = .lower
    case .otherLetter, .modifierLetter, .letterNumber: self = .caseless
    case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
    case .decimalNumber: self = .digit
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: self = .space
    case .dashPunctuation: self = .dash
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .connectorPunctuation:
      self = .punctuation
    default: self = .symbol
    }
  }
}
