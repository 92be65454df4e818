import NewsModel

/// Who spoke before: explains pronouns that nothing else explains, and quotes without a cue.
struct SpeakerMemory {
  let context: QuoteContext

  /// Goes through the quotes in text order.
  func settle(_ drafts: inout [QuoteDraft]) {
    var last: QuoteDraft?
    for index in drafts.indices {
      if drafts[index].source.rule == .alone { follow(&drafts[index], last) }
      resolve(&drafts[index], last)
      if drafts[index].source.speaker != nil { last = drafts[index] }
    }
  }

  /// Gives a pronoun the entity that it can only mean.
  private func resolve(_ draft: inout QuoteDraft, _ last: QuoteDraft?) {
    guard let speaker = draft.source.speaker, speaker.isPronoun, speaker.entity == nil,
      let word = speaker.tokens.first
    else { return }
    let isPerson = context.has(word, .pronoun) || isPossessive(word)
    let isThing =
      context.has(word, .it) || context.isWord(word, "they") || context.isWord(word, "its")
    guard isPerson || isThing else { return }
    if let entity = last?.source.speaker?.entity, fits(entity, isPerson: isPerson),
      let before = last, speaker.tokens.lowerBound - before.end < 120
    {
      draft.source.speaker?.entity = entity
      draft.source.confidence = min(draft.source.confidence, 0.7)
      return
    }
    guard let entity = subjectBefore(word, isPerson: isPerson) else { return }
    draft.source.speaker?.entity = entity
    draft.source.confidence = min(draft.source.confidence, 0.6)
  }

  private func isPossessive(_ word: Int) -> Bool {
    context.isWord(word, "his") || context.isWord(word, "her")
  }

  private func fits(_ entity: Int, isPerson: Bool) -> Bool {
    guard context.entities.indices.contains(entity) else { return false }
    switch context.entities[entity].kind {
    case .person: return isPerson
    case .role: return isPerson
    case .org, .gpe, .group, .norp: return !isPerson
    default: return false
    }
  }

  /// The first entity of the kind in the sentence of a token, or in the one before.
  private func subjectBefore(_ token: Int, isPerson: Bool) -> Int? {
    guard let sentence = context.sentence(of: token) else { return nil }
    if let entity = firstEntity(sentence.lowerBound..<token, isPerson) { return entity }
    guard let before = context.sentence(of: sentence.lowerBound - 1) else { return nil }
    return firstEntity(before, isPerson)
  }

  private func firstEntity(_ range: Range<Int>, _ isPerson: Bool) -> Int? {
    for index in range.prefix(80) {
      guard let mention = context.mention(index), let entity = context.mentions[mention].entity,
        fits(entity, isPerson: isPerson), !context.isQuoted(index)
      else { continue }
      if !context.has(index - 1, .preposition), !context.has(index - 2, .preposition) {
        return entity
      }
    }
    return nil
  }

  /// Gives a quote without a cue the speaker of the one right before, or of the sentence before.
  private func follow(_ draft: inout QuoteDraft, _ last: QuoteDraft?) {
    guard let begin = draft.parts.first?.lowerBound, let end = draft.parts.last?.upperBound,
      context.mark(end - 1) != .comma,
      let sentence = context.sentence(of: begin - 2) ?? context.sentence(of: begin)
    else { return }
    if let last, let speaker = last.source.speaker, last.end <= begin,
      sentence.lowerBound <= last.end, begin - last.end < 60
    {
      draft.source.speaker = speaker
      (draft.source.rule, draft.source.confidence) = (.following, 0.6)
      return
    }
    let range = sentence.lowerBound..<begin
    let finder = SpeakerFinder(context: context)
    guard let speaker = finder.first(in: range.prefix(40)), let mention = speaker.mention,
      context.mentions[mention].kind == .person || context.mentions[mention].kind == .role
    else { return }
    draft.source.speaker = speaker
    (draft.source.rule, draft.source.confidence) = (.nearby, 0.5)
  }
}
