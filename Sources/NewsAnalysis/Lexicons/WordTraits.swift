/// What lists say of a single word.
package struct WordTraits: OptionSet, Sendable {
  /// The traits as bits.
  package let rawValue: UInt64
  /// Takes traits as bits.
  package init(rawValue: UInt64) { self.rawValue = rawValue }
  private init(_ bit: UInt64) { rawValue = 1 << bit }

  /// Written in lower case in most texts.
  package static let common = WordTraits(0)
  /// A first name.
  package static let firstName = WordTraits(1)
  /// A first name that is an ordinary word or a place as well.
  package static let weakFirstName = WordTraits(2)
  /// A family name.
  package static let lastName = WordTraits(3)
  /// Mostly a man's name.
  package static let male = WordTraits(4)
  /// Mostly a woman's name.
  package static let female = WordTraits(5)
  /// A head word that makes a name even where it could be an ordinary word.
  package static let strongHead = WordTraits(6)
  /// The head of an organisation's name ("Ministry").
  package static let orgHead = WordTraits(8)
  /// The head of an event's name ("Summit").
  package static let eventHead = WordTraits(9)
  /// The head of a building's name ("Airport").
  package static let facilityHead = WordTraits(10)
  /// The head of a document's name ("Convention").
  package static let lawHead = WordTraits(11)
  /// The head of the name of a sea or mountain.
  package static let placeHead = WordTraits(12)
  /// The head of the name of a province or county.
  package static let stateHead = WordTraits(13)
  /// The head of a work's name ("Prize").
  package static let workHead = WordTraits(14)
  /// The head of a product's name ("Missile").
  package static let productHead = WordTraits(15)

  /// An article, pronoun, preposition, conjunction, auxiliary.
  package static let function = WordTraits(20)
  /// A verb whose subject is a person ("said").
  package static let personVerb = WordTraits(21)
  /// A preposition before places ("in").
  package static let placePreposition = WordTraits(22)
  /// A lower-case part of a name ("bin", "van").
  package static let particle = WordTraits(23)
  /// A month.
  package static let month = WordTraits(24)
  /// A day of the week.
  package static let weekday = WordTraits(25)
  /// What follows a name ("Jr.").
  package static let suffix = WordTraits(26)
  /// An ordinal in letters.
  package static let ordinal = WordTraits(27)
  /// A pronoun for a man ("he").
  package static let malePronoun = WordTraits(28)
  /// A pronoun for a woman ("she").
  package static let femalePronoun = WordTraits(29)
  /// A pronoun for several ("they").
  package static let pluralPronoun = WordTraits(30)
  /// A direction ("north", "western").
  package static let direction = WordTraits(31)
  /// A noun for an organisation ("company").
  package static let nominalOrg = WordTraits(32)
  /// A noun for an event ("meeting").
  package static let nominalEvent = WordTraits(33)
  /// A noun for a document ("treaty").
  package static let nominalLaw = WordTraits(34)
  /// A noun for a place ("city").
  package static let nominalPlace = WordTraits(35)
  /// A noun for many people ("people").
  package static let groupWord = WordTraits(36)

  /// A word or abbreviation that is written with capitals and names nothing ("TV", "Internet").
  package static let plainWord = WordTraits(37)

  /// A verb that often follows a person's name at the beginning of a sentence ("has").
  package static let statementVerb = WordTraits(38)

  /// A preposition before places and others ("from").
  package static let weakPreposition = WordTraits(39)

  /// What says that a name is a company's ("Inc").
  package static let corporateSuffix = WordTraits(40)

  /// A noun for what happens to people ("explosion"), an event where its place is said.
  package static let incident = WordTraits(41)

  /// Any head word.
  package static let anyHead: WordTraits = [
    .orgHead, .eventHead, .facilityHead, .lawHead, .placeHead, .stateHead, .workHead, .productHead,
  ]

  /// The trait for a class of `context_words.tsv`.
  package static func context(_ name: String) -> WordTraits? {
    switch name {
    case "function": .function
    case "person_verb": .personVerb
    case "place_preposition": .placePreposition
    case "particle": .particle
    case "month": .month
    case "weekday": .weekday
    case "suffix": .suffix
    case "ordinal": .ordinal
    case "male_pronoun": .malePronoun
    case "female_pronoun": .femalePronoun
    case "plural_pronoun": .pluralPronoun
    case "direction": .direction
    case "nominal_org": .nominalOrg
    case "nominal_event": .nominalEvent
    case "nominal_law": .nominalLaw
    case "nominal_place": .nominalPlace
    case "group_word": .groupWord
    case "plain_word": .plainWord
    case "weak_preposition": .weakPreposition
    case "statement_verb": .statementVerb
    case "corporate_suffix": .corporateSuffix
    case "incident": .incident
    default: nil
    }
  }
}
