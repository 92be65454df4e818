/// What a word is in its sentence, by the universal tags of Universal Dependencies
/// (<https://universaldependencies.org/u/pos/>).
public enum PartOfSpeech: UInt8, CaseIterable, Sendable {
  /// Says how something is ("large").
  case adjective
  /// Stands before a noun phrase ("in").
  case adposition
  /// Says how, when or where something happens ("quickly").
  case adverb
  /// Goes with another verb, and "be" ("has", "will").
  case auxiliary
  /// Joins equals ("and").
  case coordinatingConjunction
  /// Stands before a noun ("the").
  case determiner
  /// Stands by itself ("yes").
  case interjection
  /// A thing or person ("minister").
  case noun
  /// A number, in digits or words.
  case numeral
  /// A word of grammar ("to" before a verb, "not", "'s").
  case particle
  /// Stands for a noun ("he").
  case pronoun
  /// A name, or a part of one.
  case properNoun
  /// A mark.
  case punctuation
  /// Begins a clause inside another ("that", "if").
  case subordinatingConjunction
  /// A sign that is no mark ("$").
  case symbol
  /// Says what happens ("met").
  case verb
  /// Whatever is none of these.
  case other

  /// The universal tag ("NOUN").
  public var name: String {
    switch self {
    case .adjective: "ADJ"
    case .adposition: "ADP"
    case .adverb: "ADV"
    case .auxiliary: "AUX"
    case .coordinatingConjunction: "CCONJ"
    case .determiner: "DET"
    case .interjection: "INTJ"
    case .noun: "NOUN"
    case .numeral: "NUM"
    case .particle: "PART"
    case .pronoun: "PRON"
    case .properNoun: "PROPN"
    case .punctuation: "PUNCT"
    case .subordinatingConjunction: "SCONJ"
    case .symbol: "SYM"
    case .verb: "VERB"
    case .other: "X"
    }
  }

  /// The part of speech of a universal tag, or nil.
  public init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}
