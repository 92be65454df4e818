import NewsModel

/// Finds words between quotation marks that somebody says, and who.
struct DirectQuoteFinder {
  let context: QuoteContext
  let speakers: SpeakerFinder
  private(set) var drafts: [QuoteDraft] = []
  /// The first token of every cue that a direct quote has.
  private(set) var usedCues: Set<Int> = []

  init(_ context: QuoteContext) {
    self.context = context
    speakers = SpeakerFinder(context: context)
  }

  mutating func find() {
    var number = 0
    while number < context.spans.count, !AnalysisStop.isRaised {
      let run = continued(from: number)
      add(run)
      number = run.upperBound
    }
  }

  /// The spans of one quote that goes on over paragraphs, each beginning with a mark or none.
  private func continued(from number: Int) -> Range<Int> {
    var end = number + 1
    while end < context.spans.count, !context.spans[end - 1].isClosed,
      context.spans[end].paragraph == context.spans[end - 1].paragraph + 1,
      context.spans[end].tokens.lowerBound
        == context.paragraphs[context.spans[end].paragraph].lowerBound
    {
      end += 1
    }
    return number..<end
  }

  private mutating func add(_ run: Range<Int>) {
    let parts = context.spans[run].map { trimmed($0.content) }.filter { !$0.isEmpty }
    guard let first = context.spans[run].first, let last = context.spans[run].last,
      !parts.isEmpty
    else { return }
    if joins(first, parts) { return }
    let words = parts.reduce(0) { sum, part in
      sum + part.prefix(60).count { context.tokens[$0].kind == .word }
    }
    guard words > 0, let source = source(first, last, words: words) else { return }
    // What a partial quote is a part of is a quote of its own.
    if let cue = source.cue, source.rule != .partial {
      usedCues.insert(cue.tokens.upperBound - 1 - cue.entry.rest.count)
    }
    drafts.append(QuoteDraft(parts: parts, isDirect: true, source: source))
  }

  /// The words without marks of the other kind at their borders that hold nothing.
  private func trimmed(_ range: Range<Int>) -> Range<Int> { range }

  /// Adds a span to the quote before it when only "he said" stands between them.
  private mutating func joins(_ span: QuotedSpan, _ parts: [Range<Int>]) -> Bool {
    if isListed(span), let last = drafts.indices.last {
      drafts[last].parts += parts
      return true
    }
    guard let last = drafts.indices.last, let cue = drafts[last].source.cue,
      let end = drafts[last].parts.last?.upperBound,
      context.paragraphs[span.paragraph].contains(end), cue.tokens.lowerBound >= end,
      cue.tokens.upperBound <= span.tokens.lowerBound, span.tokens.lowerBound - end <= 40
    else { return false }
    let between = end + 1..<max(end + 1, span.tokens.lowerBound)
    switch context.mark(span.tokens.lowerBound - 1) {
    case .comma, .period, .colon, .semicolon, .dash, .ellipsis: break
    default:
      guard drafts[last].source.rule == .afterInverted, beginsInLowerCase(span),
        drafts[last].source.speaker?.tokens.upperBound == span.tokens.lowerBound
      else { return false }
    }
    for index in between.dropLast() {
      if context.mark(index) == .period, !context.isQuoted(index), !isAbbreviation(index) {
        return false
      }
      if context.isQuoted(index) { return false }
    }
    let others = context.firstCue(in: between) {
      $0.tokens.lowerBound > cue.tokens.lowerBound && $0.entry.form != .gerund
        && !$0.entry.openings.isDisjoint(with: [.direct, .that])
    }
    guard others == nil else { return false }
    if isLinked(span), let own = after(span), own.cue != nil { return false }
    drafts[last].parts += parts
    return true
  }

  /// Whether the period belongs to a short form: a mark, a parenthesis or a word in lower case is
  /// next ("D-Calif.)").
  private func isAbbreviation(_ period: Int) -> Bool {
    let next = period + 1
    guard next < context.tokens.count else { return false }
    switch context.mark(next) {
    case .comma, .closeParen, .closeBracket: return true
    case .none: return context.tokens[next].casing == .lower
    default: return false
    }
  }

