import NewsAnalysis
import NewsModel

/// Reads the records of one source in order; add a format by writing a type in `Readers/`.
///
/// Its articles have what the source says of them; header and paragraphs are found by ``StoryReading``.
package protocol ArticleReader: Sendable {
  /// Where it reads, as it was given.
  var path: String { get }
  /// Gives one record after the other when it is asked, then nil.
  ///
  /// What cannot be read is a rejected record.
  func records() -> () -> Record?
  /// Gives the same as ``records()``, but articles that are decoded and read when somebody asks.
  func items(reading: StoryReader) -> () -> CorpusItem?
  /// The ids of the articles with what ``article(at:)`` needs to find each again.
  func index() -> [IndexEntry]
  /// The article of an entry of the index.
  func article(at entry: IndexEntry) throws(Rejection) -> Article
}

extension ArticleReader {
  /// Gives the records with articles that are read when somebody asks.
  package func items(reading: StoryReader) -> () -> CorpusItem? {
    let records = records()
    return {
      switch records() {
      case nil: nil
      case .article(let article, let place):
        .article(CorpusArticle(article, at: place, reading: reading))
      case .rejected(let rejection): .rejected(rejection)
      }
    }
  }
}

/// Where an article stands in its source.
package struct IndexEntry: Hashable, Sendable {
  /// The article's id.
  package let id: String
  /// The line, from 1, or 0 when the source is one article.
  package let line: Int
  /// The first byte.
  package let offset: Int
  /// The number of bytes, or 0 when the source is one article.
  package let count: Int
}
