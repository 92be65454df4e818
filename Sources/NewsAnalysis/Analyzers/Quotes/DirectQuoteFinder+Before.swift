import NewsModel

extension DirectQuoteFinder {
  /// Looks before the opening mark: `X said: "…`, `X said, "…`, `X said that "…`.
  func before(_ span: QuotedSpan, words: Int) -> Source? {
    let paragraph = context.paragraphs[span.paragraph]
    if span.open == paragraph.lowerBound { return leadIn(span) }
    guard let sentence = context.sentence(of: span.open) else { return nil }
    var start = span.open
    let first = context.sentenceTokens[sentence].lowerBound
    while start > first, context.quoted[start - 1] < 0, span.open - start < 40 { start -= 1 }
    if start == span.open { return leadIn(span) }
    let mark = context.mark(span.open - 1)
    return before(start..<span.open, mark: mark, words: words)
  }

  private func before(_ range: Range<Int>, mark: String, words: Int) -> Source? {
    let isMarked = mark == "," || mark == ":" || mark == "—" || mark == "–" || mark == "-"
    guard let cue = lastCue(in: range) else {
      if mark == ":", words >= 3, let speaker = speakers.first(in: range) {
        return Source(cue: nil, speaker: speaker, rule: "quote:colon", confidence: 0.7)
      }
      return nil
    }
    let gap = range.upperBound - cue.tokens.upperBound
    if cue.entry.isDescription { return description(cue, range, words: words) }
    if cue.entry.isDoubtful, !isMarked, words < 5 { return nil }
    let isClose =
      isMarked
      ? gap <= 20
      : gap == 0 || context.isWord(range.upperBound - 1, anyOf: ["that", "as", "the", "a"])
    guard isClose || words >= 3, isMarked || gap == 0 || words >= 3 else { return nil }
    guard
      let subject = speakers.subject(in: range, before: cue.tokens.lowerBound)
        ?? (cue.entry.form == .gerund ? speakers.first(in: range) : nil)
        ?? speakers.inverted(in: cue.tokens.upperBound..<range.upperBound)
    else {
      guard isMarked || isClose || words >= 5 else { return nil }
      return Source(cue: cue, speaker: nil, rule: "quote:before", confidence: 0.6)
    }
    let isPartial = !isMarked && gap > 0
    return Source(
      cue: cue, speaker: subject, rule: isPartial ? "quote:partial" : "quote:before",
      confidence: isPartial ? 0.7 : 0.9)
  }

  /// Who calls something what the marks hold: `X called it "…"`.
  private func description(_ cue: Cue, _ range: Range<Int>, words: Int) -> Source? {
    let gap = range.upperBound - cue.tokens.upperBound
    let isInside = (cue.tokens.upperBound..<range.upperBound).allSatisfy {
      context.mark($0).isEmpty
    }
    guard (1...10).contains(gap), isInside, words >= 2, !isPassive(cue),
      let subject = speakers.subject(in: range, before: cue.tokens.lowerBound)
    else { return nil }
    return Source(cue: cue, speaker: subject, rule: "quote:description", confidence: 0.7)
  }

  /// The subject before a cue, looked for from the beginning of its sentence if need be.
  private func subject(of cue: Cue, in range: Range<Int>) -> Speaker? {
    let start = cue.tokens.lowerBound
    if let speaker = speakers.subject(in: range, before: start) { return speaker }
    guard let sentence = context.sentence(of: start) else { return nil }
    let first = max(context.sentenceTokens[sentence].lowerBound, start - 40)
    return first < range.lowerBound ? speakers.first(in: first..<range.lowerBound) : nil
  }

  private func lastCue(in range: Range<Int>) -> Cue? {
    for index in range.reversed() {
      if let cue = context.cue(at: index), cue.tokens.upperBound <= range.upperBound,
        !cue.entry.openings.isDisjoint(with: [.direct, .that]),
        !(cue.entry.isDoubtful && cue.entry.form == .base),
        !(cue.entry.isDoubtful && cue.tokens.upperBound + 1 < range.upperBound)
      {
        return cue
      }
    }
    return nil
  }

  /// Looks at the paragraph or sentence before a quote that ends with a colon.
  private func leadIn(_ span: QuotedSpan) -> Source? {
    guard span.open > 0, context.mark(span.open - 1) == ":",
      let sentence = context.sentence(of: span.open - 1)
    else { return nil }
    let range = max(context.sentenceTokens[sentence].lowerBound, span.open - 60)..<span.open
    guard !range.isEmpty, context.quoted[range.lowerBound] < 0 else { return nil }
    return before(range, mark: ":", words: 3)
  }
}
