import NewsModel

extension SpeakerFinder {
  /// How many tokens the words for a speaker may be.
  private static let width = 24

  /// The speaker whose words end at a token.
  func nominal(endingAt end: Int, _ lower: Int) -> Speaker? {
    guard end >= lower, end >= 0, context.mark(end) == .none, !context.isQuoted(end) else {
      return nil
    }
    if context.mention(end) == nil || context.has(end, .pronoun) {
      if context.has(end, .relative), !context.has(end, [.determiner, .subordinator]) {
        return antecedent(of: end, lower)
      }
      if context.has(end, .subject), !context.isWord(end, "there") { return pronoun(end) }
      if context.has(end, [.preposition, .be, .have, .do, .modal, .article]) { return nil }
    }
    var start = self.start(of: end, max(lower, end - Self.width))
    while start < end, isLead(start) { start += 1 }
    if context.isWord(start, "with"), start < end {
      start += 1
    } else if start < end, context.tokens[start + 1].kind == .number,
      context.has(start, .preposition)
    {
      // "about 200 people".
      start += 1
    } else if context.has(start, .preposition), context.mention(start) == nil {
      guard let inner = behindPreposition(start, end) else { return nil }
      start = inner
    }
    guard start <= end else { return nil }
    let found = head(start, end)
    if found?.mention == nil, context.has(start - 1, .coordinator), start - 2 >= lower,
      let other = nominal(endingAt: start - 2, lower), let mention = other.mention,
      context.mentions[mention].kind == .person
    {
      // "Ann Lee of the institute and author of a book said".
      return other
    }
    return found
  }

  /// Whether a word leads to a subject without being part of it ("and", "also", "later").
  private func isLead(_ index: Int) -> Bool {
    guard context.mention(index) == nil else { return false }
    return context.has(index, [.coordinator, .that, .subordinator, .wh, .asWord])
      || context.has(index, .adverb) && !context.has(index, .determiners)
      || context.isAdverb(index) && !context.has(index, .determiners)
  }

  /// Where the words of a subject begin, going back from its last token.
  private func start(of end: Int, _ lower: Int) -> Int {
    var start = end
    while start > lower {
      let before = start - 1
      guard !context.isQuoted(before) else { break }
      let mark = context.mark(before)
      if mark != .none {
        // A hyphen, a slash or a period within a name.
        guard context.mention(before) != nil, context.mention(before) == context.mention(start)
        else { break }
      } else if context.mention(before) == nil {
        if context.has(before, [.that, .subordinator, .wh, .subject, .asWord]) {
          break
        }
        if context.has(before, .coordinator), !joinsNames(before) { break }
        if context.isFinite(before), !isAttribute(before, start) { break }
      }
      start = before
    }
    return start
  }

  /// Whether "and" stands between two names.
  private func joinsNames(_ index: Int) -> Bool {
    guard context.mention(index - 1) != nil else { return false }
    return context.mention(index + 1) != nil || context.has(index + 1, .determiners)
  }

  /// Whether a verb form is a noun or a participle within a subject ("a leaked letter").
  private func isAttribute(_ index: Int, _ start: Int) -> Bool {
    if context.has(index, QuoteContext.Traits.auxiliaries) { return false }
    let before = index - 1
    if context.has(before, .determiners) || context.isGenitive(before) { return true }
    return context.has(start, .by)
      || context.has(index, .spoken) && context.has(before, [.preposition])
  }

  /// The subject behind a phrase with a preposition at the beginning ("In Paris the minister").
  private func behindPreposition(_ start: Int, _ end: Int) -> Int? {
    var index = end
    while index > start {
      if context.has(index, .article), !context.has(index - 1, .preposition), index > start + 1 {
        return index
      }
      if let mention = context.mention(index), index - 1 > start,
        context.mention(index - 1) != mention
      {
        let before = index - 1
        if !context.has(before, [.preposition, .article, .possessive, .coordinator]),
          context.mention(before) != nil || context.has(before, .time)
        {
          return index
        }
      }
      index -= 1
    }
    return nil
  }

  /// The speaker that words name: the mention at their head, or the words alone.
  private func head(_ start: Int, _ end: Int) -> Speaker? {
    var last = start
    while last < end {
      let next = last + 1
      if context.mention(next) == nil, context.has(next, .preposition) { break }
      if context.mention(next) == nil, context.isWord(next, "seen") { break }
      last = next
    }
    let all = start..<end + 1
    if let mention = context.mention(last), context.mentions[mention].form != .demonym {
      return Speaker(
        mention: mention, entity: context.mentions[mention].entity, tokens: all,
        isPronoun: context.mentions[mention].form == .pronoun)
    }
    guard context.tokens[last].kind == .word, !context.has(last, [.object, .time, .nothing]) else {
      return nil
    }
    if !context.has(last, .spoken), context.tokens[last].casing == .lower, last > start,
      let mention = context.mention(last - 1), context.mentions[mention].kind == .person,
      !context.isGenitive(last)
    {
      // "Ann Lee of Washington state".
      return Speaker(mention: mention, entity: context.mentions[mention].entity, tokens: all)
    }
    if let mention = behalf(start, last, end) {
      return Speaker(mention: mention, entity: context.mentions[mention].entity, tokens: all)
    }
    guard !context.isFinite(last) || context.has(last, .spoken) || last > start else { return nil }
    return Speaker(
      mention: nil, entity: nil, tokens: all, isKnown: context.has(last, .spoken))
  }

