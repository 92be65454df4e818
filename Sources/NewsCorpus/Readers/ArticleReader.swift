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
  /// The ids of the articles with what ``article(at:)`` needs to find each again.
  func index() -> [IndexEntry]
  /// The article of an entry of the index.
  func article(at entry: IndexEntry) throws(Rejection) -> Article
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
