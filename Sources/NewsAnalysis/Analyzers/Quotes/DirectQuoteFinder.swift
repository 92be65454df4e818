import NewsModel

/// Finds words between quotation marks that somebody says, and who.
struct DirectQuoteFinder {
  let context: QuoteContext
  let speakers: SpeakerFinder
  private(set) var quotes: [Quote] = []
  /// The first token of every cue that a direct quote has.
  private(set) var usedCues: Set<Int> = []
  private var lastSpeaker: Int?

  init(_ context: QuoteContext) {
    self.context = context
    speakers = SpeakerFinder(context: context)
  }

  /// A cue with its speaker, and the rule that found them.
  struct Source {
    var cue: Cue?
    var speaker: Speaker?
    var rule: String
    var confidence: Double
  }

  mutating func find() {
    var number = 0
    while number < context.spans.count, !AnalysisStop.isRaised {
      let run = continued(from: number)
      add(run)
      number = run.upperBound
    }
  }

  /// The spans of one quote that goes on over paragraphs, each beginning with a mark.
  private func continued(from number: Int) -> Range<Int> {
    var end = number + 1
    while end < context.spans.count, !context.spans[end - 1].isClosed,
      context.spans[end].paragraph == context.spans[end - 1].paragraph + 1,
      context.spans[end].open == context.paragraphs[context.spans[end].paragraph].lowerBound
    {
      end += 1
    }
    return number..<end
  }

  private mutating func add(_ run: Range<Int>) {
    let parts = context.spans[run].map { content($0) }.filter { !$0.isEmpty }
    guard let first = context.spans[run].first, let last = context.spans[run].last,
      !parts.isEmpty
    else { return }
    if joins(first, parts) { return }
    let words = wordCount(context.spans[run])
    guard let source = source(first, last, words: words) else { return }
    let entity = source.speaker.map { $0.entity ?? lastSpeaker } ?? nil
    if let cue = source.cue { usedCues.insert(cue.tokens.lowerBound) }
    if let entity { lastSpeaker = entity }
    quotes.append(
      Quote(
        parts: parts, isDirect: true, speaker: entity, speakerMention: source.speaker?.mention,
        cue: source.cue.map { context.span($0.tokens) },
        isNegated: source.cue.map(context.isNegated) ?? false, confidence: source.confidence,
        foundBy: source.rule))
  }

  /// The words between the marks.
  private func content(_ span: QuotedSpan) -> TextSpan { context.span(span.open + 1..<span.close) }

  private func wordCount(_ spans: ArraySlice<QuotedSpan>) -> Int {
    spans.reduce(0) { sum, span in
      sum + (span.open + 1..<span.close).filter { context.tokens[$0].kind == .word }.count
    }
  }

  /// Adds a span to the quote before it when only "he said" stands between them.
  private mutating func joins(_ span: QuotedSpan, _ parts: [TextSpan]) -> Bool {
    guard let last = quotes.indices.last, let cue = quotes[last].cue,
      let end = quotes[last].parts.last?.upperBound
    else { return false }
    let first = context.token(from: end)
    guard context.paragraphs[span.paragraph].contains(first), cue.lowerBound >= end,
      cue.upperBound <= Int(context.tokens[span.open].start), span.open - first <= 25
    else { return false }
    let between = first + 1..<span.open
    let mark = context.mark(span.open - 1)
    guard mark == "," || mark == "." || mark == ":" || mark == ";" else { return false }
    let stops = between.dropLast().filter { context.mark($0) == "." }.count
    let others = context.firstCue(in: between) {
      context.span($0.tokens) != cue && $0.entry.form != .gerund
    }
    guard stops == 0, others == nil else { return false }
    if isLinked(span), let own = after(span), own.cue != nil { return false }
    quotes[last].parts += parts
    return true
  }

  /// Who says the words, or nil when they are no quote.
  private func source(_ first: QuotedSpan, _ last: QuotedSpan, words: Int) -> Source? {
    if isLinked(last), let source = after(last) { return source }
    if let source = before(first, words: words) { return source }
    if !isLinked(last), let source = after(last) { return source }
    guard words >= 5, endsSentence(last) || isLinked(last), beginsWithCapital(first) else {
      return nil
    }
    return Source(cue: nil, speaker: nil, rule: "quote:alone", confidence: 0.3)
  }

