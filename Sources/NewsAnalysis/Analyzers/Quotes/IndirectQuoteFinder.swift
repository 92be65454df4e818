import NewsModel

/// Finds what somebody says or thinks without quotation marks.
struct IndirectQuoteFinder {
  let context: QuoteContext
  let speakers: SpeakerFinder
  /// The cues that direct quotes have.
  let used: Set<Int>

  /// A quote and the token from which to look on.
  struct Found {
    var draft: QuoteDraft
    var next: Int
  }

  /// The indirect quotes of all sentences, in text order within each.
  func drafts() -> [QuoteDraft] {
    var found: [QuoteDraft] = []
    for sentence in context.sentences where !AnalysisStop.isRaised {
      guard sentence.contains(where: { context.has($0, .cue) }) else { continue }
      add(sentence, to: &found)
    }
    return found
  }

  private func add(_ sentence: Range<Int>, to drafts: inout [QuoteDraft]) {
    var last: Found?
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard context.has(index, .cue), !context.isQuoted(index) else {
        index += 1
        continue
      }
      guard let found = found(at: index, sentence, after: last) else {
        index += 1
        continue
      }
      drafts.append(found.draft)
      (last, index) = (found, max(found.next, index + 1))
    }
  }

  private func found(at index: Int, _ sentence: Range<Int>, after last: Found?) -> Found? {
    if let cue = context.sourceCue(at: index) {
      return used.contains(index) ? nil : accordingTo(cue, sentence)
    }
    if let cue = context.nounCue(at: index) { return noun(cue, sentence) }
    guard let cue = context.cue(at: index), !used.contains(index),
      cue.tokens.upperBound < sentence.upperBound
        || cue.tokens.upperBound == sentence.upperBound
    else { return nil }
    if let passive = context.passive(cue) { return self.passive(passive, sentence) }
    guard let source = source(of: cue, sentence, after: last) else { return nil }
    if let found = trailing(cue, sentence, source) { return found }
    guard let (content, rule) = content(of: cue, sentence, source.speaker) else { return nil }
    return made([content], cue, source.speaker, rule)
  }

  /// Who is the subject of a cue; nil when the cue needs one and has none.
  private func source(
    of cue: Cue, _ sentence: Range<Int>, after last: Found?
  ) -> (speaker: Speaker?, isInverted: Bool)? {
    let start = cue.tokens.lowerBound
    if let last, start - last.next <= 3, cue.entry.form != .gerund,
      (last.next..<max(last.next, start)).contains(where: { context.has($0, .coordinator) }),
      let speaker = last.draft.source.speaker
    {
      return (speaker, false)
    }
    if cue.entry.form == .gerund {
      let before = start - 1
      let isAdded =
        context.mark(before) == .comma || context.mark(before) == .dash
        || context.has(before, [.coordinator, .by]) || context.isWord(before, "while")
        || context.isAdverb(before) || start == sentence.lowerBound
      if isAdded {
        if let last, let speaker = last.draft.source.speaker { return (speaker, false) }
        return speakers.subject(ofGerund: start, from: sentence.lowerBound).map { ($0, false) }
      }
      guard context.has(before, .be) || context.mention(before) != nil else { return nil }
    }
    if let speaker = speakers.subject(before: start, from: sentence.lowerBound) {
      return isFit(speaker, cue) ? (speaker, false) : nil
    }
    // ", said Smith" at the end of the sentence.
    guard context.mark(start - 1) == .comma, cue.entry.openings.contains(.direct),
      cue.entry.form == .past || cue.entry.form == .present,
      let speaker = speakers.inverted(from: cue.tokens.upperBound, to: sentence.upperBound),
      speaker.mention != nil || speaker.isPronoun
        || context.has(speaker.tokens.upperBound - 1, .spoken)
        || context.has(speaker.tokens.lowerBound, .article)
    else { return nil }
    return (speaker, true)
  }

  /// Whether a subject goes with a cue that is often something else.
  private func isFit(_ speaker: Speaker, _ cue: Cue) -> Bool {
    if speaker.isPronoun, let word = speaker.tokens.first {
      // Who is "I" or "you" is not in the text.
      if ["i", "you", "we"].contains(where: { context.isWord(word, $0) }) {
        return context.isWord(word, "we") && !cue.entry.openings.isDisjoint(with: [.that, .bare])
      }
    }
    if !speaker.isKnown, !isPlausible(speaker) { return false }
    guard cue.entry.isDoubtful else { return true }
    let between = speaker.tokens.upperBound..<max(speaker.tokens.upperBound, cue.tokens.lowerBound)
    let isBeside = between.count <= 3 || context.mark(between.upperBound - 1) == .comma
    guard isBeside else { return false }
    if speaker.mention != nil || speaker.isPronoun { return true }
    return context.has(speaker.tokens.lowerBound, QuoteContext.Traits.determiners)
      && context.has(speaker.tokens.upperBound - 1, .spoken)
  }

  /// Whether words that are no mention may be somebody: a noun with an article, a plural, a name.
  private func isPlausible(_ speaker: Speaker) -> Bool {
    guard let last = speaker.tokens.last else { return false }
    if context.has(speaker.tokens.lowerBound, QuoteContext.Traits.determiners),
      speaker.tokens.count > 1
    {
      return true
    }
    return context.tokens[last].casing != .lower && context.tokens[last].kind == .word
      || context.ends(last, (UInt8(ascii: "r"), UInt8(ascii: "s")))
      || context.ends(last, (UInt8(ascii: "t"), UInt8(ascii: "s")))
  }

  /// The quote of a content, a cue and a speaker.
  func made(
    _ parts: [Range<Int>], _ cue: Cue, _ speaker: Speaker?, _ rule: QuoteRule, next: Int? = nil
  ) -> Found {
    let sure = speaker.map { $0.mention == nil && !$0.isPronoun ? 0.65 : 0.8 } ?? 0.6
    let confidence = rule == .indirectObject || rule == .indirectDescription ? sure - 0.1 : sure
    let source = QuoteSource(cue: cue, speaker: speaker, rule: rule, confidence: confidence)
    let draft = QuoteDraft(parts: parts, isDirect: false, source: source)
    return Found(
      draft: draft, next: next ?? max(parts.last?.upperBound ?? 0, cue.tokens.upperBound))
  }
}
