/// A word, number or mark of the text.
public struct Token: Hashable, Sendable {
  /// What a token is made of.
  public enum Kind: UInt8, CaseIterable, Sendable {
    case word, number, punctuation, symbol, url, email

    /// The name that scripts see.
    public var name: String {
      switch self {
      case .word: "word"
      case .number: "number"
      case .punctuation: "punctuation"
      case .symbol: "symbol"
      case .url: "url"
      case .email: "email"
      }
    }
  }
  /// How the letters of a word are cased.
  public enum Casing: UInt8, CaseIterable, Sendable {
    /// No letters at all.
    case none
    /// all lower case
    case lower
    /// First letter upper case, the rest lower case
    case title
    /// ALL UPPER CASE (two letters or more)
    case upper
    /// anyThing else
    case mixed

    /// The name that scripts see.
    public var name: String {
      switch self {
      case .none: "none"
      case .lower: "lower"
      case .title: "title"
      case .upper: "upper"
      case .mixed: "mixed"
      }
    }
  }
  /// First byte.
  public let start: Int32
  /// The byte after the last one.
  public let end: Int32
  /// What it is made of.
  public let kind: Kind
  /// How its letters are cased.
  public let casing: Casing

  /// Makes a token.
  public init(start: Int, end: Int, kind: Kind, casing: Casing) {
    (self.start, self.end) = (Int32(start), Int32(end))
    (self.kind, self.casing) = (kind, casing)
  }

  /// Where it stands.
  public var span: TextSpan { Int(start)..<Int(end) }
}
