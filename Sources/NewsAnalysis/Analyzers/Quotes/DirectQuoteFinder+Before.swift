import NewsModel

extension DirectQuoteFinder {
  /// Looks before the opening mark: `X said: "…`, `X said, "…`, `X said that "…`.
  func before(_ span: QuotedSpan, words: Int) -> QuoteSource? {
    let open = span.tokens.lowerBound
    guard span.isOpened, open > 0 else { return nil }
    if open == context.paragraphs[span.paragraph].lowerBound { return leadIn(span) }
    guard let sentence = context.sentence(of: open) else { return nil }
    var start = open
    while start > sentence.lowerBound, open - start < 48 {
      // Words between other marks do not end the search.
      if context.isQuoted(start - 1), open - start < 2 { break }
      start -= 1
    }
    if start == open { return leadIn(span) }
    return before(start..<open, words: words, isTitle: isTitle(span))
      ?? (context.mark(open - 1) == .colon ? colon(start..<open, words: words) : nil)
  }

  func before(_ range: Range<Int>, words: Int, isTitle: Bool) -> QuoteSource? {
    let mark = context.mark(range.upperBound - 1)
    let isMarked = mark == .comma || mark == .colon || mark == .dash
    if let source = ownWords(range, words: words) { return source }
    guard let cue = lastCue(in: range) else { return byPhrase(range) }
    let gap = range.upperBound - cue.tokens.upperBound
    if let passive = context.passive(cue) { return agent(of: passive, range, words: words) }
    if cue.entry.isDescription || isJudged(cue, range) {
      return description(cue, range, words: words)
    }
    if isTitle, !isMarked { return nil }
    if cue.entry.isDoubtful, !isMarked, words < 4 { return nil }
    let isClose = isMarked ? gap <= 24 : gap == 0 || isOpening(range.upperBound - 1)
    if !isMarked, gap > 0, words < 3, !isJudgement(cue, range),
      cue.entry.openings.isDisjoint(with: [.that, .bare])
    {
      return nil
    }
    guard
      isClose || words >= 3 || isPredicate(cue, range) || isJudgement(cue, range)
        || !cue.entry.openings.isDisjoint(with: [.bare, .that]) && words >= 2,
      !isMarked || gap <= 24
    else { return nil }
    if !isMarked, gap > 0, isOver(cue, range) { return nil }
    let inSentence = context.sentence(of: cue.tokens.lowerBound)?.lowerBound ?? range.lowerBound
    var subject = subject(of: cue, from: inSentence)
    if let named = subject, let author = speakers.author(of: named, from: inSentence) {
      subject = author
    }
    if cue.entry.isDoubtful, cue.entry.form == .present, let named = subject,
      named.mention == nil, !named.isPronoun,
      !named.tokens.contains(where: { context.has($0, .spoken) })
    {
      return nil
    }
    if subject == nil, isMarked, !cue.entry.hasAddressee {
      subject = speakers.inverted(from: cue.tokens.upperBound, to: range.upperBound)
    }
    guard subject != nil || isMarked || isClose || words >= 5 else { return nil }
    let isPartial = !isMarked && gap > 0
    let confidence = subject == nil ? 0.6 : isPartial ? 0.7 : 0.9
    return QuoteSource(
      cue: cue, speaker: subject, rule: isPartial ? .partial : .before, confidence: confidence)
  }

  /// Who is quoted "as saying": the subject of a passive, else who stands behind the verb.
  private func quotedSubject(_ cue: Cue, from lower: Int) -> Speaker? {
    let quoted = (lower..<cue.tokens.lowerBound).last {
      context.isWord($0, "quoted") || context.isWord($0, "cited") || context.isWord($0, "quotes")
    }
    guard let quoted else { return nil }
    if context.has(quoted - 1, .be) { return speakers.subject(before: quoted - 1, from: lower) }
    return speakers.inverted(from: quoted + 1, to: cue.tokens.lowerBound)
  }

  private func subject(of cue: Cue, from lower: Int) -> Speaker? {
    let start = cue.tokens.lowerBound
    if cue.entry.form == .gerund, context.isWord(start - 1, "as") {
      return quotedSubject(cue, from: lower)
    }
    return cue.entry.form == .gerund
      ? speakers.subject(ofGerund: start, from: lower)
      : speakers.subject(before: start, from: lower)
  }

  private func isOpening(_ index: Int) -> Bool {
    context.has(index, [.that, .article, .asWord])
  }

  /// Whether what a cue opens is over before the marks: a further clause has begun.
  private func isOver(_ cue: Cue, _ range: Range<Int>) -> Bool {
    for index in cue.tokens.upperBound..<range.upperBound where !context.isQuoted(index) {
      if context.mark(index) == .semicolon { return true }
    }
    return false
  }

