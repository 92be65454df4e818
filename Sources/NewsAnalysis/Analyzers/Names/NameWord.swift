import NewsModel

/// A piece of a word as the name finder sees it, with what lists and its surroundings say.
struct NameWord {
  /// What stands between a word and the one before it.
  enum Gap: UInt8 {
    /// Nothing, or a hyphen, apostrophe or full stop inside a token.
    case joined
    case space
    case comma
    /// "'s"
    case possessive
    /// An apostrophe alone ("Workers' Party").
    case apostrophe
    /// "&"
    case hard
    /// The beginning of a sentence or block.
    case start
  }
  /// How the letters are cased.
  enum Casing: UInt8 { case number, lower, title, upper, mixed }

  var start: Int32
  var end: Int32
  /// The end of the token, with the full stop of an abbreviation, if this is its last piece.
  var tokenEnd: Int32
  var hash: UInt64
  var traits: WordTraits
  var casing: Casing
  var gap: Gap
  /// Whether the word begins a sentence, a line or what stands after a colon or opening quote.
  var isWeakPlace = false
  /// Whether the word stands in the dateline.
  var isInDateline = false
  /// Whether the word before belongs to the same token.
  var isInner = false

  /// Whether the word begins with a capital.
  var isCapital: Bool { casing == .title || casing == .upper || casing == .mixed }

  /// The number of bytes.
  var count: Int { Int(end - start) }

  /// Whether lists know the word as one without a meaning of its own.
  var isFunction: Bool { traits.contains(.function) }
}
