import NewsModel

/// Who spoke before: explains pronouns and nouns that nothing else explains, and quotes without a
/// cue.
struct SpeakerMemory {
  let context: QuoteContext

  /// Goes through the quotes in text order.
  func settle(_ drafts: inout [QuoteDraft]) {
    var last: QuoteDraft?
    var persons: SpeakerPersons?
    for index in drafts.indices {
      if drafts[index].source.rule == .alone { follow(&drafts[index], last) }
      goOn(&drafts[index], last)
      keepUnnamed(&drafts[index], last)
      if needsPerson(drafts[index]) {
        if persons == nil {
          persons = SpeakerPersons(context)
          for draft in drafts[..<index] {
            if let speaker = draft.source.speaker { persons?.note(speaker) }
          }
        }
        if let persons { explain(&drafts[index], persons) }
      }
      resolve(&drafts[index], last)
      if let speaker = drafts[index].source.speaker {
        last = drafts[index]
        persons?.note(speaker)
      }
    }
  }

  private func needsPerson(_ draft: QuoteDraft) -> Bool {
    guard draft.isDirect, draft.source.rule != .following, let speaker = draft.source.speaker,
      let word = speaker.tokens.first
    else { return false }
    return speaker.isPronoun
      ? context.has(word, .pronoun) || isPossessive(word)
      : speaker.entity == nil
        || speaker.mention.map {
          context.mentions[$0].linkedBy == LinkRule.roleLastNamed.rawValue
        } == true
  }

  /// Gives "he", "she" and "the senator" the person whom the words around tell.
  private func explain(_ draft: inout QuoteDraft, _ persons: SpeakerPersons) {
    guard let speaker = draft.source.speaker, let word = speaker.tokens.first else { return }
    let isMale = context.isWord(word, "he") || context.isWord(word, "his")
    let person =
      speaker.isPronoun
      ? persons.person(for: word, isMale: isMale) : persons.person(called: speaker.tokens)
    guard let person else {
      if speaker.isPronoun, let known = speaker.entity, !persons.fits(known, isMale) {
        draft.source.speaker?.entity = nil
      }
      return
    }
    if person != speaker.entity { draft.source.confidence = min(draft.source.confidence, 0.75) }
    draft.source.speaker?.entity = person
  }

  /// Gives a cue in "-ing" right behind a quote, without a subject, the speaker of that quote.
  private func goOn(_ draft: inout QuoteDraft, _ last: QuoteDraft?) {
    guard draft.source.speaker == nil, let cue = draft.source.cue, cue.entry.form == .gerund,
      let last, let speaker = last.source.speaker
    else { return }
    let start = cue.tokens.lowerBound
    guard start - last.end <= 4, start >= last.end,
      context.paragraphs.range(containing: start)?.contains(last.end - 1) == true
    else { return }
    draft.source.speaker = speaker
  }

  /// Takes "the official" for the official without a name who spoke right before.
  private func keepUnnamed(_ draft: inout QuoteDraft, _ last: QuoteDraft?) {
    guard let words = draft.source.speaker?.tokens, words.count == 2, let noun = words.last,
      context.isWord(words.lowerBound, "the"), let last, let before = last.source.speaker,
      before.entity == nil, let same = before.tokens.last, same != noun,
      context.isWord(noun, context.text[context.tokens[same].span])
    else { return }
    draft.source.speaker?.entity = nil
    draft.source.speaker?.mention = nil
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
    guard let speaker = speakerOfCue(range, finder) ?? finder.first(in: range.prefix(40)),
      let mention = speaker.mention,
      context.mentions[mention].kind == .person || context.mentions[mention].kind == .role
    else { return }
    draft.source.speaker = speaker
    (draft.source.rule, draft.source.confidence) = (.nearby, 0.5)
  }

  /// Who is the subject of the first cue of a sentence ("As Hill told the paper, …").
  private func speakerOfCue(_ range: Range<Int>, _ finder: SpeakerFinder) -> Speaker? {
    guard let cue = context.firstCue(in: range, where: { !$0.entry.isDoubtful }) else { return nil }
    return finder.subject(before: cue.tokens.lowerBound, from: range.lowerBound)
  }
}
