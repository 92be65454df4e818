/// A field of an article that a column or field of a record may be.
package enum MappedField: String, CaseIterable, Sendable {
  case id, title, text, date, source, agency, authors, language, url, keywords, section

  /// How others call it, in plain form, the surest first.
  package var usualNames: [String] {
    switch self {
    case .id: ["id", "articleid", "docid", "documentid", "guid", "uuid", "newid", "recordid"]
    case .title: ["title", "headline", "heading", "articletitle", "newstitle", "hl", "head"]
    case .text:
      [
        "text", "body", "content", "contents", "articlebody", "articletext", "bodytext", "article",
        "story", "fulltext", "maintext", "storytext", "newstext", "description", "summary",
      ]
    case .date:
      [
        "date", "pubdate", "publishdate", "publisheddate", "published", "publishedat",
        "publicationdate", "datepublished", "datepublish", "webpublicationdate", "versioncreated",
        "datetime", "timestamp", "created", "createdat", "time",
      ]
    case .source:
      ["source", "publication", "publisher", "outlet", "newspaper", "sourcename", "sourcedomain"]
    case .agency: ["agency", "newsagency", "wire"]
    case .authors: ["authors", "author", "byline", "creator", "writer", "journalist", "reporter"]
    case .language: ["language", "lang"]
    case .url: ["url", "link", "uri", "weburl", "permalink", "sourceurl", "href"]
    case .keywords: ["keywords", "tags", "keyword", "topics", "subjects"]
    case .section: ["section", "category", "sectionname", "rubric", "categories"]
    }
  }

  /// A name in lower case, without anything but letters and digits.
  static func plain(_ name: String) -> String {
    String(
      decoding: name.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case 0x41...0x5A: byte + 0x20
        case 0x61...0x7A, 0x30...0x39, 0x80...: byte
        default: nil
        }
      }, as: UTF8.self)
  }
}
