import NewsAnalysis
import NewsModel

/// Steps through the articles of a store in order, as they were when it began.
final class StoreCursor: CorpusCursor {
  private let database: SQLiteDatabase
  private let conditions: [ArticleCondition]
  private let reading: StoredReading
  private var rows: SQLiteStatement?
  /// The statement for ranges of numbers, and how many values stand before those of the range.
  private var ranges: (statement: SQLiteStatement, values: Int32)?
  private var wholeRow: SQLiteStatement?
  /// The number of the article at whose row the cursor stands; nil at none.
  private(set) var position: Int?
  private var origins = Origins()

  /// Begins at the first article; `hash` is that of the rules by which `tools` read.
  ///
  /// One that reads by ranges has nothing to give before ``begin(_:)``.
  init(
    _ database: SQLiteDatabase, where conditions: [ArticleCondition], hash: String,
    tools: AnalysisTools, byRange: Bool = false
  ) throws(StoreError) {
    (self.database, self.conditions) = (database, conditions)
    do throws(SQLiteError) {
      try database.execute("BEGIN")
      let (key, isOnly) = try Self.fingerprint(hash, in: database)
      reading = StoredReading(
        fingerprint: key, parts: tools.partsReading, language: tools.languageReading)
      let condition = StoreCondition(conditions, isFresh: isOnly)
      let statement = try Self.statement(condition, in: database, byRange: byRange)
      if byRange { ranges = (statement, Int32(condition.values.count)) } else { rows = statement }
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
    _ condition: StoreCondition, in database: SQLiteDatabase, byRange: Bool
  ) throws(SQLiteError) -> SQLiteStatement {
    let join = condition.readsReadings ? "LEFT JOIN readings r USING (article)" : ""
    let clauses = [condition.sql, byRange ? "a.article BETWEEN ? AND ?" : nil].compactMap { $0 }
    let filter = clauses.isEmpty ? "" : "WHERE " + clauses.joined(separator: " AND ")
    let statement = try database.prepare(
      """
      SELECT \(StoredArticle.columns) FROM articles a \(join)
      \(filter) ORDER BY a.article
      """)
    for (index, value) in condition.values.enumerated() {
      try statement.bind(Int32(index + 1), value)
    }
    return statement
  }

  /// Begins at the first article of a range of numbers; gives what stops it from doing so.
  func begin(_ range: ClosedRange<Int>) -> CorpusItem? {
    guard let (statement, values) = ranges else { return nil }
    do throws(SQLiteError) {
      (rows, position) = (nil, nil)
      statement.reset()
      try statement.bind(values + 1, range.lowerBound)
      try statement.bind(values + 2, range.upperBound)
      rows = statement
      return nil
    } catch {
      return .rejected(Rejection("\(StoreError.sqlite(error))", at: Place(path: database.path)))
    }
  }

  /// The highest number of an article; -1 when there is none.
  func lastNumber() throws(StoreError) -> Int {
    do throws(SQLiteError) {
      return try database.integer("SELECT max(article) FROM articles") ?? -1
    } catch {
      throw .sqlite(error)
    }
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
