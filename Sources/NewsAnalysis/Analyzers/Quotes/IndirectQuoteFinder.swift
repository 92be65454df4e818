import NewsModel

/// Finds what somebody says or thinks without quotation marks.
struct IndirectQuoteFinder {
  let context: QuoteContext
  let speakers: SpeakerFinder
  /// The cues that direct quotes have.
  let used: Set<Int>

  /// The indirect quotes of all sentences, in text order within each.
  func quotes() -> [Quote] {
    var found: [Quote] = []
    for range in context.sentenceTokens { found += quotes(in: range) }
    return found
  }

  private func quotes(in sentence: Range<Int>) -> [Quote] {
    if let quote = accordingTo(sentence) { return [quote] }
    var found: [Quote] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let (quote, next) = believed(index, sentence) ?? quote(at: index, sentence) {
        found.append(quote)
        index = max(next, index + 1)
      } else {
        index += 1
      }
    }
    return found
  }

  /// The quote whose cue begins at a token, and the token from which to look on.
  private func quote(at index: Int, _ sentence: Range<Int>) -> (Quote, Int)? {
    guard let cue = context.cue(at: index), !used.contains(index) else { return nil }
    guard let subject = subject(of: cue, sentence) else { return nil }
    if let content = trailing(cue, sentence, subject.speaker) {
      return (make(content, cue, subject.speaker, "indirect:before"), sentence.upperBound)
    }
    guard let (content, rule) = content(of: cue, sentence) else { return nil }
    return (make(content, cue, subject.speaker, "indirect:" + rule), content.upperBound)
  }

  /// Who is the subject of a cue; nil when the cue needs one and has none.
  private func subject(of cue: Cue, _ sentence: Range<Int>) -> (speaker: Speaker?, Bool)? {
    let start = cue.tokens.lowerBound
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
    guard let speaker = speakers.subject(in: first..<start, before: start) else { return nil }
    let gap = start - speaker.tokens.upperBound
    if cue.entry.isDoubtful || cue.entry.form == .base {
      guard isVerb(speaker.tokens.upperBound..<start) else { return nil }
    }
    return gap <= 14 ? (speaker, true) : nil
  }

  /// Whether the words between speaker and cue leave the cue a verb that says what was said.
  private func isVerb(_ between: Range<Int>) -> Bool {
    let auxiliaries = ["to", "will", "would", "can", "could", "may", "should", "must", "might"]
    return between.count <= 2
      && between.allSatisfy { index in
        context.tokens[index].casing == .lower && !context.isWord(index, anyOf: auxiliaries)
      }
  }

  /// What stands behind a cue, and the rule that found it.
  private func content(of cue: Cue, _ sentence: Range<Int>) -> (Range<Int>, String)? {
    let next = cue.tokens.upperBound
    let openings = cue.entry.openings
    if !openings.isDisjoint(with: [.that, .bare]), let that = that(from: next, sentence) {
      return content(from: that + 1, sentence).map { ($0, "that") }
    }
    if openings.contains(.to),
      let to = (next..<min(next + 8, sentence.upperBound)).first(where: {
        context.isWord($0, "to") && context.quoted[$0] < 0
      })
    {
      return content(from: to + 1, sentence).map { ($0, "to") }
    }
    if openings.contains(.object), beginsObject(next, sentence) {
      return content(from: next, sentence).map { ($0, "object") }
    }
    if openings.contains(.bare), beginsClause(next, sentence) {
      return content(from: next, sentence).map { ($0, "bare") }
    }
    return nil
  }

  /// The "that" behind a cue, with somebody or a day between at most.
  private func that(from start: Int, _ sentence: Range<Int>) -> Int? {
    for index in start..<min(start + 6, sentence.upperBound) {
      if context.isWord(index, "that") { return index }
      guard context.mark(index).isEmpty, context.quoted[index] < 0 else { return nil }
      if index > start, context.cue(at: index) != nil { return nil }
    }
    return nil
  }

  /// The content from a token to the end of the sentence, a further cue or a quotation mark.
  func content(from start: Int, _ sentence: Range<Int>) -> Range<Int>? {
    var end = start
    while end < sentence.upperBound, context.quoted[end] < 0 || isScare(end) {
      if end > start + 2, startsFurtherCue(end) { break }
      end += 1
    }
    while end > start, context.tokens[end - 1].kind == .punctuation,
      [".", "!", "?", ",", ";", ":", "—", "–", "-", "…"].contains(context.mark(end - 1))
    {
      end -= 1
    }
    return end - start >= 2 ? start..<end : nil
  }

  /// Whether a quoted word inside the content is short, so that the content goes on.
  private func isScare(_ index: Int) -> Bool {
    let span = context.spans[Int(context.quoted[index])]
    return span.isClosed && span.close - span.open <= 6
  }

  /// Whether ", adding" or a like cue begins here.
  private func startsFurtherCue(_ index: Int) -> Bool {
    guard context.mark(index) == ",", index + 1 < context.tokens.count,
      let cue = context.cue(at: index + 1)
        ?? (index + 2 < context.tokens.count
          && context.isWord(index + 1, "and") ? context.cue(at: index + 2) : nil)
    else { return false }
    return cue.entry.form == .gerund
      || cue.entry.form == .past && cue.tokens.lowerBound == index + 2
  }

  private func beginsObject(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard sentence.contains(index), context.quoted[index] < 0 else { return false }
    let token = context.tokens[index]
    guard token.kind == .word else { return false }
    return !context.isWord(
      index,
      anyOf: [
        "by", "in", "on", "at", "to", "for", "from", "with", "after", "before", "during", "when",
        "as", "and", "or", "but", "not", "it", "him", "her", "them", "this", "up", "out",
      ])
  }

  private func beginsClause(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard sentence.contains(index), context.quoted[index] < 0, index + 2 < sentence.upperBound
    else { return false }
    let starters = [
      "the", "a", "an", "he", "she", "it", "they", "we", "there", "his", "her", "its", "their",
      "this", "these", "no", "all", "some", "more", "both", "one", "two", "at",
    ]
    if context.isWord(index, anyOf: starters) { return true }
    let token = context.tokens[index]
    return token.kind == .word && (token.casing == .title || token.casing == .upper)
      && CalendarWords.weekday(context.text, token.span) == nil
      && CalendarWords.month(context.text, token.span) == nil
  }

  /// The words before ", X said" at the end of a sentence.
  private func trailing(_ cue: Cue, _ sentence: Range<Int>, _ speaker: Speaker?) -> Range<Int>? {
    guard !cue.entry.openings.isDisjoint(with: [.bare, .that]), cue.entry.form != .gerund,
      let speaker, isEnd(cue.tokens.upperBound, sentence)
    else { return nil }
    var comma = speaker.tokens.lowerBound - 1
    while comma > sentence.lowerBound, context.mark(comma).isEmpty,
      speaker.tokens.lowerBound - comma < 5
    {
      comma -= 1
    }
    guard context.mark(comma) == ",", comma - sentence.lowerBound >= 3,
      (sentence.lowerBound..<comma).allSatisfy({ context.quoted[$0] < 0 || isScare($0) })
    else { return nil }
    return sentence.lowerBound..<comma
  }

  /// Whether a sentence ends here, a day or place between at most.
  private func isEnd(_ index: Int, _ sentence: Range<Int>) -> Bool {
    let rest = index..<sentence.upperBound
    guard rest.count <= 7 else { return false }
    if rest.allSatisfy({ context.tokens[$0].kind == .punctuation }) { return true }
    return context.isWord(index, anyOf: ["on", "in", "at"])
      || CalendarWords.weekday(
        context.text, context.tokens[index].span) != nil
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
