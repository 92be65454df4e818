import NewsModel

/// Who speaks: the mention that says so, the entity behind it, and where in the tokens it stands.
struct Speaker {
  /// An index into the mentions, or nil for a pronoun that is no mention.
  var mention: Int?
  /// An index into the entities, or nil.
  var entity: Int?
  /// The tokens that name the speaker.
  var tokens: Range<Int>
}

/// Finds the subject of a cue.
struct SpeakerFinder {
  let context: QuoteContext

  /// The subject before a cue within some tokens: the nearest that is no object of a preposition.
  func subject(in range: Range<Int>, before cue: Int) -> Speaker? {
    let candidates = speakers(in: range.lowerBound..<cue)
    if context.mark(cue - 1) == ",",
      let described = candidates.first(where: { isDescribed($0) && !isObject($0) })
    {
      return described
    }
    if let near = candidates.last(where: { isBeside($0, cue) && !isObject($0) }) { return near }
    return candidates.last { !isObject($0) && !isPast($0, cue) }
  }

  /// The first possible speaker of a range, for "noting" behind a whole clause.
  func first(in range: Range<Int>) -> Speaker? {
    speakers(in: range).first { !isObject($0) }
  }

  /// The subject behind a cue, as in "said John Smith" or "said the minister".
  func inverted(in range: Range<Int>) -> Speaker? {
    guard
      let first = speakers(in: range).first(where: { $0.tokens.lowerBound <= range.lowerBound + 5 })
    else { return nil }
    for index in range.lowerBound..<first.tokens.lowerBound {
      if context.isWord(
        index,
        anyOf: [
          "to", "about", "in", "at", "on", "by", "after", "for", "outside", "inside", "during",
          "with", "from", "before", "reporters", "journalists",
        ])
      {
        return nil
      }
      if !context.mark(index).isEmpty { return nil }
    }
    return first
  }

  /// The possible speakers of a range of tokens, outermost mentions and pronouns, in order.
  func speakers(in range: Range<Int>) -> [Speaker] {
    guard !range.isEmpty else { return [] }
    var found: [Speaker] = []
    var end = 0
    for index in context.mentions(in: range) {
      let mention = context.mentions[index]
      guard mention.span.lowerBound >= end else { continue }
      let tokens = tokens(of: mention)
      guard tokens.upperBound <= range.upperBound else { continue }
      guard maySpeak(mention, tokens) else { continue }
      end = mention.span.upperBound
      found.append(Speaker(mention: index, entity: mention.entity, tokens: tokens))
    }
    return merged(found, pronouns(in: range, besides: found))
  }

  private func merged(_ left: [Speaker], _ right: [Speaker]) -> [Speaker] {
    right.isEmpty
      ? left : (left + right).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// "he", "she", and "it" or "they" beside a cue, that are no mentions.
  private func pronouns(in range: Range<Int>, besides found: [Speaker]) -> [Speaker] {
    range.compactMap { index in
      guard context.quoted[index] < 0, isPronoun(index),
        !found.contains(where: { $0.tokens.contains(index) })
      else { return nil }
      return Speaker(mention: nil, entity: nil, tokens: index..<index + 1)
    }
  }

  private func isPronoun(_ index: Int) -> Bool {
    if context.isWord(index, anyOf: ["he", "she"]) { return true }
    return context.isWord(index, anyOf: ["it", "they"]) && index + 1 < context.tokens.count
      && context.cue(at: index + 1) != nil
  }

  private func tokens(of mention: Mention) -> Range<Int> {
    let first = context.token(from: mention.span.lowerBound)
    return first..<max(first, context.token(from: mention.span.upperBound))
  }

  private func maySpeak(_ mention: Mention, _ tokens: Range<Int>) -> Bool {
    guard let first = tokens.first, context.quoted[first] < 0 else { return false }
    switch mention.kind {
    case .person, .org, .role, .group, .gpe: break
    case .norp: return mention.form != .demonym
    default: return false
    }
    if mention.form == .pronoun {
      return context.isWord(first, anyOf: ["he", "she", "they", "it", "who"])
    }
    let next = tokens.upperBound
    return !context.isWord(next, anyOf: ["'s", "’s"]) && context.mark(next) != "-"
  }

  /// Whether a comma behind a person begins a description that ends before the cue.
  private func isDescribed(_ speaker: Speaker) -> Bool {
    guard let mention = speaker.mention, context.mentions[mention].kind == .person else {
      return false
    }
    return context.mark(speaker.tokens.upperBound) == ","
  }

  /// Whether only adverbs, auxiliaries or an apposition stand between speaker and cue.
  private func isBeside(_ speaker: Speaker, _ cue: Int) -> Bool {
    guard cue - speaker.tokens.upperBound <= 3 else { return false }
    return (speaker.tokens.upperBound..<cue).allSatisfy { index in
      context.mark(index).isEmpty && !context.isWord(index, anyOf: ["and", "which", "that"])
    }
  }

  private func isObject(_ speaker: Speaker) -> Bool {
    var before = speaker.tokens.lowerBound - 1
    while before > 0, speaker.tokens.lowerBound - before < 5, context.isTitleLike(before) {
      before -= 1
    }
    if context.isWord(before, anyOf: ["the", "a", "an"]) { before -= 1 }
    return context.isWord(
      before,
      anyOf: [
        "of", "by", "with", "in", "to", "for", "from", "at", "on", "between", "against", "about",
        "into", "between", "among", "near", "than", "as", "via", "through", "over", "under",
      ])
  }

  /// Whether the clause of a candidate is over before the cue.
  private func isPast(_ speaker: Speaker, _ cue: Int) -> Bool {
    (speaker.tokens.upperBound..<cue).contains { context.mark($0) == ";" }
  }
}
