import NewsAnalysis
import NewsModel

/// Steps through the articles of a store in order, as they were when it began.
final class StoreCursor: CorpusCursor {
  private let database: SQLiteDatabase
  private let conditions: [ArticleCondition]
  private let reading: StoredReading
  private var rows: SQLiteStatement?
  private var wholeRow: SQLiteStatement?
  /// The number of the article at whose row the cursor stands; nil at none.
  private var position: Int?
  private var origins = Origins()

  /// Begins at the first article; `hash` is that of the rules by which `tools` read.
  init(
    _ database: SQLiteDatabase, where conditions: [ArticleCondition], hash: String,
    tools: AnalysisTools
  ) throws(StoreError) {
    (self.database, self.conditions) = (database, conditions)
    do throws(SQLiteError) {
      try database.execute("BEGIN")
      let (key, isOnly) = try Self.fingerprint(hash, in: database)
      reading = StoredReading(
        fingerprint: key, parts: tools.partsReading, language: tools.languageReading)
      rows = try Self.statement(StoreCondition(conditions, isFresh: isOnly), in: database)
    } catch {
      throw .sqlite(error)
    }
  }

  /// The key of the rules of this newslab, and whether all readings were made by them.
  private static func fingerprint(
    _ hash: String, in database: SQLiteDatabase
  ) throws(SQLiteError) -> (key: Int?, isOnly: Bool) {
    let known = try database.prepare(
      "SELECT fingerprint, hash FROM fingerprints WHERE kind = 'reading'")
    var (key, count) = (nil as Int?, 0)
    while try known.step() {
      count += 1
      if known.string(1) == hash { key = known.integer(0) }
    }
    return (key, key != nil && count == 1)
  }

  private static func statement(
    _ condition: StoreCondition, in database: SQLiteDatabase
  ) throws(SQLiteError) -> SQLiteStatement {
    let join = condition.readsReadings ? "LEFT JOIN readings r USING (article)" : ""
    let statement = try database.prepare(
      """
      SELECT \(StoredArticle.columns) FROM articles a \(join)
      \(condition.sql.map { "WHERE " + $0 } ?? "") ORDER BY a.article
      """)
    for (index, value) in condition.values.enumerated() {
      try statement.bind(Int32(index + 1), value)
    }
    return statement
  }

  func next() -> Record? { nextItem()?.record }

  func nextItem() -> CorpusItem? {
    guard let rows else { return nil }
    do throws(SQLiteError) {
      while try step(rows) {
        let number = rows.integer(0) ?? 0
        position = number
        let story = CorpusArticle(StoredArticle(cursor: self, number: number))
        if conditions.allSatisfy({ $0.holds(for: story) }) { return .article(story) }
      }
      self.rows = nil
      return nil
    } catch {
      self.rows = nil
      return .rejected(Rejection("\(StoreError.sqlite(error))", at: Place(path: database.path)))
    }
  }

  private func step(_ rows: SQLiteStatement) throws(SQLiteError) -> Bool {
    position = nil
    return try rows.step()
  }

  /// The row of an article, with ``StoredArticle/columns``, when the cursor stands there.
  func row(of number: Int) -> SQLiteStatement? { position == number ? rows : nil }

  /// What was given of an article, and where it was imported from.
  enum Copy {
    /// Its fields, not decoded yet.
    case fields(RecordFields, Place)
    /// The article, read, when the row holds something that fields do not.
    case read(Article, Place)
  }

  /// A copy of an article as it was when the cursor began; nil when the file cannot be read any more.
  func copy(of number: Int) -> Copy? {
    withWhole(number) { row in
      let place = Place(path: origins.string(row), line: row.line)
      if let fields = row.fields { return .fields(fields, place) }
      return .read(row.article(by: reading), place)
    }
  }

  /// An article with its reading, from the moment at which the cursor began; nil when the file
  /// cannot be read any more.
  func article(_ number: Int) -> Article? { withWhole(number) { $0.article(by: reading) } }

  private func withWhole<Result>(_ number: Int, _ body: (ArticleRow) -> Result) -> Result? {
    do throws(SQLiteError) {
      if wholeRow == nil {
        wholeRow = try database.prepare(
          """
          SELECT \(ArticleRow.givenColumns), \(ArticleRow.readColumns)
          FROM articles a LEFT JOIN readings r USING (article) WHERE a.article = ?
          """)
      }
      guard let statement = wholeRow else { return nil }
      defer { statement.reset() }
      try statement.bind(1, number)
      return try statement.step() ? body(ArticleRow(statement)) : nil
    } catch {
      return nil
    }
  }
}

/// The last origin of a row: most articles have that of the one before.
private struct Origins {
  private var bytes: [UInt8] = []
  private var path = ""

  mutating func string(_ row: ArticleRow) -> String {
    row.withOrigin { found in
      if !found.elementsEqual(bytes) {
        bytes = Array(found)
        path = String(decoding: found, as: UTF8.self)
      }
    }
    return path
  }
}
