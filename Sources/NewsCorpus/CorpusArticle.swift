import NewsAnalysis
import NewsModel

/// An article of a corpus, decoded and read as far as somebody asks.
///
/// It belongs to one thread; what it hands over are values.
package final class CorpusArticle {
  private final class Known {
    let article: Article
    init(_ article: Article) { self.article = article }
  }

  /// Where the article stands.
  package let place: Place
  /// The fields in the form of their source; nil when it was decoded at once.
  package let fields: RecordFields?
  private let reading: StoryReading
  private var knownText: ArticleText?
  private var knownID: String?
  private var decoded: Known?
  private var read: Known?

  /// Takes an article that a reader has decoded.
  package init(_ article: Article, at place: Place, reading: @escaping StoryReading) {
    (self.place, fields, self.reading) = (place, nil, reading)
    decoded = Known(article)
  }

  /// Takes the fields of an article; one without an id is named by its text.
  package init(_ fields: RecordFields, at place: Place, reading: @escaping StoryReading) {
    (self.place, self.fields, self.reading) = (place, fields, reading)
    guard fields[.id].range.isEmpty else { return }
    let text = fields.decodedBytes(of: .text) ?? []
    (knownID, knownText) = (ContentHash.id(of: text), ArticleText(validUTF8: text))
  }

  /// Takes an article that was read.
  package init(read article: Article, at place: Place = Place(path: "")) {
    (self.place, fields, reading) = (place, nil, { $0 })
    decoded = Known(article)
    read = decoded
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

  /// About how many bytes the text has; it is not decoded for that.
  package var textSize: Int {
    fields.map { $0[.text].range.count } ?? decoded?.article.text.count ?? 0
  }

  /// The article as its source has it; header and paragraphs are not found yet.
  package var given: Article {
    if let decoded { return decoded.article }
    let article = fields?.article(id: id, text: text) ?? Article(id: "", text: text)
    decoded = Known(article)
    return article
  }

  /// The article with whatever story reading finds.
  package var article: Article {
    if let read { return read.article }
    let article = given.read(by: reading, at: place)
    read = Known(article)
    return article
  }

  /// Whether the story was read.
  package var isRead: Bool { read != nil }

  /// The record in which the article stands, with the story read.
  package var record: Record { .article(article, at: place) }
}

extension CorpusArticle {
  /// Hands over the bytes of the id.
  func withID<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let fields, !fields[.id].range.isEmpty { return fields.withBytes(of: .id, body) }
    var id = id
    return id.withUTF8(body)
  }
}
