import NewsModel

extension IndirectQuoteFinder {
  /// What stands behind a cue, and the rule that found it.
  func content(of cue: Cue, _ sentence: Range<Int>) -> (Range<Int>, String)? {
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
    if openings.contains(.object) || openings.contains(.thing) && !isSomebody(next),
      beginsObject(next, sentence)
    {
      return content(from: next, sentence, isObject: true).map { ($0, "object") }
    }
    guard !openings.isDisjoint(with: [.that, .bare]) else { return nil }
    let start = next + dayLength(next)
    if openings.contains(.bare) ? beginsClause(start, sentence) : beginsStatement(start, sentence) {
      return content(from: start, sentence).map { ($0, "bare") }
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
  func content(
    from start: Int, _ sentence: Range<Int>, isObject: Bool = false
  ) -> Range<Int>? {
    var end = start
    while end < sentence.upperBound, context.quoted[end] < 0 || isScare(end) {
      if end > start + 2, startsFurtherCue(end) || startsAttribution(end, sentence) { break }
      if isObject, end > start, startsStatement(end, sentence) { break }
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
  func isScare(_ index: Int) -> Bool {
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

  /// Whether ", X said" ends the sentence here.
  private func startsAttribution(_ index: Int, _ sentence: Range<Int>) -> Bool {
    guard context.mark(index) == ",", sentence.upperBound - index <= 14 else { return false }
    for start in index + 2..<max(min(index + 9, sentence.upperBound), index + 2) {
      guard context.mark(start).isEmpty else { return false }
      if let cue = context.cue(at: start), cue.entry.openings.contains(.bare) {
        return cue.entry.form == .past && isEnd(cue.tokens.upperBound, sentence)
      }
    }
    return false
  }

  /// Whether "and noted that" or "while X said that" begins here, so that an object is over.
  private func startsStatement(_ index: Int, _ sentence: Range<Int>) -> Bool {
    if context.isWord(index, anyOf: ["and", "but"]), index + 1 < sentence.upperBound,
      let cue = context.cue(at: index + 1)
    {
      return cue.entry.form != .gerund && cue.entry.form != .base
        && !cue.entry.openings.isDisjoint(with: [.that, .bare, .object])
    }
    guard context.isWord(index, anyOf: ["while", "whereas"]), context.mark(index - 1) == "," else {
      return false
    }
    return context.firstCue(in: index..<min(index + 10, sentence.upperBound)) {
      !$0.entry.openings.isDisjoint(with: [.that, .bare, .object])
    } != nil
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

  /// Whether a person or group is named here, perhaps behind a title.
  private func isSomebody(_ index: Int) -> Bool {
    var index = index
    if context.isWord(index, anyOf: ["the", "a", "an"]) { index += 1 }
    let limit = min(index + 5, context.tokens.count)
    while index < limit {
      let start = Int(context.tokens[index].start)
      for number in context.mentions(in: index..<index + 1)
      where context.mentions[number].span.contains(start) {
        switch context.mentions[number].kind {
        case .person, .group, .role: return true
        default: break
        }
      }
      guard context.tokens[index].casing == .title else { return false }
      index += 1
    }
    return false
  }

  /// The number of tokens of a day that stands right behind a cue ("said Sunday it …").
  private func dayLength(_ index: Int) -> Int {
    let start = context.isWord(index, "on") ? index + 1 : index
    guard start < context.tokens.count,
      CalendarWords.weekday(context.text, context.tokens[start].span) != nil
    else { return 0 }
    return start + 1 - index
  }
}
