import NewsModel

/// Who speaks: the mention that says so, the entity behind it, and where in the tokens it stands.
struct Speaker {
  /// An index into the mentions, or nil for words that are no mention.
  var mention: Int?
  /// An index into the entities, or nil.
  var entity: Int?
  /// The tokens that name the speaker.
  var tokens: Range<Int>
  /// Whether it is a pronoun, which somebody named before may explain.
  var isPronoun = false
  /// Whether the words are known to name somebody or something that speaks.
  var isKnown = true
}

/// Finds the subject of a cue.
struct SpeakerFinder {
  let context: QuoteContext

  /// How far before a cue its subject is looked for, in tokens.
  private static let reach = 48

  /// The subject before a cue, no farther back than a token.
  func subject(before cue: Int, from lower: Int) -> Speaker? {
    let lower = max(lower, cue - Self.reach)
    guard var last = beforeAuxiliaries(cue - 1, lower) else { return nil }
    switch context.mark(last) {
    case .none: break
    case .comma, .dash:
      return behindInsertion(last, lower)
    case .closeParen:
      guard let open = (lower..<last).last(where: { context.mark($0) == .openParen }) else {
        return nil
      }
      last = open - 1
    default: return nil
    }
    guard last >= lower, !context.isQuoted(last) else { return nil }
    if context.has(last, .coordinator) { return coordinated(clauseStart(last, lower)..<last) }
    if context.has(last, .to), let other = infinitive(last, lower) { return other }
    if context.mention(last) == nil, context.has(last, .preposition),
      let relative = (lower..<last).last(where: { context.has($0, .that) }), last - relative < 8
    {
      // "One of the ads that I had put in said".
      return nominal(endingAt: relative - 1, lower)
    }
    let found = nominal(endingAt: last, lower)
    guard let found else { return nil }
    return beforeRelative(found, lower) ?? beforeApposition(found, lower) ?? found
  }

  /// The person at the beginning of a clause whom words behind one comma describe: "Ann Lee, one of
  /// the owners said".
  private func beforeApposition(_ found: Speaker, _ lower: Int) -> Speaker? {
    let comma = found.tokens.lowerBound - 1
    guard found.mention == nil, !found.isPronoun, context.mark(comma) == .comma, comma > lower,
      isPerson(comma - 1), let mention = context.mention(comma - 1),
      context.has(found.tokens.lowerBound, [.article, .determiner]),
      isTitled(mention, from: lower)
    else { return nil }
    return Speaker(
      mention: mention, entity: context.mentions[mention].entity, tokens: tokens(of: mention))
  }

  /// Who is before a relative clause that ends with words: "a person who read the memo said".
  private func beforeRelative(_ found: Speaker, _ lower: Int) -> Speaker? {
    let verb = found.tokens.lowerBound - 1
    guard !found.isPronoun, verb - 2 >= lower, context.mention(verb) == nil,
      context.isFinite(verb), context.isWord(verb - 1, "who") || context.isWord(verb - 1, "which")
    else { return nil }
    return nominal(endingAt: verb - 2, lower)
  }

  /// The first token of what a conjunction goes on with: behind the last "that" or semicolon.
  private func clauseStart(_ index: Int, _ lower: Int) -> Int {
    var start = index
    while start > lower, context.mark(start - 1) != .semicolon { start -= 1 }
    return start
  }

  /// Whether a token stands in the name of a person.
  func isPerson(_ index: Int) -> Bool {
    context.mention(index).map { context.mentions[$0].kind == .person } ?? false
  }

  /// The last token before adverbs, auxiliaries and a time, going back from one; nil at the border.
  private func beforeAuxiliaries(_ index: Int, _ lower: Int) -> Int? {
    var last = index
    let end = index - 10
    while last >= lower, last > end {
      if context.mention(last) == nil,
        context.isAdverb(last)
          || context.has(last, [.have, .do, .modal, .negation]) && !context.has(last, .subject)
      {
        last -= 1
      } else if context.has(last, .be), context.isWord(last, "been") {
        last -= 1
      } else if context.has(last, .be), !context.has(last, .subject), context.has(index + 1, .cue) {
        last -= 1
      } else if context.has(last, .time), !isPerson(last) {
        last -= 1
        while last >= lower, context.has(last, [.part, .determiner]) { last -= 1 }
        if last >= lower, context.has(last, .preposition), !context.isWord(last, "of") { last -= 1 }
      } else {
        break
      }
    }
    return last >= lower ? last : nil
  }

