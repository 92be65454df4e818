import NewsAnalysis
import NewsModel

/// What newslab finds in an article; every position counts bytes of the article's text.
public struct ArticleAnalysis: Sendable {
  /// The article.
  public let article: Article
  /// Words, numbers and marks of the whole text.
  public let tokens: [Token]
  /// The sentences of the paragraphs.
  public let sentences: [TextSpan]
  /// Where somebody or something is mentioned, in text order, an outer mention before inner ones.
  public let mentions: [Mention]
  /// Who and what is mentioned, in order of first mention.
  public let entities: [Entity]
  /// Who says what.
  public let quotes: [Quote]
  /// When, how long and how often.
  public let times: [TimeExpression]
  /// How many, how much, which one: numbers that are no part of a time.
  public let numbers: [NumberExpression]
  /// What is said to be so.
  public let claims: [Claim]

  init(_ analysis: Analysis) {
    article = analysis.article
    (tokens, sentences) = (analysis.tokens, analysis.sentences)
    (mentions, entities) = (analysis.mentions, analysis.entities)
    (quotes, times, claims) = (analysis.quotes, analysis.times, analysis.claims)
    numbers = analysis.numbers
  }

  /// The words of a span.
  public func text(_ span: TextSpan) -> String { article.text[span] }

  /// Whom a mention refers to, or nil when that is not known.
  public func entity(of mention: Mention) -> Entity? {
    mention.entity.flatMap { entities.indices.contains($0) ? entities[$0] : nil }
  }

  /// Who speaks, or nil when the text does not say.
  public func speaker(of quote: Quote) -> Entity? {
    quote.speaker.flatMap { entities.indices.contains($0) ? entities[$0] : nil }
  }
}
