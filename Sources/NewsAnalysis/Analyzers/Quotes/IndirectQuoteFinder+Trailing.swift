import NewsModel

extension IndirectQuoteFinder {
  /// How many tokens of a sentence are looked at again and again; longer ones are lists.
  private static let limit = 300

  /// The words before ", X said" at the end of a sentence, or around ", X said," within one.
  func trailing(
    _ cue: Cue, _ sentence: Range<Int>, _ source: (speaker: Speaker?, isInverted: Bool)
  ) -> Found? {
    guard !cue.entry.openings.isDisjoint(with: [.bare, .that]),
      cue.entry.form == .past || cue.entry.form == .present, cue.entry.cueClass != .learn,
      let speaker = source.speaker
    else { return nil }
    let first = source.isInverted ? cue.tokens.lowerBound : speaker.tokens.lowerBound
    let behind =
      source.isInverted
      ? max(speaker.tokens.upperBound, cue.tokens.upperBound) : cue.tokens.upperBound
    var comma = first - 1
    while comma > sentence.lowerBound, context.mark(comma) == .none, first - comma < 5,
      context.isAdverb(comma) || context.has(comma, [.coordinator, .asWord])
    {
      comma -= 1
    }
    guard context.mark(comma) == .comma || context.mark(comma) == .dash,
      comma - sentence.lowerBound >= 2
    else { return nil }
    var start = sentence.lowerBound
    if context.has(start, .coordinator) { start += 1 }
    guard !isQuotation(start..<comma) else { return nil }
    if comma - sentence.lowerBound >= 3,
      isEnd(behind, sentence) || context.mark(behind) == .comma && isAdded(behind + 1)
    {
      let isShort = sentence.upperBound - cue.tokens.upperBound <= 7 || source.isInverted
      guard isShort || !isCircumstance(start, comma) else { return nil }
      guard hasClause(start..<comma) else { return nil }
      return made([start..<comma], cue, speaker, .indirectBefore, next: behind)
    }
    // "The deal, he said, was off."
    guard context.mark(behind) == .comma,
      let rest = extent(from: behind + 1, sentence),
      !(context.has(behind + 1, .coordinator) && hasClause(start..<comma))
    else { return nil }
    return made([start..<comma, rest], cue, speaker, .indirectBefore)
  }

  private func isAdded(_ index: Int) -> Bool {
    context.cue(at: index)?.entry.form == .gerund
      || context.has(index, .coordinator) && context.cue(at: index + 1) != nil
  }

  /// Whether a clause with a verb stands in a range.
  private func hasClause(_ range: Range<Int>) -> Bool {
    range.prefix(Self.limit).contains { context.isFinite($0) && context.mention($0) == nil }
  }

  /// Whether words stand between marks for the most part, so that they are a direct quote.
  private func isQuotation(_ range: Range<Int>) -> Bool {
    let some = range.prefix(Self.limit)
    let quoted = some.reduce(0) { $0 + (context.isQuoted($1) ? 1 : 0) }
    return quoted * 2 > some.count || context.isQuoted(range.lowerBound)
  }

  /// Whether words only say when or where ("After the talks"), and no clause of their own follows.
  private func isCircumstance(_ start: Int, _ comma: Int) -> Bool {
    guard context.has(start, .circumstance) else { return false }
    return !(start..<comma).prefix(Self.limit).contains { context.mark($0) == .comma }
  }

  /// Whether a sentence ends here, with a day, a place or an occasion between at most.
  func isEnd(_ index: Int, _ sentence: Range<Int>) -> Bool {
    var index = index
    guard index < sentence.upperBound else { return true }
    if context.mark(index).endsSentence || context.mark(index) == .closeParen
      || context.mark(index) == .semicolon
    {
      return true
    }
    guard sentence.upperBound - index <= 32 else { return false }
    let isOccasion =
      context.has(index, [.preposition, .time, .part, .addressee, .adverb, .asWord, .object])
      || context.has(index, .article) || context.isAdverb(index) || context.mention(index) != nil
    guard isOccasion else { return false }
    while index < sentence.upperBound {
      if context.isQuoted(index) || context.has(index, [.that, .wh]) { return false }
      if context.mention(index) == nil, context.has(index, [.be, .have, .modal, .verb, .subject]) {
        return false
      }
      if context.mark(index) == .comma, !isAdded(index + 1),
        context.mention(index - 1) == nil && context.mention(index + 1) == nil
          && !context.has(index + 1, [.preposition, .time])
      {
        return false
      }
      if context.mark(index) == .comma, isAdded(index + 1) { return true }
      index += 1
    }
    return true
  }