  /// The subject before words between commas or dashes: "Hugh Hill, a doctor, said".
  private func behindInsertion(_ end: Int, _ lower: Int) -> Speaker? {
    var spare: Speaker?
    var commas = 0
    var index = end - 1
    while index > lower, commas < 5, !context.isQuoted(index) {
      defer { index -= 1 }
      guard context.mark(index) == context.mark(end) else {
        if context.mark(index) == .semicolon || context.mark(index) == .colon { break }
        continue
      }
      commas += 1
      var last = index - 1
      if context.mark(last) == .closeParen,
        let open = (max(lower, last - 20)..<last).last(where: { context.mark($0) == .openParen })
      {
        last = open - 1
      }
      if commas == 1, let name = context.mention(end - 1),
        context.mentions[name].kind == .person, isTitled(name, from: index + 1)
      {
        // "The leader of the party, Ann Lee, said".
        guard var named = nominal(endingAt: end - 1, index + 1) else { return nil }
        if let office = nominal(endingAt: last, lower), office.isKnown {
          named.tokens = office.tokens.lowerBound..<named.tokens.upperBound
        }
        return named
      }
      guard let found = nominal(endingAt: last, lower) else { continue }
      if let mention = found.mention {
        switch context.mentions[mention].kind {
        case .person, .role: return found
        case .gpe, .loc, .fac, .event: break
        default: return found
        }
      }
      if spare == nil || spare?.mention == nil, found.mention != nil || found.isPronoun {
        spare = found
      }
      if spare == nil { spare = found }
    }
    return spare ?? nominal(endingAt: end - 1, lower).flatMap { $0.mention == nil ? nil : $0 }
  }

  /// Whether only words with capitals stand between a token and a name ("Republican Ann Lee").
  private func isTitled(_ mention: Int, from start: Int) -> Bool {
    let name = tokens(of: mention).lowerBound
    guard start <= name, name - start < 5 else { return context.mention(start) == mention }
    return (start..<name).allSatisfy {
      context.tokens[$0].kind == .word && context.tokens[$0].casing != .lower
    }
  }

  /// The first possible subject of a range that is no object of a preposition.
  func first(in range: Range<Int>) -> Speaker? {
    var index = range.lowerBound
    while index < range.upperBound {
      if context.isQuoted(index) {
        index += 1
        continue
      }
      if context.has(index, [.pronoun]) || context.isWord(index, "they") {
        return pronoun(index)
      }
      guard let mention = context.mention(index) else {
        index += 1
        continue
      }
      let tokens = self.tokens(of: mention)
      if maySpeak(mention), !isObject(tokens.lowerBound, range.lowerBound),
        !context.isGenitive(tokens.upperBound), context.mark(tokens.upperBound) != .dash || true,
        isNominalHead(tokens)
      {
        return Speaker(
          mention: mention, entity: context.mentions[mention].entity, tokens: tokens,
          isPronoun: context.mentions[mention].form == .pronoun)
      }
      index = max(tokens.upperBound, index + 1)
    }
    return nil
  }

  /// Whether no further noun follows a mention that would make it an attribute, as in "Moscow
  /// officials" and "Ohio District Judge Ann Lee".
  private func isNominalHead(_ tokens: Range<Int>) -> Bool {
    let next = tokens.upperBound
    if context.has(next, .spoken), !context.isFinite(next) { return false }
    for index in next..<min(next + 4, context.tokens.count) {
      if let mention = context.mention(index) {
        return index == next || context.mentions[mention].kind != .person
      }
      guard context.tokens[index].kind == .word, context.tokens[index].casing == .title else {
        return true
      }
    }
    return true
  }

  /// Whether a preposition governs what begins at a token, behind titles and an article.
  func isObject(_ index: Int, _ lower: Int) -> Bool {
    var before = index - 1
    while before > lower, index - before < 6, context.mark(before) == .none,
      context.tokens[before].casing == .title || context.has(before, .determiners)
        || context.isGenitive(before)
    {
      if context.has(before, .preposition) { break }
      before -= 1
    }
    guard context.has(before, .preposition) else { return false }
    let isOffice =
      before < index - 1 && context.has(before - 1, .spoken)
      && (context.isWord(before, "of") || context.isWord(before, "for"))
    // "Secretary of State Ann Lee".
    return isOffice ? before - 1 > lower && isObject(before - 1, lower) : true
  }

  /// The tokens of a mention.
  func tokens(of mention: Int) -> Range<Int> {
    let span = context.mentions[mention].span
    let first = context.token(from: span.lowerBound)
    return first..<max(first, context.token(from: span.upperBound))
  }

  /// Whether a mention is of a kind that speaks.
  func maySpeak(_ mention: Int) -> Bool {
    switch context.mentions[mention].kind {
    case .person, .org, .role, .group, .gpe: true
    case .norp: context.mentions[mention].form != .demonym
    default: false
    }
  }
}
