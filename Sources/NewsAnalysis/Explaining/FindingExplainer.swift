import NewsModel

/// Explains the quotes, times and claims of one article, and what it says of itself.
package struct FindingExplainer {
  private let analysis: Analysis
  /// What predicates of claims say, by their names.
  private let predicates: [String: String]

  /// Takes an analysis, and the tables of claims if it is claims that are explained.
  package init(_ analysis: Analysis, claims: ClaimTables? = nil) {
    self.analysis = analysis
    predicates = Dictionary(
      claims?.predicates.map { ($0.name, $0.summary) } ?? [],
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Everything of a layer, in text order.
  package func explanations(of layer: FindingExplanation.Layer) -> [FindingExplanation] {
    switch layer {
    case .header: header
    case .quotes: analysis.quotes.map(quote)
    case .times: analysis.times.map(time)
    case .claims: analysis.claims.map(claim)
    }
  }

  /// Those that have the words inside, whatever their case.
  package func explanations(
    of layer: FindingExplanation.Layer, containing words: String
  ) -> [FindingExplanation] {
    let wanted = words.lowercased()
    return explanations(of: layer).filter { $0.text.lowercased().contains(wanted) }
  }

  private func entity(_ index: Int?) -> String? {
    guard let index, analysis.entities.indices.contains(index) else { return nil }
    let entity = analysis.entities[index]
    return "\(entity.id) \"\(entity.name)\""
  }

  /// Explains a quote.
  package func quote(_ quote: Quote) -> FindingExplanation {
    let words = quote.parts.map { analysis.text[$0] }.joined(separator: " … ")
    let start = quote.parts.first?.lowerBound ?? 0
    var explanation = FindingExplanation(words, start..<(quote.parts.last?.upperBound ?? start))
    explanation.add("quote", quote.isDirect ? "direct" : "indirect")
    if let cue = quote.cue {
      let kind = quote.cueClass.map { " (\($0.rawValue))" } ?? ""
      explanation.add("cue", analysis.text[cue] + kind + (quote.isNegated ? ", negated" : ""))
    } else {
      explanation.add("cue", "none")
    }
    explanation.add("speaker", entity(quote.speaker) ?? "nobody")
    if let index = quote.speakerMention, analysis.mentions.indices.contains(index) {
      let mention = analysis.mentions[index]
      let linked = mention.linkedBy.map { ", linked by \($0)" } ?? ""
      explanation.add(
        "named by", "\"\(analysis.text[mention.span])\" (\(mention.form.rawValue)\(linked))")
    } else if let span = quote.speakerSpan {
      explanation.add("named by", "\"\(analysis.text[span])\"")
    }
    let rule = QuoteRule(rawValue: quote.foundBy)
    explanation.add(rule: quote.foundBy, rule?.meaning, confidence: quote.confidence)
    return explanation
  }

  /// Explains a time.
  package func time(_ time: TimeExpression) -> FindingExplanation {
    var explanation = FindingExplanation(analysis.text[time.span], time.span)
    explanation.add("type", time.kind.rawValue)
    explanation.add("value", time.value ?? "none")
    explanation.add("mod", time.modifier?.rawValue)
    if let date = analysis.article.date {
      explanation.add("date", "\(date.value), the article's (\(date.foundBy.rawValue))")
    } else {
      explanation.add("date", "none: what depends on it has no value")
    }
    let rule = TimeRule(rawValue: String(time.foundBy.drop { $0 != ":" }.dropFirst()))
    explanation.add(rule: time.foundBy, rule?.summary)
    return explanation
  }

  /// Explains a claim.
  package func claim(_ claim: Claim) -> FindingExplanation {
    var explanation = FindingExplanation(analysis.text[claim.evidence], claim.evidence)
    let summary = predicates[claim.predicate].map { ": " + $0 } ?? ""
    explanation.add("claim", claim.predicate + summary)
    explanation.add("subject", entity(claim.subject))
    explanation.add("object", entity(claim.object))
    explanation.add("time", claim.time)
    explanation.add("place", entity(claim.place))
    explanation.add("modality", claim.modality.rawValue)
    explanation.add("said by", entity(claim.by) ?? "the article")
    explanation.add(rule: claim.foundBy, confidence: claim.confidence)
    return explanation
  }

  /// What the name of a rule that found a block means.
  private static func summary(ofBlockRule rule: String) -> String? {
    if rule == "profile:*" { return "a form of wire_profiles.tsv for all agencies" }
    if rule.hasPrefix("profile:") { return "a form of wire_profiles.tsv for that agency" }
    if rule.hasPrefix("dateline:") { return "what the line has is enough without a profile" }
    if rule.hasPrefix("headline:") { return "a line that does not end as a sentence, by its place" }
    return switch rule {
    case "header_date": "a date with the word 'date' before it, or nothing but a date"
    case "byline:by": "'By' and words with capitals"
    default: nil
    }
  }

  /// What the story says of itself: date, dateline, and each block that is no paragraph.
  private var header: [FindingExplanation] {
    let article = analysis.article
    return article.blocks.compactMap { block in
      guard block.kind != .paragraph else { return nil }
      var explanation = FindingExplanation(analysis.text[block.span], block.span)
      explanation.add("block", block.kind.rawValue)
      if block.kind == .dateline, let dateline = article.dateline {
        explanation.add("place", dateline.place ?? "none")
        explanation.add("agency", dateline.agency ?? "none")
        explanation.add("date", dateline.date.map { "\($0)" })
      }
      if let date = article.date, let span = date.span, span.overlaps(block.span) {
        explanation.add("article", "\(date.value), by \(date.foundBy.rawValue)")
      }
      if let rule = block.foundBy { explanation.add(rule: rule, Self.summary(ofBlockRule: rule)) }
      return explanation
    }
  }
}