  /// Whether the words between marks are written as a title is.
  func isTitle(_ span: QuotedSpan) -> Bool {
    let words = span.content.filter { context.tokens[$0].kind == .word }
    guard words.count <= 10, words.count >= 1, let last = span.content.last,
      !context.mark(last).endsSentence
        || context.mark(last) == .period && context.isWord(span.tokens.lowerBound - 1, "on")
    else { return false }
    let small: QuoteContext.Traits = [.article, .preposition, .coordinator, .to]
    guard let first = words.first, context.tokens[first].casing != .lower else { return false }
    return words.count > 1
      && words.allSatisfy { context.tokens[$0].casing != .lower || context.has($0, small) }
  }

  /// Who calls something what the marks hold: `X called it "…"`.
  private func description(_ cue: Cue, _ range: Range<Int>, words: Int) -> QuoteSource? {
    let gap = range.upperBound - cue.tokens.upperBound
    let inside = cue.tokens.upperBound..<range.upperBound
    guard (1...16).contains(gap), !inside.contains(where: { context.mark($0) == .semicolon }) else {
      return nil
    }
    let inSentence = context.sentence(of: cue.tokens.lowerBound)?.lowerBound ?? range.lowerBound
    guard let subject = subject(of: cue, from: inSentence),
      subject.mention != nil || subject.isPronoun || subject.isKnown
    else { return nil }
    return QuoteSource(cue: cue, speaker: subject, rule: .description, confidence: 0.7)
  }

  /// By whom something was said or described: `was described by X as "…"`.
  private func agent(of cue: Cue, _ range: Range<Int>, words: Int) -> QuoteSource? {
    let next = cue.tokens.upperBound
    if context.has(next, .by), let speaker = speakers.inverted(from: next + 1, to: range.upperBound)
    {
      return QuoteSource(cue: cue, speaker: speaker, rule: .agent, confidence: 0.8)
    }
    guard cue.entry.rest.last == "saying",
      let subject = speakers.subject(
        before: cue.tokens.lowerBound,
        from: context.sentence(of: cue.tokens.lowerBound)?.lowerBound ?? range.lowerBound)
    else { return nil }
    return QuoteSource(cue: cue, speaker: subject, rule: .before, confidence: 0.85)
  }

  /// A phrase before who speaks: `in the words of X, "…"`.
  private func byPhrase(_ range: Range<Int>) -> QuoteSource? {
    for index in range.reversed() where context.has(index, .cue) {
      if let cue = context.sourceCue(at: index) {
        let speaker = speakers.inverted(from: cue.tokens.upperBound, to: range.upperBound)
        return QuoteSource(cue: cue, speaker: speaker, rule: .accordingTo, confidence: 0.85)
      }
    }
    return nil
  }

  /// `…, in his own words, "…"`.
  private func ownWords(_ range: Range<Int>, words: Int) -> QuoteSource? {
    let last = range.upperBound - 1
    guard context.mark(last) == .comma, context.isWord(last - 1, "words"), words >= 2,
      context.has(last - 3, .possessive) || context.has(last - 2, .possessive)
    else { return nil }
    let cue = Cue(
      entry: CueVerbs.Entry(
        rest: [], cueClass: .say, openings: .direct, form: .fixed, isDoubtful: false,
        hasAddressee: false), tokens: last - 1..<last)
    let possessive = context.has(last - 2, .possessive) ? last - 2 : last - 3
    let named = speakers.first(in: range.lowerBound..<max(range.lowerBound, possessive))
    let speaker = named ?? speakers.pronoun(possessive)
    return QuoteSource(cue: cue, speaker: speaker, rule: .before, confidence: 0.6)
  }

  /// Whether a passive cue can say who speaks: "by" follows, or it is "was quoted as saying".
  private func hasAgent(_ cue: Cue) -> Bool {
    cue.entry.rest.last == "saying" || context.has(cue.tokens.upperBound, .by)
  }

  private func lastCue(in range: Range<Int>) -> Cue? {
    for index in range.reversed() where context.has(index, .cue) {
      guard let cue = context.cue(at: index, opening: .direct) ?? context.cue(at: index),
        cue.tokens.upperBound <= range.upperBound
      else {
        continue
      }
      let mark = context.mark(range.upperBound - 1)
      let isMarked = mark == .colon || mark == .comma
      let opens = cue.entry.openings
      let isInfinitive = opens.contains(.infinitive) && context.has(cue.tokens.upperBound, .to)
      guard isMarked || isInfinitive || !opens.isDisjoint(with: [.direct, .that, .asWhat, .object])
      else { continue }
      if let passive = context.passive(cue), !hasAgent(passive) { continue }
      if cue.entry.isDoubtful {
        guard cue.entry.form != .base, cue.tokens.upperBound + 1 >= range.upperBound || isMarked
        else { continue }
      }
      return cue
    }
    return nil
  }
}