  /// The organisation for which somebody without a name speaks ("a State Department spokesman").
  private func behalf(_ start: Int, _ last: Int, _ end: Int) -> Int? {
    guard context.has(last, .spoken) else { return nil }
    for index in start..<end + 1 {
      guard let mention = context.mention(index), context.mentions[mention].kind == .org else {
        continue
      }
      let isNear = index < last || index <= last + 3
      if isNear { return mention }
    }
    return nil
  }

  /// "he", "it", "they" as a speaker.
  func pronoun(_ index: Int) -> Speaker {
    let mention = context.mention(index)
    return Speaker(
      mention: mention, entity: mention.flatMap { context.mentions[$0].entity },
      tokens: index..<index + 1, isPronoun: true)
  }

  /// Who "who", "which" or "that" stands for: "Smith, who said".
  private func antecedent(of relative: Int, _ lower: Int) -> Speaker? {
    let before = context.mark(relative - 1) == .comma ? relative - 2 : relative - 1
    guard before >= lower, !context.has(before, [.relative, .subject]) else { return nil }
    let near = nominal(endingAt: before, lower)
    if before == relative - 2, context.isWord(relative, "who"),
      near?.mention.map({ context.mentions[$0].kind != .person }) ?? true,
      let comma = (max(lower, before - 16)..<before).last(where: { context.mark($0) == .comma }),
      let named = nominal(endingAt: comma - 1, lower), let mention = named.mention,
      context.mentions[mention].kind == .person
    {
      // "Ann Lee, a doctor at the clinic, who said".
      return named
    }
    return near
  }

  /// The subject behind a cue, as in "said John Smith" or "said the minister".
  func inverted(from start: Int, to limit: Int) -> Speaker? {
    guard start < limit, context.mark(start) == .none, !context.isQuoted(start) else { return nil }
    if context.has(start, [.pronoun, .subject]),
      context.mention(start) == nil
        || context.has(start, .pronoun)
    {
      return pronoun(start)
    }
    if context.mention(start) == nil,
      context.has(start, [.preposition, .addressee, .object, .time, .that, .wh, .adverb, .to])
    {
      return nil
    }
    var last = start
    var isOpen = false
    while last + 1 < min(limit, start + Self.width) {
      let next = last + 1
      if context.isQuoted(next) { break }
      let sameMention =
        context.mention(next) != nil && context.mention(next) == context.mention(last)
      if !sameMention {
        guard context.mark(next) == .none else { break }
        if context.mention(next) == nil {
          if context.has(next, .preposition), !context.isWord(next, "of"),
            !context.isWord(next, "for")
          {
            break
          }
          if context.has(next, [.that, .wh, .relative, .subordinator, .time, .subject]) { break }
          if context.has(next, .coordinator), !joinsNames(next) { break }
          if context.has(next, QuoteContext.Traits.auxiliaries), !context.isGenitive(next) { break }
        } else if context.mention(last) != nil, !isOpen {
          // A further name behind a name: "said Smith Monday" does not come here.
        }
      }
      isOpen = context.has(next, .preposition)
      last = next
    }
    while last > start, context.mention(last) == nil,
      context.has(last, [.preposition, .coordinator])
    {
      last -= 1
    }
    let found = head(start, last)
    return apposed(found, last) ?? found
  }

  /// The person who is named behind words for them: "said the head of the bank, Ann Lee".
  private func apposed(_ found: Speaker?, _ last: Int) -> Speaker? {
    guard let found, context.mark(last + 1) == .comma,
      context.has(found.tokens.lowerBound, [.article, .possessive]),
      let start = (last + 2..<last + 7).first(where: { isPerson($0) || context.mark($0) != .none }),
      let mention = context.mention(start), isPerson(start),
      found.entity == nil
        || found.mention.map({ context.mentions[$0].kind != .person }) ?? true
    else { return nil }
    let name = tokens(of: mention)
    let mark = context.mark(name.upperBound)
    guard mark == .period || mark == .comma || context.isQuoted(name.upperBound) else { return nil }
    return Speaker(
      mention: mention, entity: context.mentions[mention].entity,
      tokens: found.tokens.lowerBound..<name.upperBound)
  }
}