  /// Whether a comma, a question or a dash at the end shows that the sentence goes on.
  private func isLinked(_ span: QuotedSpan) -> Bool {
    [",", "?", "!", "...", "…", "--", "—"].contains(context.mark(span.close - 1))
      || [",", "—", "--", "–", "-"].contains(context.mark(span.close + 1))
  }

  private func beginsWithCapital(_ span: QuotedSpan) -> Bool {
    let index = span.open + 1
    return index < context.tokens.count && context.tokens[index].casing != .lower
  }

  /// Whether the last word of a quote is followed by a mark that ends a sentence.
  private func endsSentence(_ span: QuotedSpan) -> Bool {
    guard span.isClosed else { return true }
    return [".", "!", "?", "…", "...", "?!"].contains(context.mark(span.close - 1))
      || context.mark(span.close + 1) == "."
  }

  /// Looks behind the closing mark: `…," X said`, `…," said X`, `…," according to X`.
  private func after(_ span: QuotedSpan) -> Source? {
    let start = span.close + 1
    guard span.isClosed, start < context.paragraphs[span.paragraph].upperBound,
      let range = clause(after: start)
    else { return nil }
    let isLinked = isLinked(span)
    guard isLinked || context.mark(span.close - 1) == "." else { return nil }
    let cue = context.firstCue(in: range) { cue in
      cue.entry.openings.contains(.direct) && cue.entry.form != .gerund && !isPassive(cue)
        && !cue.entry.isDescription
    }
    if let source = accordingTo(in: range.lowerBound..<(cue?.tokens.lowerBound ?? range.upperBound))
    {
      return source
    }
    guard let cue, isLinked || closes(cue, range) else { return nil }
    if cue.tokens.lowerBound <= start + 1,
      speakers.speakers(in: start..<cue.tokens.lowerBound).isEmpty,
      let speaker = speakers.inverted(in: cue.tokens.upperBound..<range.upperBound)
    {
      return Source(cue: cue, speaker: speaker, rule: "quote:after-inverted", confidence: 0.95)
    }
    let speaker =
      speakers.subject(in: range, before: cue.tokens.lowerBound)
      ?? speakers.inverted(in: cue.tokens.upperBound..<range.upperBound)
    if speaker == nil, cue.tokens.lowerBound - start > 8 { return nil }
    return Source(
      cue: cue, speaker: speaker, rule: "quote:after", confidence: speaker == nil ? 0.6 : 0.95)
  }

  /// Whether a sentence behind a quote is nothing but "X said", so that it belongs to the quote.
  private func closes(_ cue: Cue, _ range: Range<Int>) -> Bool {
    cue.tokens.lowerBound - range.lowerBound <= 6
      && (context.mark(cue.tokens.upperBound) == "." || cue.tokens.upperBound == range.upperBound)
  }

  func isPassive(_ cue: Cue) -> Bool {
    context.isWord(cue.tokens.lowerBound - 1, anyOf: ["was", "were", "is", "are", "been", "be"])
      && cue.entry.form == .past
  }

  /// The tokens of a sentence from one on, up to the next quotation mark.
  private func clause(after start: Int) -> Range<Int>? {
    guard let sentence = context.sentence(of: start) else { return nil }
    let end = context.sentenceTokens[sentence].upperBound
    var index = start
    while index < end, context.quoted[index] < 0, index - start < 40 { index += 1 }
    return start < index ? start..<index : nil
  }

  private func accordingTo(in range: Range<Int>) -> Source? {
    guard
      let index = range.prefix(4).first(where: {
        context.isWord($0, "according") && context.isWord($0 + 1, "to")
      })
    else { return nil }
    let cue = Cue(entry: .accordingTo, tokens: index..<index + 2)
    let sentence = context.sentence(of: index)
    let end = sentence.map { context.sentenceTokens[$0].upperBound } ?? range.upperBound
    let speaker = speakers.speakers(in: index + 2..<max(end, index + 2)).first
    return Source(cue: cue, speaker: speaker, rule: "quote:according-to", confidence: 0.9)
  }
}

extension CueVerbs.Entry {
  /// Whether the words between marks say what somebody or something is ("called it …").
  var isDescription: Bool { kind == "describe" }

  /// "according to", which is no verb.
  static let accordingTo = CueVerbs.Entry(
    words: ["according", "to"], kind: "say", openings: [.direct, .bare], form: .present,
    isDoubtful: false)
}
