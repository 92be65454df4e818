import NewsModel

/// Finds what somebody says or thinks without quotation marks.
struct IndirectQuoteFinder {
  let context: QuoteContext
  let speakers: SpeakerFinder
  /// The cues that direct quotes have.
  let used: Set<Int>

  /// A quote, who speaks, and the token from which to look on.
  private struct Found {
    var quote: Quote
    var cue: Cue
    var speaker: Speaker?
    var next: Int
  }

  /// The indirect quotes of all sentences, in text order within each.
  func quotes() -> [Quote] {
    var found: [Quote] = []
    for range in context.sentenceTokens where !AnalysisStop.isRaised {
      found += quotes(in: range)
    }
    return found
  }

  private func quotes(in sentence: Range<Int>) -> [Quote] {
    if let quote = accordingTo(sentence) { return [quote] }
    var quotes: [Quote] = []
    var last: Found?
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let (quote, next) = believed(index, sentence) {
        quotes.append(quote)
        index = max(next, index + 1)
      } else if let found = quote(at: index, sentence, after: last) {
        quotes.append(found.quote)
        (last, index) = (found, max(found.next, index + 1))
      } else {
        index += 1
      }
    }
    return quotes
  }

  /// The quote whose cue begins at a token.
  private func quote(at index: Int, _ sentence: Range<Int>, after last: Found?) -> Found? {
    guard let cue = context.cue(at: index), !used.contains(index) else { return nil }
    guard let subject = subject(of: cue, sentence, after: last) else { return nil }
    if let content = trailing(cue, sentence, subject.speaker) {
      let quote = make(content, cue, subject.speaker, "indirect:before")
      return Found(quote: quote, cue: cue, speaker: subject.speaker, next: sentence.upperBound)
    }
    guard let (content, rule) = content(of: cue, sentence) else { return nil }
    return Found(
      quote: make(content, cue, subject.speaker, "indirect:" + rule), cue: cue,
      speaker: subject.speaker, next: content.upperBound)
  }

  /// Who is the subject of a cue; nil when the cue needs one and has none.
  private func subject(
    of cue: Cue, _ sentence: Range<Int>, after last: Found?
  ) -> (speaker: Speaker?, Bool)? {
    let start = cue.tokens.lowerBound
    if let last, last.cue.entry.form == cue.entry.form, start - last.next <= 2,
      context.isWord(start - 1, anyOf: ["and", "but"])
    {
      return (last.speaker, true)
    }
    if cue.entry.form == .gerund {
      let isAdded =
        [",", "—", "–"].contains(context.mark(start - 1))
        || context.isWord(start - 1, anyOf: ["and", "while", "by", "also"])
      guard isAdded else { return nil }
      let first = max(sentence.lowerBound, start - 120)
      return (speakers.first(in: first..<start), true)
    }
    let auxiliaries = ["was", "were", "is", "are", "been", "be"]
    if cue.entry.form == .past, context.isWord(start - 1, anyOf: auxiliaries) {
      guard context.isWord(start - 2, "it"), context.isWord(cue.tokens.upperBound, "that") else {
        return nil
      }
      return (nil, true)
    }
    let first = max(sentence.lowerBound, start - 30)
    let unnamed = unnamed(cue, sentence)
    guard let speaker = speakers.subject(in: first..<start, before: start),
      unnamed.map({ speaker.tokens.upperBound > $0 }) ?? true
    else { return unnamed == nil ? nil : (nil, true) }
    let gap = start - speaker.tokens.upperBound
    if cue.entry.isDoubtful || cue.entry.form == .base {
      guard isVerb(speaker.tokens.upperBound..<start) else { return nil }
    }
    return gap <= 14 ? (speaker, true) : nil
  }

  /// Where a subject without a name begins: "officials said", "a spokesman for X said".
  private func unnamed(_ cue: Cue, _ sentence: Range<Int>) -> Int? {
    let (start, form) = (cue.tokens.lowerBound, cue.entry.form)
    guard cue.entry.openings.contains(.bare), form == .past || form == .present else { return nil }
    var first = start
    while first > sentence.lowerBound, context.tokens[first - 1].kind == .word,
      start - first < 14
    {
      first -= 1
    }
    if first == sentence.lowerBound, first < start {
      return context.isWord(first, anyOf: ["a", "an"]) || isPlain(first..<start, atStart: true)
        ? first : nil
    }
    guard context.mark(first - 1) == ",", isPlain(first..<start, atStart: false),
      isEnd(cue.tokens.upperBound, sentence)
    else { return nil }
    return first
  }

  /// Whether words are a few common ones that can be a subject.
  private func isPlain(_ range: Range<Int>, atStart: Bool) -> Bool {
    guard let first = range.first, range.count < 5 else { return false }
    let others = [
      "which", "who", "that", "it", "they", "and", "but", "as", "what", "he", "she", "also", "has",
      "had", "have", "later", "then", "however", "meanwhile", "this", "so", "earlier", "once",
    ]
    guard !context.isWord(first, anyOf: others) else { return false }
    return range.allSatisfy { context.tokens[$0].casing == .lower || atStart && $0 == first }
  }

  /// Whether the words between speaker and cue leave the cue a verb that says what was said.
  private func isVerb(_ between: Range<Int>) -> Bool {
    let auxiliaries = ["to", "will", "would", "can", "could", "may", "should", "must", "might"]
    return between.count <= 2
      && between.allSatisfy { index in
        context.tokens[index].casing == .lower && !context.isWord(index, anyOf: auxiliaries)
      }
  }

  /// The quote of a content, a cue and a speaker.
  func make(
    _ content: Range<Int>, _ cue: Cue, _ speaker: Speaker?, _ rule: String
  ) -> Quote {
    Quote(
      parts: [context.span(content)], isDirect: false, speaker: speaker?.entity,
      speakerMention: speaker?.mention, cue: context.span(cue.tokens),
      isNegated: context.isNegated(cue), confidence: speaker?.entity == nil ? 0.6 : 0.8,
      foundBy: rule)
  }
}
