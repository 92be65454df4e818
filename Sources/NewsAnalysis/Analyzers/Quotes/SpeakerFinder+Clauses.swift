import NewsModel

/// Subjects that stand in another clause than their cue.
extension SpeakerFinder {
  /// The subject of a clause that a conjunction goes on with: "Hill came and said".
  func coordinated(_ range: Range<Int>) -> Speaker? {
    let verb = range.dropFirst().first { context.isFinite($0) && context.mention($0) == nil }
    let named = first(in: range)
    if let named, let mention = named.mention, !named.isPronoun {
      if context.mentions[mention].kind != .person, let verb,
        let subject = subject(before: verb, from: range.lowerBound), let own = subject.mention,
        context.mentions[own].kind == .person
      {
        return subject
      }
      // All the words that name them, a title before the name with it.
      guard let whole = nominal(endingAt: named.tokens.upperBound - 1, range.lowerBound),
        whole.mention == mention
      else { return named }
      return whole
    }
    if let named, named.isPronoun, let word = named.tokens.first, !context.has(word, .possessive) {
      // "Asked if he would run, Hill smiled and said".
      let comma = range.last { context.mark($0) == .comma && !context.isQuoted($0) }
      if let comma, let other = first(in: comma + 1..<range.upperBound), !other.isPronoun {
        return other
      }
      return named
    }
    return verb.flatMap { subject(before: $0, from: range.lowerBound) } ?? named
  }

  /// The subject of what an infinitive depends on: "Hill went on to say".
  func infinitive(_ to: Int, _ lower: Int) -> Speaker? {
    var verb = to - 1
    while verb > lower, to - verb < 5, context.mark(verb) == .none {
      if context.isFinite(verb), context.mention(verb) == nil {
        return subject(before: verb, from: lower)
      }
      verb -= 1
    }
    return nil
  }

  /// The person at the beginning of a clause in which words that name nobody are an object: "Hill
  /// defended the decision to go saying".
  private func owner(of near: Speaker, from lower: Int) -> Speaker? {
    guard near.mention == nil, !near.isPronoun,
      !near.tokens.contains(where: { context.has($0, .spoken) }),
      let verb = (lower..<near.tokens.lowerBound).dropFirst().first(where: {
        context.isFinite($0) && context.mention($0) == nil
      }), let subject = subject(before: verb, from: lower), subject.mention != nil
    else { return nil }
    return subject
  }

  /// Who says what a cue in "-ing" opens, looked for from a token on.
  func subject(ofGerund cue: Int, from lower: Int) -> Speaker? {
    let before = cue - 1
    if context.mark(before) == .none, !context.isAdverb(before),
      !context.has(before, [.coordinator, .by, .subordinator, .preposition]),
      let near = subject(before: cue, from: lower)
    {
      return author(of: near, from: lower) ?? owner(of: near, from: lower) ?? near
    }
    let range = max(lower, cue - 120)..<max(lower, cue)
    if cue == lower || range.allSatisfy({ context.isAdverb($0) }) { return behind(cue) }
    if let named = first(in: range) { return named }
    guard
      let verb = range.dropFirst().first(where: {
        context.isFinite($0) && context.mention($0) == nil
      })
    else { return nil }
    return nominal(endingAt: verb - 1, lower)
  }

  /// Who issues what the words for a speaker name ("Hill released a statement saying").
  func author(of speaker: Speaker, from lower: Int) -> Speaker? {
    let start = speaker.tokens.lowerBound
    guard speaker.mention == nil, !speaker.isPronoun, start > lower + 1,
      context.has(start, [.article, .possessive, .determiner]),
      speaker.tokens.contains(where: { context.has($0, .document) })
    else { return nil }
    let verb = (lower + 1..<start).first { context.isFinite($0) && context.mention($0) == nil }
    guard let verb, let subject = subject(before: verb, from: lower),
      subject.mention != nil || subject.isPronoun
    else { return nil }
    return subject
  }

  /// The subject of the clause behind one that a cue in "-ing" begins: "Calling it “…,” Hill left".
  func behind(_ cue: Int) -> Speaker? {
    guard let sentence = context.sentence(of: cue) else { return nil }
    var index = cue + 1
    var isOver = false
    let end = min(sentence.upperBound, cue + 80)
    while index < end {
      defer { index += 1 }
      if context.isQuoted(index) {
        isOver = true
        continue
      }
      if context.mark(index) == .comma { isOver = true }
      if isOver, context.isFinite(index), context.mention(index) == nil {
        return subject(before: index, from: cue + 1)
      }
    }
    return nil
  }
}
