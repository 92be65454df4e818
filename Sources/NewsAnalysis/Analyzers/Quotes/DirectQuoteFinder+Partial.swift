import NewsModel

/// When few words between marks are what somebody says of something.
extension DirectQuoteFinder {
  /// Whether a verb of praise or blame and "as" stand before the words: `mocked it as "…"`.
  func isJudged(_ cue: Cue, _ range: Range<Int>) -> Bool {
    guard context.isWord(range.upperBound - 1, "as"), cue.entry.form != .base else { return false }
    switch cue.entry.cueClass {
    case .criticize, .praise, .deny: return range.upperBound > cue.tokens.upperBound + 1
    default: return false
    }
  }

  /// Whether the words are what somebody is blamed for or praised as: `accused him of a "…"`.
  func isJudgement(_ cue: Cue, _ range: Range<Int>) -> Bool {
    guard context.has(range.upperBound - 1, [.article, .preposition]),
      range.upperBound - cue.tokens.upperBound <= 12
    else { return false }
    return cue.entry.cueClass == .criticize || cue.entry.cueClass == .praise
  }

  /// Whether the words are what is said of something: `said that the plan was "unfair"`.
  func isPredicate(_ cue: Cue, _ range: Range<Int>) -> Bool {
    guard !cue.entry.openings.isDisjoint(with: [.that, .bare]) else { return false }
    var last = range.upperBound - 1
    while last > cue.tokens.upperBound, context.isAdverb(last) || context.has(last, .negation) {
      last -= 1
    }
    return last >= cue.tokens.upperBound && context.has(last, .be) && !context.isGenitive(last)
  }
}
