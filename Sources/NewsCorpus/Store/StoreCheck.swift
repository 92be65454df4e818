import NewsAnalysis
import NewsModel

/// Looks whether everything in a store is as it should be.
package struct StoreCheck {
  let database: SQLiteDatabase
  private var findings: [String] = []
  /// How many findings of one kind are told one by one.
  private let limit = 20

  /// Checks everything; gives what is wrong, one line each.
  package static func findings(_ path: String) throws(StoreError) -> [String] {
    let database: SQLiteDatabase
    do throws(StoreError) {
      database = try StoreFile.read(path)
    } catch .sqlite(let error) where error.kind == .corrupt {
      return ["cannot be read: \(error.message)"]
    }
    var check = StoreCheck(database: database)
    do throws(SQLiteError) {
      try check.run()
    } catch {
      // A file that is damaged stops the questions: that is a finding, too.
      guard [.corrupt, .notADatabase, .inputOutput, .other].contains(error.kind) else {
        throw .sqlite(error)
      }
      check.findings.append("cannot be read to its end: \(error.message)")
    }
    return check.findings
  }

  private init(database: SQLiteDatabase) { self.database = database }

  private mutating func run() throws(SQLiteError) {
    try database.execute("BEGIN")
    try checkFile()
    try checkArticles("articles", "article, version")
    try checkArticles("versions", "article, version")
    try checkVersions()
    try checkInferred()
    try checkLayers()
    try checkEntities()
    try database.execute("COMMIT")
    try checkSearch()
  }

  /// Tells of something; of many things of a kind the first ones and how many more there are.
  mutating func report(_ lines: [String]) {
    findings += lines.prefix(limit)
    if lines.count > limit { findings.append("… and \(lines.count - limit) more like it") }
  }

  func lines(_ sql: String, _ line: (SQLiteStatement) -> String?) throws(SQLiteError)
    -> [String]
  {
    let statement = try database.prepare(sql)
    var lines: [String] = []
    while try statement.step() {
      if let line = line(statement) { lines.append(line) }
    }
    return lines
  }

  /// The pages and indexes of the file, and references from table to table.
  private mutating func checkFile() throws(SQLiteError) {
    report(
      try lines("PRAGMA integrity_check(\(limit))") {
        $0.string(0) == "ok" ? nil : "file: " + ($0.string(0) ?? "damaged")
      })
    report(
      try lines("PRAGMA foreign_key_check") {
        "table '\($0.string(0) ?? "")': row \($0.integer(1) ?? 0) belongs to nothing in "
          + "'\($0.string(2) ?? "")'"
      })
  }

  /// Whether the content of articles is that of which the hash was made.
  private mutating func checkArticles(_ table: String, _ order: String) throws(SQLiteError) {
    let id =
      table == "articles" ? "a.id" : "(SELECT id FROM articles b WHERE b.article = a.article)"
    let columns = ArticleRow.givenColumns.replacing("a.id", with: id)
    report(
      try lines("SELECT \(columns), a.hash FROM \(table) a ORDER BY \(order)") { statement in
        let article = ArticleRow(statement).given()
        if GivenHash.hash(of: article) == statement.string(20) { return nil }
        let version = article.key?.version ?? 0
        return "article '\(article.id)', version \(version): its content is not what was imported"
      })
  }

  /// Whether the earlier versions of each article are all there.
  private mutating func checkVersions() throws(SQLiteError) {
    report(
      try lines(
        """
        SELECT a.id, a.version, count(v.version), coalesce(min(v.version), 1),
          coalesce(max(v.version), 0)
        FROM articles a LEFT JOIN versions v USING (article) GROUP BY a.article
        HAVING count(v.version) <> a.version - 1 OR coalesce(min(v.version), 1) <> 1
          OR coalesce(max(v.version), 0) <> a.version - 1
        """
      ) {
        "article '\($0.string(0) ?? "")': version \($0.integer(1) ?? 0) has "
          + "\($0.integer(2) ?? 0) earlier ones"
      })
  }

  /// Whether each article has a reading that fits its text.
  private mutating func checkInferred() throws(SQLiteError) {
    report(
      try lines(
        """
        SELECT a.id FROM articles a LEFT JOIN readings r USING (article)
        WHERE r.article IS NULL ORDER BY a.article
        """
      ) { "article '\($0.string(0) ?? "")' was not read; 'newslab corpus index' does that" })
    report(
      try lines(
        """
        SELECT \(ArticleRow.givenColumns), \(ArticleRow.readColumns)
        FROM articles a JOIN readings r USING (article) ORDER BY a.article
        """
      ) { statement in
        let row = ArticleRow(statement)
        return row.isReadingWhole ? nil : "article '\(row.given().id)': its reading is damaged"
      })
  }

  /// Whether the layers that are kept can be unpacked.
  private mutating func checkLayers() throws(SQLiteError) {
    let columns = PackedLayers.columns.map { "l." + $0 }.joined(separator: ", ")
    report(
      try lines(
        """
        SELECT a.id, length(CAST(a.text AS BLOB)), \(columns)
        FROM analyses l JOIN articles a USING (article) ORDER BY l.article
        """
      ) { statement in
        let blobs = PackedLayers.columns.indices.map { statement.bytes(Int32($0 + 2)) ?? [] }
        let layers = StoredLayers(length: statement.integer(1) ?? 0) { blobs }
        let damaged = layers.damaged
        if damaged.isEmpty { return nil }
        let names = damaged.map(\.rawValue).joined(separator: ", ")
        return "article '\(statement.string(0) ?? "")': damaged layers: \(names)"
      })
  }

  /// Whether the full-text index is whole, and has the words of the articles and no others.
  private mutating func checkSearch() throws(SQLiteError) {
    let extra =
      try database.integer(
        "SELECT count(*) FROM search_docsize WHERE id NOT IN (SELECT article FROM articles)") ?? 0
    if extra > 0 { findings.append("full-text index: \(extra) rows of no article") }
    let missing =
      try database.integer(
        "SELECT count(*) FROM articles WHERE article NOT IN (SELECT id FROM search_docsize)") ?? 0
    // The question is put as an insertion, which a reader may not do.
    let writer = try SQLiteDatabase(path: database.path, mode: .write)
    let depth = missing == 0 ? 1 : 0
    do throws(SQLiteError) {
      try writer.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', \(depth))")
    } catch {
      guard error.kind == .corrupt else { throw error }
      findings.append("full-text index: does not agree with the articles")
    }
  }
}
