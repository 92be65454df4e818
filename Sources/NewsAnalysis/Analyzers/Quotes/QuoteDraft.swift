import NewsModel

/// A cue with its speaker, and the rule that found them.
struct QuoteSource {
  var cue: Cue?
  var speaker: Speaker?
  var rule: QuoteRule
  var confidence: Double
}

/// A quote while it is made: its parts and source as tokens.
struct QuoteDraft {
  var parts: [Range<Int>]
  var isDirect: Bool
  var source: QuoteSource

  /// The first token of the words.
  var start: Int { parts.first?.lowerBound ?? 0 }

  /// The token behind the words and whatever says who speaks.
  var end: Int {
    max(
      parts.last?.upperBound ?? 0, source.cue?.tokens.upperBound ?? 0,
      source.speaker?.tokens.upperBound ?? 0)
  }

  /// The first token of the words and of whatever says who speaks.
  var begin: Int {
    min(start, source.cue?.tokens.lowerBound ?? start, source.speaker?.tokens.lowerBound ?? start)
  }

  /// The quote as the model has it.
  func quote(_ context: QuoteContext) -> Quote {
    Quote(
      parts: parts.map { context.span($0) }.filter { !$0.isEmpty }, isDirect: isDirect,
      speaker: source.speaker?.entity, speakerMention: source.speaker?.mention,
      speakerSpan: source.speaker.map { context.span($0.tokens) }.flatMap { $0.isEmpty ? nil : $0 },
      cue: source.cue.map { context.span($0.tokens) }, cueClass: source.cue?.entry.cueClass,
      isNegated: source.cue.map(context.isNegated) ?? false, confidence: source.confidence,
      foundBy: source.rule.name)
  }
}
