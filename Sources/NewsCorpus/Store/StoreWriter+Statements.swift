import NewsModel

extension StoreWriter {
  /// The statements with which articles are put in, prepared once.
  final class Statements {
    private let find, older, insert, keep, reading, search, isInSearch, unsearch: SQLiteStatement
    private var clear: [String: SQLiteStatement] = [:]
    private let database: SQLiteDatabase

    private static let given = """
      version, hash, title, date, date_found_by, date_start, date_end, source, agency, authors, \
      language, url, keywords, section, meta, warnings, origin, origin_line, text
      """

    init(_ database: SQLiteDatabase) throws(SQLiteError) {
      self.database = database
      find = try database.prepare("SELECT article, hash FROM articles WHERE id = ?")
      older = try database.prepare("SELECT 1 FROM versions WHERE article = ? AND hash = ?")
      // With a number that is taken the article gets its next version.
      insert = try database.prepare(
        """
        INSERT INTO articles (article, id, \(Self.given))
        VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
          ?19, ?20)
        ON CONFLICT (article) DO UPDATE SET version = version + 1, hash = ?3, title = ?4,
          date = ?5, date_found_by = ?6, date_start = ?7, date_end = ?8, source = ?9, agency = ?10,
          authors = ?11, language = ?12, url = ?13, keywords = ?14, section = ?15, meta = ?16,
          warnings = ?17, origin = ?18, origin_line = ?19, text = ?20
        """)
      keep = try database.prepare(
        """
        INSERT INTO versions (article, \(Self.given))
        SELECT article, \(Self.given) FROM articles WHERE article = ?
        """)
      reading = try database.prepare(
        """
        INSERT INTO readings (article, fingerprint, date, date_found_by, place, agency, authors,
          language, language_confidence, headline, body_start, body_end, warnings, spans)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
      search = try database.prepare("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)")
      isInSearch = try database.prepare("SELECT 1 FROM search_docsize WHERE id = ?")
      unsearch = try database.prepare(
        """
        INSERT INTO search (search, rowid, title, body)
        SELECT 'delete', article, title, body FROM search_texts WHERE article = ?
        """)
    }

    /// The number and hash of the article of an id.
    func find(id: String) throws(SQLiteError) -> (number: Int, hash: String)? {
      defer { find.reset() }
      try find.bind(1, id)
      guard try find.step() else { return nil }
      return (find.integer(0) ?? 0, find.string(1) ?? "")
    }

    /// Whether an earlier version of an article has a hash.
    func isOlder(_ hash: String, of number: Int) throws(SQLiteError) -> Bool {
      defer { older.reset() }
      try older.bind(1, number)
      try older.bind(2, hash)
      return try older.step()
    }

    /// Copies the current version to the earlier ones.
    func keep(_ number: Int) throws(SQLiteError) {
      try keep.bind(1, number)
      try keep.run()
    }

    /// Puts in what was given; of an article that is there it becomes the current version.
    func insert(
      _ article: Article, number: Int?, hash: String, at place: Place
    ) throws(SQLiteError) {
      try insert.bind(1, number)
      try insert.bind(2, article.id)
      try insert.bind(3, hash)
      try insert.bind(4, article.title)
      try insert.bind(5, article.date?.value.description)
      try insert.bind(6, article.date?.foundBy.rawValue)
      try insert.bind(7, article.date?.span?.lowerBound)
      try insert.bind(8, article.date?.span?.upperBound)
      try insert.bind(9, article.source)
      try insert.bind(10, article.agency)
      try insert.bind(11, text: StoredJSON.bytes(article.authors))
      try insert.bind(12, article.language)
      try insert.bind(13, article.url)
      try insert.bind(14, text: StoredJSON.bytes(article.keywords))
      try insert.bind(15, article.section)
      try insert.bind(16, text: StoredJSON.bytes(article.meta))
      try insert.bind(17, text: StoredJSON.bytes(article.warnings))
      try insert.bind(18, place.path)
      try insert.bind(19, place.line)
      try article.text.bytes.withUnsafeBufferPointer { bytes throws(SQLiteError) in
        try insert.run(20, text: bytes)
      }
    }

    /// Puts in what reading found in an article.
    func insertReading(
      _ article: Article, given: Article, number: Int, fingerprint: Int
    ) throws(SQLiteError) {
      try reading.bind(1, number)
      try reading.bind(2, fingerprint)
      try reading.bind(3, article.date?.value.description)
      try reading.bind(4, article.date?.foundBy.rawValue)
      try reading.bind(5, article.dateline?.place)
      try reading.bind(6, article.agency)
      try reading.bind(7, text: StoredJSON.bytes(article.authors))
      try reading.bind(8, article.language)
      try reading.bind(9, article.languageConfidence)
      try reading.bind(10, article.headline)
      try reading.bind(11, article.bodySpan.lowerBound)
      try reading.bind(12, article.bodySpan.upperBound)
      let warnings = Array(article.warnings.dropFirst(given.warnings.count))
      try reading.bind(13, text: StoredJSON.bytes(warnings))
      try reading.bind(14, blob: ReadingSpans.bytes(of: article))
      try reading.run()
    }

    /// Puts title and body into the full-text index.
    func insertIntoSearch(_ article: Article, number: Int) throws(SQLiteError) {
      try search.bind(1, number)
      try search.bind(2, article.title ?? article.headline)
      try article.text.bytes[article.bodySpan].withUnsafeBufferPointer {
        bytes throws(SQLiteError) in
        try search.run(3, text: bytes)
      }
    }

    /// Takes title and body out of the full-text index; must come before they change.
    func removeFromSearch(_ number: Int) throws(SQLiteError) {
      try isInSearch.bind(1, number)
      let isThere = try isInSearch.step()
      isInSearch.reset()
      guard isThere else { return }
      try unsearch.bind(1, number)
      try unsearch.run()
    }

    /// Removes the rows of an article from a table of what was inferred.
    func clear(_ table: String, _ number: Int) throws(SQLiteError) {
      let statement: SQLiteStatement
      if let known = clear[table] {
        statement = known
      } else {
        statement = try database.prepare("DELETE FROM \(table) WHERE article = ?")
        clear[table] = statement
      }
      try statement.bind(1, number)
      try statement.run()
    }
  }
}

extension Article {
  /// The first title line inside the text, or nil.
  fileprivate var headline: String? {
    blocks.first { $0.kind == .headline }.map { text[$0.span] }
  }

  /// The bytes from the first to the last paragraph.
  fileprivate var bodySpan: TextSpan {
    let end = blocks.last { $0.kind == .paragraph }?.span.upperBound ?? 0
    return bodyStart..<max(bodyStart, end)
  }
}
