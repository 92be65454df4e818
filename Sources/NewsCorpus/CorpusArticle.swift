import NewsAnalysis
import NewsModel

/// An article of a corpus, decoded and read as far as somebody asks.
///
/// It belongs to one thread; what it hands over are values.
package final class CorpusArticle {
  /// An article that is shared instead of copied.
  package final class Known {
    /// The article.
    package let article: Article
    init(_ article: Article) { self.article = article }
  }

  /// Where the article stands.
  package let place: Place
  /// The fields in the form of their source; nil when it was decoded at once.
  package private(set) var fields: RecordFields?
  let pool: RecordPool?
  private let reading: StoryReader
  /// Gives the article as it was read before; nil when it must be read here.
  private var readBefore: (() -> Article)?
  private var knownText: ArticleText?
  private var knownID: String?
  private var decoded: Known?
  private var knownParts: Known?
  private var known: Known?

  /// Takes an article that a reader has decoded.
  package init(_ article: Article, at place: Place, reading: StoryReader) {
    (self.place, fields, self.reading) = (place, nil, reading)
    (decoded, pool) = (Known(article), nil)
  }

  /// Takes the fields of an article; one without an id is named by its text.
  init(_ fields: RecordFields, from pool: RecordPool, at place: Place, reading: StoryReader) {
    (self.place, self.fields, self.reading, self.pool) = (place, fields, reading, pool)
    guard fields[.id].range.isEmpty else { return }
    let text = fields.decodedBytes(of: .text) ?? []
    (knownID, knownText) = (ContentHash.id(of: text), ArticleText(validUTF8: text))
  }

  /// Takes the fields of an article of which somewhere else is kept how it was read.
  package init(_ fields: RecordFields, at place: Place, read: @escaping () -> Article) {
    (self.place, self.fields, pool) = (place, fields, nil)
    (reading, readBefore) = (StoryReader { $0 }, read)
  }

  /// Takes an article that was read.
  package init(read article: Article, at place: Place = Place(path: "")) {
    (self.place, fields, reading) = (place, nil, StoryReader { $0 })
    (decoded, pool) = (Known(article), nil)
    (knownParts, known) = (decoded, decoded)
  }

  deinit {
    if let pool, let bytes = fields?.takeBytes() { pool.give(bytes) }
  }

  /// The article's id.
  package var id: String {
    if let knownID { return knownID }
    let id = fields?.string(.id) ?? decoded?.article.id ?? ""
    knownID = id
    return id
  }

  /// The text; escapes are undone when it is first asked for.
  package var text: ArticleText {
    if let decoded { return decoded.article.text }
    if let knownText { return knownText }
    let text = ArticleText(validUTF8: fields?.decodedBytes(of: .text) ?? [])
    knownText = text
    return text
  }

  /// About how many bytes are kept; nothing is decoded to know that.
  package var byteCount: Int {
    let kept = fields?.byteCount ?? decoded?.article.text.count ?? 0
    return decoded == nil && knownText == nil ? kept : 2 * kept
  }

  /// The article as its source has it; header and paragraphs are not found yet.
  package var given: Known {
    if let decoded { return decoded }
    let article = fields?.article(id: id, text: text) ?? Article(id: id, text: text)
    let given = Known(article)
    decoded = given
    return given
  }

  /// The article with whatever story reading finds.
  package var read: Known {
    if let known { return known }
    if let readBefore {
      let read = Known(readBefore())
      self.readBefore = nil
      (knownParts, known) = (read, read)
      return read
    }
    let read = Known(reading.language(parts.article))
    known = read
    return read
  }

  /// The article with whatever story reading finds but the language.
  package var parts: Known {
    if let knownParts { return knownParts }
    if readBefore != nil { return read }
    let parts = Known(given.article.read(by: reading.parts, at: place))
    knownParts = parts
    return parts
  }

  /// Whether the story was read.
  package var isRead: Bool { known != nil }

  /// The record in which the article stands, with the story read.
  package var record: Record { .article(read.article, at: place) }
}
