import NewsAnalysis
import NewsModel

/// An article as a row of a store: what was given, and what reading found in it.
struct ArticleRow {
  /// The columns of what was given, in the order in which ``given`` reads them.
  static let givenColumns = """
    a.article, a.version, a.id, a.title, a.date, a.date_found_by, a.date_start, a.date_end, \
    a.source, a.agency, a.authors, a.language, a.url, a.keywords, a.section, a.meta, a.warnings, \
    a.origin, a.origin_line, a.text
    """
  /// The columns of what reading found, which follow.
  static let readColumns = """
    r.fingerprint, r.date, r.date_found_by, r.place, r.agency, r.authors, r.language, \
    r.language_confidence, r.body_start, r.warnings, r.spans
    """

  private static let firstRead: Int32 = 20

  private let row: SQLiteStatement

  /// Reads the row at which a statement with both sets of columns stands.
  init(_ row: SQLiteStatement) { self.row = row }

  /// The number of the article in the order of the corpus.
  var number: Int { row.integer(0) ?? 0 }

  /// The line of the record in its file, or nil.
  var line: Int? { row.integer(18) }

  /// About how many bytes the text columns have.
  var size: Int { row.byteCount(19) + 512 }

  /// Whether the date is one that a field of the record stated.
  var isStatedDate: Bool {
    row.isNull(6) && row.bytes(5) { $0.elementsEqual("field".utf8) } == true
  }

  /// Hands over the bytes of a column unless it is null.
  func withBytes(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Void) {
    _ = row.bytes(column, body)
  }

  /// Hands over the bytes of the path of the file that it was imported from.
  func withOrigin(_ body: (UnsafeRawBufferPointer) -> Void) { _ = row.bytes(17, body) }

  /// Where the article was imported from.
  var place: Place { Place(path: row.string(17) ?? "", line: row.integer(18)) }

  /// The article as it was imported, before it was read.
  func given() -> Article {
    var (text, warning) = Self.text(row.bytes(19) ?? [])
    var article = Article(id: row.string(2) ?? "", text: text)
    article.key = Article.Key(number: row.integer(0) ?? 0, version: row.integer(1) ?? 0)
    article.title = row.string(3)
    article.date = date(value: 4, foundBy: 5, span: span(6, 7, in: text))
    article.source = row.string(8)
    article.agency = row.string(9)
    article.authors = strings(10)
    article.language = row.string(11)
    article.url = row.string(12)
    article.keywords = strings(13)
    article.section = row.string(14)
    if let json = row.bytes(15) { article.meta = StoredJSON.table(json) }
    article.warnings = strings(16)
    if let found = warning {
      article.warnings.append(found)
      warning = nil
    }
    return article
  }

  /// The article as reading finds it: what is stored when it was made with the same rules, else it
  /// is read anew.
  func article(by reading: StoredReading) -> Article {
    let first = Self.firstRead
    let given = given()
    guard row.integer(first) == reading.fingerprint, let article = stored(given) else {
      return reading.language(given.read(by: reading.parts, at: place))
    }
    return article.languageConfidence == nil ? reading.language(article) : article
  }

  /// Whether what is stored of the reading can be used, whatever rules made it.
  var isReadingWhole: Bool { stored(given()) != nil }

  /// Whether what is stored was made by these rules, and can be used.
  func isRead(by reading: StoredReading) -> Bool {
    row.integer(Self.firstRead) == reading.fingerprint && stored(given()) != nil
  }

  /// The article with what was stored of its reading; nil when that is damaged.
  private func stored(_ given: Article) -> Article? {
    let first = Self.firstRead
    var article = given
    article.date = date(value: first + 1, foundBy: first + 2, span: nil)
    article.agency = row.string(first + 4)
    if let authors = row.bytes(first + 5) { article.authors = StoredJSON.strings(authors) }
    article.language = row.string(first + 6)
    article.languageConfidence = row.number(first + 7)
    article.bodyStart = row.integer(first + 8) ?? 0
    article.warnings += strings(first + 9)
    guard article.bodyStart >= 0, article.bodyStart <= article.text.count else { return nil }
    let place = row.string(first + 3)
    let isWhole = row.bytes(first + 10) { bytes in
      do throws(PackedReader.Damaged) {
        try ReadingSpans.read(bytes, place: place, into: &article)
        return true
      } catch {
        return false
      }
    }
    return isWhole == true ? article : nil
  }

  private func strings(_ column: Int32) -> [String] {
    row.bytes(column).map(StoredJSON.strings) ?? []
  }

  private func date(value: Int32, foundBy: Int32, span: TextSpan?) -> Article.Dated? {
    guard let date = row.string(value).flatMap({ NewsDate(iso8601: $0) }) else { return nil }
    let source = row.string(foundBy).flatMap { Article.Dated.Source(rawValue: $0) } ?? .field
    return Article.Dated(value: date, foundBy: source, span: span)
  }

  private func span(_ start: Int32, _ end: Int32, in text: ArticleText) -> TextSpan? {
    guard let start = row.integer(start), let end = row.integer(end), start >= 0, start <= end,
      end <= text.count
    else { return nil }
    return start..<end
  }

  /// The text of bytes, with a warning when somebody put in what is no UTF-8.
  private static func text(_ bytes: [UInt8]) -> (ArticleText, String?) {
    if (try? UTF8Span(validating: bytes.span)) != nil {
      return (ArticleText(validUTF8: bytes), nil)
    }
    let decoded = TextDecoder.decodeUTF8(bytes)
    return (decoded.text, decoded.warnings.first)
  }
}

/// How articles of a store are read that were not read before with the same rules.
struct StoredReading: Sendable {
  /// The key of the fingerprint of these rules in the store, or nil when it has none of them.
  let fingerprint: Int?
  /// Finds all but the language.
  let parts: StoryReading
  /// Finds the language unless it is known.
  let language: StoryReading
}
