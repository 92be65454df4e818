/// What a pattern can ask of a token.
package enum TokenAttribute: String, CaseIterable, Hashable, Sendable {
  case word, lower, stem, lemma, shape, kind, casing, pos
  case isTitle = "is_title"
  case sentenceStart = "sentence_start"
  case inQuote = "in_quote"
  case ent
  case entKind = "ent.kind"
  case entForm = "ent.form"
  case entID = "ent.id"

  /// What it says, for help.
  package var summary: String {
    switch self {
    case .word: "the token as it stands"
    case .lower: "the token in lower case"
    case .stem: "its stem; none unless in English"
    case .lemma: "its dictionary form; none unless in English"
    case .shape: "how it looks, as `Xxxxx` or `dddd`; case always counts"
    case .kind: "`word`, `number`, `punctuation`, `symbol`, `url` or `email`"
    case .casing: "`none`, `lower`, `title`, `upper` or `mixed`"
    case .pos: "its part of speech"
    case .isTitle: "whether it is a word with a capital and small letters after it"
    case .sentenceStart: "whether it is the first token of a sentence"
    case .inQuote: "whether it stands in a direct quote"
    case .ent: "whether it stands in a mention of somebody or something"
    case .entKind: "the kind of a mention around it, such as `PERSON`"
    case .entForm: "the form of a mention around it, such as `name` or `pronoun`"
    case .entID: "the id of an entity mentioned around it, such as `person:ada-byron`"
    }
  }

  /// Whether it is true or false, so that it has no value.
  package var isFlag: Bool {
    switch self {
    case .isTitle, .sentenceStart, .inQuote, .ent: true
    default: false
    }
  }

  /// Whether it depends on the characters of the token alone.
  var isLexical: Bool {
    switch self {
    case .word, .lower, .stem, .lemma, .shape, .kind, .casing, .isTitle: true
    default: false
    }
  }

  /// Whether upper and lower case differ whatever the pattern says.
  var isAlwaysSensitive: Bool { self == .shape }

  /// The names of all attributes.
  package static let names = allCases.map(\.rawValue)

  /// What other tools call an attribute.
  static let otherNames: [String: TokenAttribute] = [
    "text": .word, "form": .word, "orth": .word, "norm": .lower, "low": .lower, "hw": .lemma,
    "base": .lemma, "tag": .pos, "upos": .pos, "pos_tag": .pos, "ent_type": .entKind,
    "entity": .ent, "ent_id": .entID, "quote": .inQuote, "is_sent_start": .sentenceStart,
  ]
}
