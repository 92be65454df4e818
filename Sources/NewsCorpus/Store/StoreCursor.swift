import NewsAnalysis
import NewsModel

/// Steps through the articles of a store in order, as they were when it began.
final class StoreCursor: CorpusCursor {
  private let database: SQLiteDatabase
  private let conditions: [ArticleCondition]
  private let reading: StoredReading
  private var rows: SQLiteStatement?

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
    let statement = try database.prepare(
      """
      SELECT \(ArticleRow.givenColumns), \(ArticleRow.readColumns)
      FROM articles a LEFT JOIN readings r USING (article)
      \(condition.sql.map { "WHERE " + $0 } ?? "") ORDER BY a.article
      """)
    for (index, value) in condition.values.enumerated() {
      try statement.bind(Int32(index + 1), value)
    }
    return statement
  }

  func next() -> Record? {
    guard let rows else { return nil }
    do throws(SQLiteError) {
      while try rows.step() {
        let row = ArticleRow(rows)
        let article = row.article(by: reading)
        if conditions.allSatisfy({ $0.holds(for: article) }) {
          return .article(article, at: row.place)
        }
      }
      self.rows = nil
      return nil
    } catch {
      self.rows = nil
      return .rejected(Rejection("\(StoreError.sqlite(error))", at: Place(path: database.path)))
    }
  }
}
