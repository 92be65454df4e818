import NewsModel

extension IndirectQuoteFinder {
  /// What stands behind a cue, and the rule that found it.
  func content(
    of cue: Cue, _ sentence: Range<Int>, _ speaker: Speaker?
  ) -> (Range<Int>, QuoteRule)? {
    let next = cue.tokens.upperBound
    guard next < sentence.upperBound else { return nil }
    let opens = cue.entry.openings
    if !opens.isDisjoint(with: [.that, .bare]), let that = that(behind: cue, sentence) {
      return extent(from: that + 1, sentence).map { ($0, .indirectThat) }
    }
    if opens.contains(.infinitive), let to = to(behind: cue, sentence) {
      return extent(from: to, sentence).map { ($0, .indirectInfinitive) }
    }
    if opens.contains(.whether) || cue.entry.hasAddressee,
      let start = question(behind: cue, sentence)
    {
      return extent(from: start, sentence).map { ($0, .indirectWhether) }
    }
    if opens.contains(.personTo), let to = personTo(behind: cue, sentence) {
      return extent(from: cue.entry.cueClass == .urge ? next : to, sentence)
        .map { ($0, .indirectInfinitive) }
    }
    if opens.contains(.to) {
      let to = (next..<min(next + 10, sentence.upperBound)).first {
        context.has($0, .to) && !context.isQuoted($0)
      }
      return to.flatMap { extent(from: $0 + 1, sentence, isObject: true) }.map { ($0, .indirectTo) }
    }
    let isModal = cue.entry.form == .base && context.has(cue.tokens.lowerBound - 1, .modal)
    if !opens.isDisjoint(with: [.that, .bare]), let start = clause(behind: cue, sentence) {
      return extent(from: start, sentence).map { ($0, .indirectBare) }
    }
    if opens.contains(.asWhat), let start = description(behind: cue, sentence) {
      return extent(from: start, sentence, isObject: true).map { ($0, .indirectDescription) }
    }
    guard !isModal, speaker.map({ $0.mention != nil || $0.isPronoun || isSpoken($0) }) ?? false,
      opens.contains(.object) || opens.contains(.thing),
      mayMeanSomebody(cue.entry) || !isSomebody(next),
      beginsObject(next, sentence)
    else { return nil }
    guard let content = extent(from: next, sentence, isObject: true) else { return nil }
    // What marks hold behind a colon is what is said about it.
    if context.mark(content.upperBound) == .colon, context.isQuoted(content.upperBound + 1) {
      return nil
    }
    return (content, .indirectObject)
  }

  /// Whether somebody may be the object of a cue ("praised the team", not "confirmed the judge").
  private func mayMeanSomebody(_ entry: CueVerbs.Entry) -> Bool {
    guard !entry.openings.contains(.thing) else { return false }
    switch entry.cueClass {
    case .criticize, .praise, .urge, .agree, .disagree: return true
    default: return false
    }
  }

  private func isSpoken(_ speaker: Speaker) -> Bool {
    speaker.tokens.contains { context.has($0, .spoken) }
  }

  /// Whether words without marks stand at a token: "that" belongs to the cue only over what can
  /// stand between (an addressee, a day, a phrase with a preposition).
  private func that(behind cue: Cue, _ sentence: Range<Int>) -> Int? {
    let next = cue.tokens.upperBound
    if context.has(next, .that) { return isClausal(next, sentence) ? next : nil }
    var start = next
    if context.mark(next) == .comma {
      guard context.has(next + 1, .that) || context.has(next + 1, [.preposition, .adverb, .asWord])
      else { return nil }
      start = next + 1
      if context.has(start, .that) { return isClausal(start, sentence) ? start : nil }
    }
    let mayFollow =
      cue.entry.hasAddressee || context.has(start, [.preposition, .time, .adverb, .part, .to])
      || context.has(start, .addressee) || context.isAdverb(start)
    guard mayFollow else { return nil }
    for index in start..<min(start + 16, sentence.upperBound) {
      if context.isQuoted(index) { return nil }
      if context.has(index, .that) { return isClausal(index, sentence) ? index : nil }
      switch context.mark(index) {
      case .none: break
      case .comma where context.has(index + 1, .that) || start > next: break
      default: return nil
      }
      if context.mention(index) == nil, index > start,
        context.has(index, [.subject, .be, .modal, .subordinator]) || context.cue(at: index) != nil
      {
        return nil
      }
    }
    return nil
  }