  /// "According to X, …", "…, according to X" and "…, according to X, …".
  func accordingTo(_ cue: Cue, _ sentence: Range<Int>) -> Found? {
    let source = cue.tokens.upperBound
    guard
      let speaker = speakers.inverted(from: source, to: sentence.upperBound)
        ?? unnamedSource(source, sentence)
    else { return nil }
    let start = cue.tokens.lowerBound
    let behind = comma(from: speaker.tokens.upperBound, sentence)
    let rest = behind.flatMap { extent(from: $0 + 1, sentence) }
    var first = sentence.lowerBound
    if context.has(first, .coordinator) { first += 1 }
    let end = context.mark(start - 1) == .comma ? start - 1 : start
    let isShort = end - first < 3
    let isSubject =
      end - first == 2 && context.mark(start - 1) == .comma
      && context.has(first, QuoteContext.Traits.determiners)
      || end - first > 0 && context.mention(first) != nil && context.mention(end - 1) != nil
    if isShort, !isSubject {
      return rest.map { made([$0], cue, speaker, .indirectAccordingTo) }
    }
    guard !isQuotation(first..<end) else { return nil }
    if let rest, context.mark(start - 1) == .comma,
      !context.has(rest.lowerBound, [.coordinator, .relative])
    {
      return made([first..<end, rest], cue, speaker, .indirectAccordingTo)
    }
    return made([first..<end], cue, speaker, .indirectAccordingTo, next: speaker.tokens.upperBound)
  }

  /// Words for a source that nobody names ("police", "two senior officials").
  private func unnamedSource(_ start: Int, _ sentence: Range<Int>) -> Speaker? {
    var end = start
    while end < min(start + 6, sentence.upperBound), context.tokens[end].kind == .word,
      context.tokens[end].casing == .lower, context.mention(end) == nil,
      !context.has(end, [.preposition, .relative, .that, .wh])
    { end += 1 }
    let isManner =
      end == start + 1
      && ["plan", "plans", "schedule", "law", "need", "taste", "size", "age"].contains {
        context.isWord(start, $0)
      }
    guard end > start, !isManner else { return nil }
    return Speaker(mention: nil, entity: nil, tokens: start..<end)
  }

  /// The comma that ends a speaker, behind a clause such as ", who is a doctor,".
  private func comma(from start: Int, _ sentence: Range<Int>) -> Int? {
    guard start < sentence.upperBound else { return nil }
    var first: Int?
    for index in start..<min(start + 40, sentence.upperBound) where context.mark(index) == .comma {
      if first != nil { return index }
      if !context.has(index + 1, .relative), !context.isWord(index + 1, "citing"),
        !context.isWord(index + 1, "quoting")
      {
        return index
      }
      first = index
    }
    return first
  }

  /// "is believed to", "it was noted that": somebody says so, the text does not say who.
  func passive(_ cue: Cue, _ sentence: Range<Int>) -> Found? {
    var next = cue.tokens.upperBound
    guard next < sentence.upperBound else { return nil }
    var speaker: Speaker?
    if context.has(next, .by),
      let agent = speakers.inverted(from: next + 1, to: sentence.upperBound)
    {
      (speaker, next) = (agent, agent.tokens.upperBound)
    }
    let opens = cue.entry.openings
    if context.has(next, .to), !cue.entry.hasAddressee, isThought(cue.entry.cueClass) {
      return extent(from: next, sentence).map { made([$0], cue, speaker, .indirectPassive) }
    }
    let isIt = context.has(cue.tokens.lowerBound - 1, .it)
    guard isIt || cue.entry.hasAddressee, !opens.isDisjoint(with: [.that, .bare]) else {
      return nil
    }
    let limit = min(next + 10, sentence.upperBound)
    let that = (next..<max(next, limit)).first {
      context.has($0, .that) || context.mark($0) != .none
    }
    guard let that, context.has(that, .that) else { return nil }
    return extent(from: that + 1, sentence).map { made([$0], cue, speaker, .indirectPassive) }
  }

  private func isThought(_ kind: CueClass) -> Bool {
    switch kind {
    case .think, .say, .report, .claim, .predict, .learn: true
    default: false
    }
  }

  /// "his claim that …": whose it is may stand before the noun.
  func noun(_ cue: Cue, _ sentence: Range<Int>) -> Found? {
    let start = cue.tokens.lowerBound
    guard isClausal(start + 1, sentence), let content = extent(from: start + 2, sentence) else {
      return nil
    }
    var before = start - 1
    while before > sentence.lowerBound, context.mention(before) == nil,
      context.tokens[before].casing == .lower, start - before < 4,
      !context.has(before, QuoteContext.Traits.determiners), !context.isGenitive(before),
      context.mark(before) == .none
    {
      before -= 1
    }
    var speaker: Speaker?
    if context.isGenitive(before) {
      speaker = speakers.nominal(endingAt: before - 1, sentence.lowerBound)
    } else if context.has(before, .possessive) {
      speaker = speakers.pronoun(before)
    }
    if speaker == nil {
      // "X made the claim that", "X dismissed claims that": no one is taken for the speaker.
      return made([content], cue, nil, .indirectNoun)
    }
    return made([content], cue, speaker, .indirectNoun)
  }
}
