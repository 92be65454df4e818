import NewsModel

extension DirectQuoteFinder {
  /// Looks behind the closing mark: `…," X said`, `…," said X`, `…," according to X`.
  func after(_ span: QuotedSpan) -> QuoteSource? {
    let start = span.tokens.upperBound
    guard span.isClosed, start < context.paragraphs[span.paragraph].upperBound,
      let range = clause(after: start)
    else { return nil }
    let isLinked = isLinked(span)
    guard isLinked || context.mark(span.content.upperBound - 1) == .period else {
      return accordingTo(start, range) ?? unmarked(span, range)
    }
    if let source = accordingTo(start, range) { return source }
    let cue = context.firstCue(in: range) { cue in
      cue.entry.openings.contains(.direct) && !cue.entry.isDescription
        && (cue.entry.form == .past || cue.entry.form == .present || cue.entry.form == .base)
        && context.passive(cue) == nil
    }
    guard let cue, isLinked || closes(cue, range), !opensClause(cue) else { return nil }
    let first = cue.tokens.lowerBound
    var from = start
    while from < first, context.mark(from) != .none { from += 1 }
    if context.has(from, .coordinator) { return nil }
    if first <= from + 1, from == first || context.isAdverb(from),
      let speaker = speakers.inverted(from: cue.tokens.upperBound, to: range.upperBound)
    {
      return QuoteSource(cue: cue, speaker: speaker, rule: .afterInverted, confidence: 0.95)
    }
    if let speaker = speakers.subject(before: first, from: from),
      !(from..<max(from, speaker.tokens.lowerBound)).contains(where: {
        (context.isFinite($0) || context.has($0, .wh)) && context.mention($0) == nil
      })
    {
      return QuoteSource(cue: cue, speaker: speaker, rule: .after, confidence: 0.95)
    }
    guard first - start <= 8 else { return nil }
    let speaker = speakers.first(in: from..<first)
    return QuoteSource(
      cue: cue, speaker: speaker, rule: .after, confidence: speaker == nil ? 0.6 : 0.85)
  }

  /// Whether "that" and a clause follow a cue, so that it says something else.
  private func opensClause(_ cue: Cue) -> Bool {
    let next = cue.tokens.upperBound
    return context.isWord(next, "that") && !context.has(next + 1, [.time, .part])
  }

  /// Cue and speaker right behind a quote that no mark ends: `"We stand ready" tweeted Johnson`.
  private func unmarked(_ span: QuotedSpan, _ range: Range<Int>) -> QuoteSource? {
    guard beginsWithCapital(span), !isTitle(span), span.content.count > 1,
      let cue = context.cue(at: range.lowerBound, opening: .direct), !cue.entry.isDescription,
      !cue.entry.isDoubtful || cue.entry.form == .past, cue.entry.form != .gerund,
      cue.entry.form != .base,
      let speaker = speakers.inverted(from: cue.tokens.upperBound, to: range.upperBound),
      speaker.mention != nil || speaker.isPronoun
    else { return nil }
    return QuoteSource(cue: cue, speaker: speaker, rule: .afterInverted, confidence: 0.85)
  }

  /// Whether a sentence behind a quote is nothing but "X said", so that it belongs to the quote.
  private func closes(_ cue: Cue, _ range: Range<Int>) -> Bool {
    cue.tokens.lowerBound - range.lowerBound <= 6
      && (context.mark(cue.tokens.upperBound) == .period
        || cue.tokens.upperBound == range.upperBound)
  }

  /// The tokens of a sentence from one on, up to the next quotation mark.
  private func clause(after start: Int) -> Range<Int>? {
    guard let sentence = context.sentence(of: start) else { return nil }
    var index = start
    while index < sentence.upperBound, !context.isQuoted(index), index - start < 50 { index += 1 }
    return start < index ? start..<index : nil
  }

  private func accordingTo(_ start: Int, _ range: Range<Int>) -> QuoteSource? {
    for index in range.prefix(4) {
      if context.cue(at: index) != nil { return nil }
      guard let cue = context.sourceCue(at: index) else { continue }
      let speaker = speakers.inverted(from: cue.tokens.upperBound, to: sentenceEnd(index))
      return QuoteSource(cue: cue, speaker: speaker, rule: .accordingTo, confidence: 0.9)
    }
    return nil
  }

  private func sentenceEnd(_ index: Int) -> Int {
    context.sentence(of: index)?.upperBound ?? index + 1
  }
}

extension CueVerbs.Entry {
  /// Whether the words between marks say what somebody or something is ("called it …").
  var isDescription: Bool { cueClass == .describe }
}
