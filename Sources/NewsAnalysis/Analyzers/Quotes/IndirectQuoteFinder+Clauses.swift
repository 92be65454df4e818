import NewsModel

extension IndirectQuoteFinder {
  /// Whether a clause without "that" begins behind a verb of saying.
  func beginsClause(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard sentence.contains(index), context.quoted[index] < 0, index + 2 < sentence.upperBound
    else { return false }
    let starters = [
      "the", "a", "an", "he", "she", "it", "they", "we", "there", "his", "her", "its", "their",
      "this", "these", "no", "all", "some", "more", "both", "one", "two", "at",
    ]
    if context.isWord(index, anyOf: starters) { return true }
    let token = context.tokens[index]
    if token.kind == .number || token.casing == .lower { return hasVerb(index, sentence) }
    return token.kind == .word && (token.casing == .title || token.casing == .upper)
      && CalendarWords.weekday(context.text, token.span) == nil
      && CalendarWords.month(context.text, token.span) == nil
  }

  /// Whether "he would", "it has" or the like begins: a clause behind any verb of thinking.
  func beginsStatement(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard sentence.contains(index), context.quoted[index] < 0, index + 2 < sentence.upperBound,
      context.isWord(index, anyOf: ["he", "she", "it", "they", "we", "there", "its", "their"])
    else { return false }
    return (index + 1..<min(index + 4, sentence.upperBound)).contains { isAuxiliary($0) }
  }

  /// Whether words in lower case are the subject of a clause: an auxiliary follows before long, and
  /// no preposition stands first.
  private func hasVerb(_ index: Int, _ sentence: Range<Int>) -> Bool {
    let others = [
      "in", "on", "at", "to", "by", "for", "from", "with", "of", "after", "before", "during",
      "when", "while", "as", "and", "or", "but", "not", "so", "nothing", "earlier", "last", "late",
      "early", "later", "if", "about", "through", "via", "following", "this", "that", "yesterday",
      "today", "what", "how", "why", "whether", "who", "where", "citing", "reporters", "him",
      "them", "me", "us", "you", "is", "was", "are", "were", "will", "would", "has", "have", "had",
    ]
    guard !context.isWord(index, anyOf: others), context.cue(at: index) == nil else { return false }
    for next in index + 1..<max(min(index + 8, sentence.upperBound), index + 1) {
      guard context.mark(next).isEmpty, context.quoted[next] < 0 else { return false }
      if isAuxiliary(next) { return true }
      if context.isWord(next, anyOf: ["who", "which", "that"]) { return false }
    }
    return false
  }

  private func isAuxiliary(_ index: Int) -> Bool {
    context.isWord(
      index,
      anyOf: [
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may",
        "might", "must", "should", "do", "does", "did",
      ])
  }

  /// The words before ", X said" at the end of a sentence.
  func trailing(_ cue: Cue, _ sentence: Range<Int>, _ speaker: Speaker?) -> Range<Int>? {
    guard !cue.entry.openings.isDisjoint(with: [.bare, .that]), cue.entry.form != .gerund,
      isEnd(cue.tokens.upperBound, sentence)
    else { return nil }
    let start = speaker?.tokens.lowerBound ?? cue.tokens.lowerBound
    guard speaker.map({ $0.tokens.upperBound <= cue.tokens.lowerBound + 6 }) ?? true else {
      return nil
    }
    var comma = start - 1
    while comma > sentence.lowerBound, context.mark(comma).isEmpty, start - comma < 5 { comma -= 1 }
    guard context.mark(comma) == ",", comma - sentence.lowerBound >= 3,
      (sentence.lowerBound..<comma).allSatisfy({ context.quoted[$0] < 0 || isScare($0) })
    else { return nil }
    let isShort = sentence.upperBound - cue.tokens.upperBound <= 7
    return isShort || !opensWithCircumstance(sentence) ? sentence.lowerBound..<comma : nil
  }

  /// Whether a sentence begins with words that say when or where ("After the talks, …").
  private func opensWithCircumstance(_ sentence: Range<Int>) -> Bool {
    context.isWord(
      sentence.lowerBound,
      anyOf: [
        "in", "on", "at", "after", "before", "during", "following", "since", "as", "when", "while",
        "if", "asked", "speaking", "earlier", "later", "for", "with", "by", "to", "from", "under",
        "meanwhile", "also", "however", "addressing", "commenting", "despite", "amid",
      ])
  }

  /// Whether a sentence ends here, with a day, a place or an occasion between at most.
  func isEnd(_ index: Int, _ sentence: Range<Int>) -> Bool {
    let rest = index..<max(sentence.upperBound, index)
    if rest.allSatisfy({ context.tokens[$0].kind == .punctuation }) { return rest.count <= 7 }
    let isOccasion =
      context.isWord(index, anyOf: ["on", "in", "at", "during", "after", "following", "before"])
      || CalendarWords.weekday(context.text, context.tokens[index].span) != nil
    if rest.count <= 7, isOccasion { return true }
    guard rest.count <= 18, isOccasion || context.isWord(index, anyOf: ["a", "the", "reporters"])
    else { return false }
    return rest.dropLast().allSatisfy { next in
      context.mark(next).isEmpty && context.quoted[next] < 0 && !isAuxiliary(next)
        && !context.isWord(next, anyOf: ["that", "who", "which"])
    }
  }
}
