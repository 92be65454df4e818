import NewsCorpus
import NewsModel

/// An article with the mentions that somebody marked in it.
package struct GoldArticle: Sendable {
  /// The article as a reader gives it.
  package var article: Article
  /// Where the record stands.
  package let place: Place
  /// The marked mentions in the order of the record.
  package var spans: [LabeledSpan]
  /// Whether mentions inside others are marked too, as in article JSON.
  package var isNested = false
  /// Whether the record says which mentions are one entity.
  package var hasClusters = false
  /// Quotes, times and claims, when the record is article JSON.
  package var findings: GoldFindings?

  /// Makes an article of flat gold without clusters.
  package init(article: Article, place: Place, spans: [LabeledSpan]) {
    (self.article, self.place, self.spans) = (article, place, spans)
  }
}
