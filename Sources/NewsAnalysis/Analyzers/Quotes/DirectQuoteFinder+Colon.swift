import NewsModel

/// Quotes behind a colon, whose speaker stands before it, with or without a cue.
extension DirectQuoteFinder {
  /// Looks at the paragraph or sentence before a quote that ends with a colon.
  func leadIn(_ span: QuotedSpan) -> QuoteSource? {
    let open = span.tokens.lowerBound
    guard open > 0, context.mark(open - 1) == .colon,
      let sentence = context.sentence(of: open - 1)
    else { return nil }
    let range = max(sentence.lowerBound, open - 60)..<open
    guard !range.isEmpty else { return nil }
    return before(range, words: 3, isTitle: false) ?? colon(range, words: 3)
  }

  /// A colon behind somebody who is named: `Smith: "…"`, `Smith stepped forward: "…"`.
  func colon(_ range: Range<Int>, words: Int) -> QuoteSource? {
    guard words >= 3 else { return nil }
    var speaker = speakers.first(in: range)
    if speaker?.mention.map({ context.mentions[$0].kind == .person }) != true,
      let subject = leadSubject(range)
    {
      speaker = subject
    }
    guard let speaker = speaker ?? label(range) else { return nil }
    return QuoteSource(cue: nil, speaker: speaker, rule: .colon, confidence: 0.7)
  }

  /// The subject of the first verb before a colon: "The campaign released a statement:".
  private func leadSubject(_ range: Range<Int>) -> Speaker? {
    let verb = range.dropFirst().first { context.isFinite($0) && context.mention($0) == nil }
    guard let verb, let subject = speakers.subject(before: verb, from: range.lowerBound),
      subject.mention != nil || subject.isPronoun
        || subject.tokens.last.map({ context.has($0, .spoken) }) == true
        || context.has(subject.tokens.lowerBound, .article)
          && range.contains(where: { $0 > verb && context.has($0, .document) })
    else { return nil }
    return subject
  }

  /// A few words with capitals at the beginning of a paragraph, before a colon: "Lindqvist:".
  private func label(_ range: Range<Int>) -> Speaker? {
    let words = range.dropLast()
    guard (1...3).contains(words.count), context.mark(range.upperBound - 1) == .colon,
      context.paragraphs.range(containing: range.lowerBound)?.lowerBound == range.lowerBound,
      words.allSatisfy({
        context.tokens[$0].kind == .word && context.tokens[$0].casing != .lower
          && !context.has($0, [.scare, .cue, .time])
      })
    else { return nil }
    return Speaker(mention: nil, entity: nil, tokens: words, isKnown: false)
  }
}
