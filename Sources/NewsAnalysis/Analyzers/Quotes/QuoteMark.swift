import NewsModel

/// The marks that the search for quotes looks at.
enum QuoteMark: UInt8 {
  case none, comma, period, question, exclaim, colon, semicolon, dash, ellipsis
  case openParen, closeParen, openBracket, closeBracket
  /// `"`
  case straight
  /// `“`, `”`, `„`
  case openCurly, closeCurly, low
  /// `«`, `»`
  case openGuillemet, closeGuillemet
  /// `‘`, `’`, `'`, a backtick
  case openSingle, closeSingle, apostrophe, backtick
  case other

  /// The mark that a token is; `none` for a word.
  @inline(__always)
  init(_ text: ArticleText, _ token: Token) {
    guard token.kind == .punctuation || token.kind == .symbol else {
      self = .none
      return
    }
    let (bytes, start) = (text.bytes, Int(token.start))
    let length = Int(token.end) - start
    guard length > 0, start + length <= bytes.count else {
      self = .other
      return
    }
    self = Self.mark(
      bytes[start], length > 1 ? bytes[start + 1] : 0, length > 2 ? bytes[start + 2] : 0)
  }

  private static func mark(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> QuoteMark {
    switch first {
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "."): return second == first ? .ellipsis : .period
    case UInt8(ascii: "?"): return .question
    case UInt8(ascii: "!"): return .exclaim
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: ";"): return .semicolon
    case UInt8(ascii: "-"): return .dash
    case UInt8(ascii: "("): return .openParen
    case UInt8(ascii: ")"): return .closeParen
    case UInt8(ascii: "["): return .openBracket
    case UInt8(ascii: "]"): return .closeBracket
    case UInt8(ascii: "\""): return .straight
    case UInt8(ascii: "'"): return .apostrophe
    case UInt8(ascii: "`"): return .backtick
    case 0xC2: return second == 0xAB ? .openGuillemet : second == 0xBB ? .closeGuillemet : .other
    case 0xE2:
      guard second == 0x80 else { return .other }
      switch third {
      case 0x90...0x95: return .dash
      case 0x98: return .openSingle
      case 0x99: return .closeSingle
      case 0x9C: return .openCurly
      case 0x9D: return .closeCurly
      case 0x9E: return .low
      case 0xA6: return .ellipsis
      default: return .other
      }
    default: return .other
    }
  }

  /// Whether a sentence ends with it.
  var endsSentence: Bool {
    self == .period || self == .question || self == .exclaim || self == .ellipsis
  }
}
