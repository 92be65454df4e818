import NewsModel

/// A name as the finder sees it: some words in a row.
struct FoundName {
  /// The words.
  var words: Range<Int>
  /// What it names.
  var kind: Entity.Kind
  /// How it names it.
  var form: Mention.Form
  /// The rule that found it.
  var rule: String
}
