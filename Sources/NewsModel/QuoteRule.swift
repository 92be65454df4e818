/// The rules by which quotes get their speaker and cue.
public enum QuoteRule: String, CaseIterable, Sendable {
  case after = "quote:after"
  case afterInverted = "quote:after-inverted"
  case before = "quote:before"
  case partial = "quote:partial"
  case description = "quote:description"
  case agent = "quote:agent"
  case colon = "quote:colon"
  case accordingTo = "quote:according-to"
  case following = "quote:following"
  case nearby = "quote:nearby"
  case alone = "quote:alone"
  case transcript = "quote:transcript"
  case indirectThat = "indirect:that"
  case indirectBare = "indirect:bare"
  case indirectObject = "indirect:object"
  case indirectTo = "indirect:to"
  case indirectWhether = "indirect:whether"
  case indirectInfinitive = "indirect:infinitive"
  case indirectBefore = "indirect:before"
  case indirectAccordingTo = "indirect:according-to"
  case indirectPassive = "indirect:passive"
  case indirectNoun = "indirect:noun"
  case indirectDescription = "indirect:description"

  /// All rules, in the order in which guides show them.
  public static var all: [QuoteRule] { allCases }

  /// The name that a quote has in ``Quote/foundBy``.
  public var name: String { rawValue }

  /// One line on what the rule looks for.
  public var meaning: String {
    switch self {
    case .after: "Behind the closing mark stand the speaker, then the cue: “…,” Smith said."
    case .afterInverted: "Behind the closing mark stand the cue, then the speaker: “…,” said Smith."
    case .before: "Speaker and cue stand before the opening mark: Smith said, “…”."
    case .partial: "The marked words are a part of what is said: Smith said it was “…”."
    case .description: "Somebody calls something what the marks hold: Smith called it “…”."
    case .agent: "The speaker stands behind “by”: described by Smith as “…”."
    case .colon: "Somebody is named before a colon, without a cue: Smith stood up: “…”."
    case .accordingTo: "A phrase names the source of marked words: “…,” according to Smith."
    case .following: "The quote follows one of the same speaker, with nobody between."
    case .nearby: "The sentence before the quote is about one person alone, who speaks."
    case .alone: "A whole sentence stands between marks; nothing says who speaks."
    case .transcript: "A paragraph begins with the speaker and a colon: SMITH: …"
    case .indirectThat: "The cue opens a clause with “that”: Smith said that …"
    case .indirectBare: "The cue opens a clause without “that”: Smith said it …"
    case .indirectObject: "The cue is followed by the thing itself: Smith praised …"
    case .indirectTo: "The thing stands behind “to”: Smith drew attention to …"
    case .indirectWhether: "The cue opens a question: Smith asked whether …"
    case .indirectInfinitive: "The cue opens “to” and a verb: Smith promised to …"
    case .indirectBefore: "The words stand before speaker and cue: …, Smith said."
    case .indirectAccordingTo: "A phrase names the source: according to Smith, …"
    case .indirectPassive: "Somebody says so, the text does not say who: is believed to …"
    case .indirectNoun: "A noun of saying opens a clause with “that”: Smith's claim that …"
    case .indirectDescription: "Somebody describes something without marks: Smith described it as …"
    }
  }
}
