/// Where a rule matches, and what its labels cover.
struct ClaimMatch {
  /// The rule, as an index into those of the tables.
  let rule: Int
  /// All tokens of the match.
  let tokens: Range<Int>
  /// The tokens of the labels that are set.
  let labels: [(name: String, tokens: Range<Int>)]

  /// The tokens of a label, or nil.
  subscript(_ name: String) -> Range<Int>? {
    labels.first { $0.name == name && !$0.tokens.isEmpty }?.tokens
  }
}