  /// Whether "that" is not "that day", "that of" and the like.
  func isClausal(_ that: Int, _ sentence: Range<Int>) -> Bool {
    guard that + 2 < sentence.upperBound,
      context.mark(that + 1) == .none || context.isQuoted(that + 1)
        || context.mark(that + 1) == .comma
    else { return false }
    if context.has(that + 1, [.be, .have, .do, .modal]), !context.has(that + 1, .subject) {
      return false
    }
    return !context.has(that + 1, .time) && !context.isWord(that + 1, "of")
  }

  /// The "to" of an infinitive right behind a cue, or behind an adverb.
  private func to(behind cue: Cue, _ sentence: Range<Int>) -> Int? {
    var next = cue.tokens.upperBound
    if context.isAdverb(next) || context.has(next, .negation) { next += 1 }
    guard next + 1 < sentence.upperBound, context.has(next, .to), isVerb(next + 1) else {
      return nil
    }
    return next
  }

  private func isVerb(_ index: Int) -> Bool {
    context.mention(index) == nil && context.mark(index) == .none
      && !context.has(index, QuoteContext.Traits.determiners)
      && context.tokens[index].casing == .lower
  }

  /// The "to" of an infinitive behind somebody: "urged them to go".
  private func personTo(behind cue: Cue, _ sentence: Range<Int>) -> Int? {
    let next = cue.tokens.upperBound
    guard context.mark(next) == .none, !context.has(next, [.that, .wh, .time, .preposition]) else {
      return nil
    }
    for index in next..<min(next + 16, sentence.upperBound) {
      if context.isQuoted(index) { return nil }
      if index > next, context.has(index, .to), isVerb(index + 1) { return index }
      if context.mention(index) != nil { continue }
      if context.mark(index) != .none { return nil }
      if context.has(index, [.be, .modal, .subject, .that]) { return nil }
    }
    return nil
  }

  /// The "whether" or "why" behind a cue, with somebody who is asked between at most.
  private func question(behind cue: Cue, _ sentence: Range<Int>) -> Int? {
    let next = cue.tokens.upperBound
    for index in next..<min(next + 6, sentence.upperBound) {
      if context.isQuoted(index) || context.mark(index) != .none { return nil }
      if context.has(index, .wh), index + 2 < sentence.upperBound { return index }
      if context.mention(index) == nil, context.isFinite(index) { return nil }
    }
    return nil
  }

  /// What stands behind "as": "described it as a farce".
  private func description(behind cue: Cue, _ sentence: Range<Int>) -> Int? {
    let next = cue.tokens.upperBound
    for index in next + 1..<max(next + 1, min(next + 12, sentence.upperBound)) {
      if context.isQuoted(index) || context.mark(index) != .none { return nil }
      if context.has(index, .asWord) { return context.isQuoted(index + 1) ? nil : index + 1 }
      if context.mention(index) == nil, context.isFinite(index) { return nil }
    }
    return nil
  }

  private func beginsObject(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard sentence.contains(index), !context.isQuoted(index),
      context.tokens[index].kind != .punctuation
    else { return false }
    if context.mention(index) != nil { return true }
    return !context.has(
      index,
      [
        .preposition, .be, .have, .do, .modal, .coordinator, .subordinator, .object, .subject, .it,
        .negation, .time, .that, .to, .asWord, .nothing,
      ])
  }

  /// Whether a person or group is named here, perhaps behind a title.
  private func isSomebody(_ index: Int) -> Bool {
    var index = index
    if context.has(index, .article) { index += 1 }
    let limit = min(index + 5, context.tokens.count)
    while index < limit {
      if let mention = context.mention(index) {
        switch context.mentions[mention].kind {
        case .person, .group, .role: return true
        default: return false
        }
      }
      guard context.tokens[index].casing == .title else { return false }
      index += 1
    }
    return false
  }
}
