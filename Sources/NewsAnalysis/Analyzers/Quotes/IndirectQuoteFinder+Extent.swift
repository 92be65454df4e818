import NewsModel

extension IndirectQuoteFinder {
  /// How many tokens an indirect quote may be long.
  private static let width = 600

  /// The content from a token to the end of the sentence, a further cue or a quotation mark.
  func extent(
    from start: Int, _ sentence: Range<Int>, isObject: Bool = false
  ) -> Range<Int>? {
    var end = start
    var depth = 0
    let limit = min(sentence.upperBound, start + Self.width)
    while end < limit {
      if context.isQuoted(end) {
        guard let next = behindQuoted(end, sentence) else { break }
        end = next
        continue
      }
      let mark = context.mark(end)
      if mark == .openParen { depth += 1 }
      if mark == .closeParen {
        if depth == 0 { break }
        depth -= 1
      }
      if mark != .none || context.mention(end) == nil, end > start {
        if stops(at: end, start, sentence, isObject: isObject) { break }
      }
      end += 1
    }
    while end > start, isBorder(end - 1) { end -= 1 }
    var start = start
    while start < end, context.mark(start) == .comma { start += 1 }
    // All of it between marks is a direct quote.
    guard end - start >= 2,
      (start..<end).contains(where: { !context.isQuoted($0) && context.mark($0) == .none })
    else { return nil }
    return start..<end
  }

  private func isBorder(_ index: Int) -> Bool {
    guard !context.isQuoted(index) else { return false }
    switch context.mark(index) {
    case .period: return context.mention(index) == nil
    case .question, .exclaim, .comma, .semicolon, .colon, .dash, .ellipsis: return true
    default: return context.has(index, .coordinator) && context.mention(index) == nil
    }
  }

  /// The token behind quoted words inside the content; nil when the content ends before them.
  private func behindQuoted(_ index: Int, _ sentence: Range<Int>) -> Int? {
    let span = context.spans[Int(context.quoted[index])]
    guard span.isClosed, span.isOpened, span.tokens.upperBound <= sentence.upperBound,
      context.mark(index - 1) != .colon
    else { return nil }
    return span.tokens.upperBound
  }

  /// Whether the content is over at a token.
  private func stops(at index: Int, _ start: Int, _ sentence: Range<Int>, isObject: Bool) -> Bool {
    switch context.mark(index) {
    case .comma, .dash:
      return startsFurtherCue(index, sentence) || startsAttribution(index, sentence)
        || startsSource(index, sentence) || startsOtherSpeaker(index + 1, sentence)
        || isObject && startsClause(index + 1)
    case .semicolon: return isObject || startsOtherSpeaker(index + 1, sentence)
    case .none:
      if context.has(index, .coordinator), index > start + 1 {
        return startsOwnCue(index, sentence)
      }
      if context.sourceCue(at: index) != nil { return true }
      if isObject, index > start + 1, context.has(index, .by) || context.isWord(index, "while") {
        return context.cue(at: index + 1)?.entry.form == .gerund
      }
      return false
    default: return false
    }
  }

  /// Whether ", adding" or a like cue begins here.
  private func startsFurtherCue(_ index: Int, _ sentence: Range<Int>) -> Bool {
    var next = index + 1
    if context.has(next, .coordinator) || context.isWord(next, "while")
      || context.isWord(next, "also")
    {
      next += 1
    }
    while context.isAdverb(next), next < index + 4 { next += 1 }
    guard next < sentence.upperBound, let cue = context.cue(at: next) else { return false }
    if cue.entry.form == .gerund { return true }
    return cue.entry.form == .past && next > index + 1 && opens(cue, sentence)
  }

  /// Whether "and added that" begins at a conjunction.
  private func startsOwnCue(_ index: Int, _ sentence: Range<Int>) -> Bool {
    var next = index + 1
    while context.isAdverb(next) || context.has(next, .have), next < index + 4 { next += 1 }
    guard next < sentence.upperBound, let cue = context.cue(at: next),
      cue.entry.form == .past || cue.entry.form == .present,
      !cue.entry.isDoubtful || cue.entry.form == .past
    else { return false }
    return opens(cue, sentence)
  }

  /// Whether a cue is followed by something that it opens.
  private func opens(_ cue: Cue, _ sentence: Range<Int>) -> Bool {
    let next = cue.tokens.upperBound
    guard next < sentence.upperBound else { return false }
    if context.isQuoted(next) || context.mark(next) == .comma && context.isQuoted(next + 1) {
      return true
    }
    if context.mark(next) == .colon { return true }
    if context.has(next, .that) || cue.entry.hasAddressee { return true }
    let opens = cue.entry.openings
    if opens.contains(.infinitive), context.has(next, .to) { return true }
    if opens.contains(.bare), context.mark(next) == .none,
      !context.has(next, [.preposition, .coordinator])
    {
      return true
    }
    if !opens.isDisjoint(with: [.object, .thing, .to, .personTo]), context.mark(next) == .none {
      return !context.has(next, [.preposition, .coordinator, .to])
    }
    if opens.contains(.that), context.has(next, [.subject, .article, .possessive]) { return true }
    return opens.contains(.whether) && context.has(next, .wh)
  }

  /// Whether ", X said" ends the sentence or an insertion here.
  func startsAttribution(_ index: Int, _ sentence: Range<Int>) -> Bool {
    for start in index + 1..<max(index + 1, min(index + 16, sentence.upperBound)) {
      if context.isQuoted(start) { return false }
      if start > index + 1, context.mark(start) != .none, context.mention(start) == nil,
        context.mark(start) != .comma
      {
        return false
      }
      guard context.has(start, .cue), let cue = context.cue(at: start) else { continue }
      guard cue.entry.openings.contains(.direct),
        cue.entry.form == .past || cue.entry.form == .present, !context.has(start - 1, .wh),
        isEnd(cue.tokens.upperBound, sentence)
      else { return false }
      if start == index + 1 {
        return speakers.inverted(from: cue.tokens.upperBound, to: sentence.upperBound) != nil
      }
      guard let speaker = speakers.subject(before: start, from: index + 1) else { return false }
      return speaker.tokens.lowerBound <= index + 2
    }
    return false
  }

  /// Whether ", according to X" begins here.
  private func startsSource(_ index: Int, _ sentence: Range<Int>) -> Bool {
    context.sourceCue(at: index + 1) != nil
  }

  /// Whether "while X said that" or "but X said" begins here.
  private func startsOtherSpeaker(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard context.has(index, [.coordinator, .subordinator]) else { return false }
    guard
      let cue = context.firstCue(
        in: index + 1..<max(index + 1, min(index + 12, sentence.upperBound)),
        where: {
          ($0.entry.form == .past || $0.entry.form == .present) && !$0.entry.isDoubtful
            && !$0.entry.openings.isDisjoint(with: [.that, .bare, .object])
        }),
      let speaker = speakers.subject(before: cue.tokens.lowerBound, from: index + 1)
    else { return false }
    return speaker.tokens.lowerBound <= index + 2 && speaker.mention != nil && opens(cue, sentence)
  }

  /// Whether a clause of its own begins that does not belong to an object.
  private func startsClause(_ index: Int) -> Bool {
    context.has(index, .subordinator) && !context.isWord(index, "where")
  }
}
