import NewsModel
import TokenPatterns

/// A row of a table of claim patterns: a token pattern, and what its labels say.
package struct ClaimRule: Sendable {
  /// Which of the mentions that cover a label is meant.
  enum Choice: Sendable { case outer, inner }

  /// The name of the rule, such as `join.verb`.
  package let id: String
  /// The predicate that it finds.
  package let predicate: Int
  /// The token pattern, its macros expanded.
  package let pattern: TokenPattern
  /// How sure it is, 0 to 1.
  package let confidence: Double
  /// Which mention is the subject.
  let subject: Choice
  /// Which mention is the object.
  let object: Choice
  /// The object stands within the words of the subject.
  let isNested: Bool
  /// Names that are joined to subject and object make no claims of their own.
  let isSingle: Bool
  /// The agency of the story is the subject.
  let isOfAgency: Bool
  /// A preposition before the subject does no harm.
  let isFree: Bool
  /// A noun phrase that takes for known what it says ("the Kazakh President"): nobody says so.
  let isGiven: Bool
  /// Where it stands, as `file:line`.
  package let place: String

  /// The words that can stand in the column of options.
  static let flags = [
    "subject=inner", "object=inner", "nested", "single", "agency", "free", "given",
  ]
}
