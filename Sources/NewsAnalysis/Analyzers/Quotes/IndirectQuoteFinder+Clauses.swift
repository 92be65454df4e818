import NewsModel

extension IndirectQuoteFinder {
  /// Where a clause without "that" begins behind a cue, or nil.
  func clause(behind cue: Cue, _ sentence: Range<Int>) -> Int? {
    let isBare = cue.entry.openings.contains(.bare)
    var start = cue.tokens.upperBound
    if cue.entry.hasAddressee, let next = behindAddressee(start, sentence) { start = next }
    if isBare, let next = behindOccasion(start, sentence) { start = next }
    guard sentence.contains(start), start + 1 < sentence.upperBound else { return nil }
    if context.isQuoted(start) { return nil }
    if context.mention(start) == nil {
      guard context.mark(start) == .none || context.mark(start) == .other else { return nil }
      let no: QuoteContext.Traits = [
        .preposition, .be, .have, .do, .modal, .coordinator, .that, .wh, .to, .asWord, .object,
        .negation, .by,
      ]
      if context.has(start, no), !context.has(start, [.subject, .determiner]) { return nil }
      if context.has(start, .nothing), !context.isFinite(start + 1), !isNoDeterminer(start) {
        return nil
      }
      if context.has(start, [.time, .addressee]), !context.isFinite(start + 1) { return nil }
      if context.cue(at: start) != nil, !context.has(start, QuoteContext.Traits.determiners) {
        return nil
      }
    }
    let isStrong =
      context.has(start, [.subject, .possessive, .article, .determiner])
      || context.mention(start) != nil
    if !isBare, !isStrong { return nil }
    return hasVerb(from: start, sentence, within: isBare ? 24 : 14, crossing: isBare) ? start : nil
  }

  private func isNoDeterminer(_ index: Int) -> Bool {
    context.has(index, .determiner) && context.tokens[index + 1].casing == .lower
  }

  /// Whether a finite verb follows a subject before the sentence or a mark ends it.
  private func hasVerb(
    from start: Int, _ sentence: Range<Int>, within limit: Int, crossing: Bool
  ) -> Bool {
    if context.has(start, .subject), context.has(start, QuoteContext.Traits.auxiliaries) {
      return true
    }
    var isRelative = false
    for index in start + 1..<max(start + 1, min(start + limit, sentence.upperBound)) {
      if context.isQuoted(index) { return crossing || index > start + 1 }
      if context.mention(index) != nil { continue }
      switch context.mark(index) {
      case .none: break
      case .comma where crossing, .dash where crossing, .openParen, .closeParen, .other: continue
      default: return false
      }
      if context.has(index, [.relative, .that]),
        !context.has(index, .determiner) || context.has(index, .that)
      {
        isRelative = true
        continue
      }
      guard context.isFinite(index) else { continue }
      if context.has(index, .cueVerb), !context.has(index, QuoteContext.Traits.auxiliaries),
        context.cue(at: index) == nil
      {
        continue
      }
      if isRelative {
        isRelative = false
        continue
      }
      if !crossing, !context.has(index, [.be, .have, .do, .modal, .verb]) { continue }
      return true
    }
    return false
  }

  /// The token behind whom somebody speaks to ("told reporters"), or nil.
  private func behindAddressee(_ start: Int, _ sentence: Range<Int>) -> Int? {
    var index = start
    if context.has(index, .object) || context.isWord(index, "her") || context.isWord(index, "you") {
      return index + 1
    }
    while index < sentence.upperBound, context.has(index, QuoteContext.Traits.determiners),
      context.mention(index) == nil
    {
      index += 1
    }
    guard index < sentence.upperBound else { return nil }
    if let mention = context.mention(index) {
      var end = index
      while end < sentence.upperBound, context.mention(end) == mention { end += 1 }
      while end < sentence.upperBound, context.mention(end) == nil,
        context.isGenitive(end)
          || context.has(end, [.addressee, .spoken]) && context.mark(end) == .none
      {
        end += 1
      }
      return end
    }
    let limit = min(index + 4, sentence.upperBound)
    while index < limit, context.mark(index) == .none {
      index += 1
      if context.has(index - 1, [.addressee, .spoken]),
        !context.has(index, [.addressee, .spoken])
      {
        return index
      }
    }
    return nil
  }

  /// The token behind a day, a place or an occasion at the beginning ("on Monday in Paris").
  private func behindOccasion(_ start: Int, _ sentence: Range<Int>) -> Int? {
    var index = start
    var rounds = 0
    while index < sentence.upperBound, rounds < 5 {
      rounds += 1
      let before = index
      while index < sentence.upperBound, context.mention(index) == nil,
        context.has(index, [.time, .part])
          || context.isAdverb(index) && !context.has(index, .determiners)
      {
        if context.has(index, .part), context.has(index, .determiner),
          !context.has(index + 1, .time)
        {
          break
        }
        index += 1
      }
      if context.mention(index) == nil, context.has(index, .preposition),
        let next = behindPhrase(index, sentence)
      {
        index = next
      }
      if index == before { break }
    }
    if context.mark(index) == .comma, index > start, !context.has(index + 1, .coordinator) {
      index += 1
    }
    return index > start ? index : nil
  }

  /// The token behind a preposition and what it governs.
  private func behindPhrase(_ start: Int, _ sentence: Range<Int>) -> Int? {
    var index = start + 1
    while context.has(index, QuoteContext.Traits.determiners), context.mention(index) == nil {
      index += 1
    }
    let first = index
    while index < min(first + 10, sentence.upperBound), !context.isQuoted(index) {
      if let mention = context.mention(index) {
        if index > first, context.mention(index - 1) != mention, !context.isGenitive(index - 1),
          context.mention(index - 1) != nil || context.tokens[index - 1].casing == .lower
        {
          break
        }
        while context.mention(index) == mention { index += 1 }
        continue
      }
      guard context.mark(index) == .none else { break }
      if index > first,
        context.has(
          index, [.article, .determiner, .possessive, .subject, .preposition, .that, .wh, .time])
          || context.isFinite(index)
      {
        break
      }
      index += 1
    }
    return index > first ? index : nil
  }
}
