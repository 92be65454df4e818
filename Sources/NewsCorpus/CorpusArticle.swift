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

  private var knownPlace: Place?
  private var knownFields: RecordFields?
  let pool: RecordPool?
  private let reading: StoryReader?
  /// Where it lies in a store; nil elsewhere.
  private let stored: StoredArticle?
  /// Whether nothing was copied of what the store has.
  private var isInPlace = false
  private var knownText: ArticleText?
  private var knownID: String?
  private var decoded: Known?
  private var knownParts: Known?
  private var known: Known?

  /// Takes an article that a reader has decoded.
  package init(_ article: Article, at place: Place, reading: StoryReader) {
    (knownPlace, self.reading, stored) = (place, reading, nil)
    (decoded, pool) = (Known(article), nil)
  }

  /// Takes the fields of an article; one without an id is named by its text.
  init(_ fields: RecordFields, from pool: RecordPool, at place: Place, reading: StoryReader) {
    (knownPlace, knownFields, self.reading, self.pool) = (place, fields, reading, pool)
    stored = nil
    guard fields[.id].range.isEmpty else { return }
    let text = fields.decodedBytes(of: .text) ?? []
    (knownID, knownText) = (ContentHash.id(of: text), ArticleText(validUTF8: text))
  }

  /// Takes an article of a store, which is copied when the cursor has gone on.
  init(_ stored: StoredArticle) {
    (self.stored, isInPlace, reading, pool) = (stored, true, nil, nil)
  }

  /// Takes an article that was read.
  package init(read article: Article, at place: Place = Place(path: "")) {
    (knownPlace, reading, stored) = (place, nil, nil)
    (decoded, pool) = (Known(article), nil)
    (knownParts, known) = (decoded, decoded)
  }

  deinit {
    if let pool, let bytes = knownFields?.takeBytes() { pool.give(bytes) }
  }

  /// Where the article stands.
  package var place: Place {
    copyIfNeeded()
    return knownPlace ?? Place(path: "")
  }

  /// The fields in the form of their source; nil when it was decoded at once.
  package var fields: RecordFields? {
    copyIfNeeded()
    return knownFields
  }

  /// Whether there are fields in the form of their source.
  var hasFields: Bool { isInPlace || knownFields != nil }

  /// The article of a store of which nothing was copied yet; nil of other articles.
  var inPlace: StoredArticle? { isInPlace ? stored : nil }

  /// Copies the fields of an article of a store unless that was done.
  private func copyIfNeeded() {
    guard isInPlace, let stored else { return }
    isInPlace = false
    switch stored.cursor.copy(of: stored.number) {
    case .fields(let fields, let place): (knownFields, knownPlace) = (fields, place)
    case .read(let article, let place):
      let read = known ?? Known(article)
      (decoded, knownParts, known, knownPlace) = (read, read, read, place)
    case nil: decoded = Known(Article(id: knownID ?? "", text: ArticleText("")))
    }
  }

  /// The article's id.
  package var id: String {
    if let knownID { return knownID }
    let stated = inPlace?.withBytes(of: .id) {
      $0.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    let id = stated ?? fields?.string(.id) ?? decoded?.article.id ?? ""
    knownID = id
    return id
  }

  /// The text; escapes are undone when it is first asked for.
  package var text: ArticleText {
    if let decoded { return decoded.article.text }
    if let knownText { return knownText }
    let inPlace = inPlace?.withBytes(of: .text) {
      ArticleText(validUTF8: $0.map { Array($0) } ?? [])
    }
    if let text = inPlace {
      knownText = text
      return text
    }
    let fields = fields
    if let decoded { return decoded.article.text }
    let text = ArticleText(validUTF8: fields?.decodedBytes(of: .text) ?? [])
    knownText = text
    return text
  }

  /// About how many bytes are kept; nothing is decoded to know that.
  package var byteCount: Int {
    if isInPlace { return knownText?.count ?? 0 }
    let kept = knownFields?.byteCount ?? decoded?.article.text.count ?? 0
    return decoded == nil && knownText == nil ? kept : 2 * kept
  }

  /// The article as its source has it; header and paragraphs are not found yet.
  package var given: Known {
    if let decoded { return decoded }
    let fields = fields
    if let decoded { return decoded }
    let article = fields?.article(id: id, text: text) ?? Article(id: id, text: text)
    let given = Known(article)
    decoded = given
    return given
  }

  /// The article as its source has it, with the date that the name of its file gives, if that counts.
  package var givenWithPlace: Article {
    var article = given.article
    if article.date == nil, let date = parts.article.date, date.foundBy == .fileName {
      article.date = date
    }
    return article
  }

  /// The article with whatever story reading finds.
  package var read: Known {
    if let known { return known }
    if let stored {
      let article = stored.cursor.article(stored.number)
      let read = Known(article ?? Article(id: id, text: ArticleText("")))
      (knownParts, known) = (read, read)
      return read
    }
    let parts = parts
    let read = reading.map { Known($0.language(parts.article)) } ?? parts
    known = read
    return read
  }

  /// The article with whatever story reading finds but the language.
  package var parts: Known {
    if let knownParts { return knownParts }
    if stored != nil { return read }
    let given = given
    let parts = reading.map { Known(given.article.read(by: $0.parts, at: place)) } ?? given
    knownParts = parts
    return parts
  }

  /// Whether the story was read.
  package var isRead: Bool { known != nil }

  /// The record in which the article stands, with the story read.
  package var record: Record { .article(read.article, at: place) }
}