  private func beginsInLowerCase(_ span: QuotedSpan) -> Bool {
    context.tokens[span.content.lowerBound].casing == .lower
  }

  /// Whether only "and" stands between a span and the quote before it: `called it "bad" and "sad"`.
  private func isListed(_ span: QuotedSpan) -> Bool {
    var index = span.tokens.lowerBound - 1
    guard context.has(index, .coordinator), let end = drafts.last?.parts.last?.upperBound else {
      return false
    }
    index -= 1
    if context.mark(index) == .comma { index -= 1 }
    while index > end, index > span.tokens.lowerBound - 8,
      context.mark(index) != .none
        || context.mark(index - 1) != .none
    {
      index -= 1
    }
    return index == end
  }

  /// Who says the words, or nil when they are no quote.
  private func source(_ first: QuotedSpan, _ last: QuotedSpan, words: Int) -> QuoteSource? {
    let isNext = isLinked(last) && !goesOnAside(last)
    let next = isNext ? after(last) : nil
    if let next, next.speaker != nil { return next }
    if isTerm(first) { return next }
    if let source = before(first, words: words), next == nil || source.speaker != nil {
      return source
    }
    if let next { return next }
    if !isNext, let source = after(last) { return source }
    guard words >= 5, endsSentence(last) || isLinked(last), beginsWithCapital(first),
      !isTitle(first)
    else {
      return nil
    }
    return QuoteSource(cue: nil, speaker: nil, rule: .alone, confidence: 0.3)
  }

  /// Whether a clause of its own follows the words: "…," while Smith said; "…," citing the report.
  private func goesOnAside(_ span: QuotedSpan) -> Bool {
    var index = span.tokens.upperBound
    while index < context.tokens.count, context.mark(index) != .none, !context.isQuoted(index) {
      index += 1
    }
    guard index < context.tokens.count, context.mention(index) == nil,
      context.tokens[index].casing == .lower
    else { return false }
    return context.has(index, .subordinator)
      || context.ends(index, (UInt8(ascii: "n"), UInt8(ascii: "g")))
        && !context.has(index, [.time, .nothing, .spoken])
  }

  /// Whether a word before the marks makes the words in them a name or a term ("so-called").
  private func isTerm(_ span: QuotedSpan) -> Bool {
    let before = span.tokens.lowerBound - 1
    guard context.mark(before) == .none else {
      return context.mark(before) == .comma && context.has(before - 1, .scare)
        && !context.has(before - 1, .cue) && !context.isWord(before - 1, "words")
    }
    if context.isWord(before, "as"), context.has(before - 1, .scare) {
      return !(context.has(before - 1, .cue) && context.passive(at: before - 1) == nil)
    }
    guard context.has(before, .scare) else { return false }
    // "called the video “a stunt”".
    if context.has(span.content.lowerBound, .article), beginsInLowerCase(span) { return false }
    return !context.has(before, .cue) || context.passive(at: before) != nil
  }

  /// Whether a comma, a question or a dash at the end shows that the sentence goes on.
  func isLinked(_ span: QuotedSpan) -> Bool {
    switch context.mark(span.content.upperBound - 1) {
    case .comma, .question, .exclaim, .ellipsis, .dash: return true
    default: break
    }
    switch context.mark(span.tokens.upperBound) {
    case .comma, .dash: return true
    default: return false
    }
  }

  func beginsWithCapital(_ span: QuotedSpan) -> Bool {
    let index = span.content.lowerBound
    return index < context.tokens.count && context.tokens[index].casing != .lower
  }

  /// Whether the last word of a quote is followed by a mark that ends a sentence.
  private func endsSentence(_ span: QuotedSpan) -> Bool {
    guard span.isClosed else { return true }
    return context.mark(span.content.upperBound - 1).endsSentence
      || context.mark(span.tokens.upperBound) == .period
  }
}

extension QuoteContext {
  /// The passive cue whose verb is at a token, or nil.
  func passive(at index: Int) -> Cue? { cue(at: index).flatMap(passive) }
}
