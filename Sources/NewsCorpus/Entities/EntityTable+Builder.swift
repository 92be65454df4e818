import NewsAnalysis
import NewsModel

extension EntityTable {
  /// The entities of a corpus without kept ones: every article is analyzed for it.
  ///
  /// Decisions beside the corpus count; what cannot be read is left out, and told.
  package static func analyzing(
    _ corpus: any Corpus, by tools: AnalysisTools, reject: (Rejection) -> Void = { _ in }
  ) throws(StoreError) -> EntityTable {
    do throws(SQLiteError) {
      let builder = try Builder(corpus.entityDecisions())
      var ids = IdentityCheck()
      let cursor = corpus.makeCursor()
      while let record = cursor.next() {
        switch ids.check(record) {
        case .article(let article, _): try builder.add(corpus.analysis(of: article, by: tools))
        case .rejected(let rejection): reject(rejection)
        }
      }
      return try builder.table()
    } catch {
      throw .sqlite(error)
    }
  }

  /// The entities of articles of files, which are analyzed one after the other for it.
  ///
  /// The table lives as long as it is used, in memory or a file without a name.
  package final class Builder {
    private let database: SQLiteDatabase
    private let writer: EntityTableWriter
    private let add: SQLiteStatement
    private var count = 0

    /// Begins without an article.
    package init(_ decisions: [EntityDecision] = []) throws(SQLiteError) {
      database = try SQLiteDatabase(temporaryFor: "entities")
      try StoreFile.create(database)
      writer = try EntityTableWriter(database)
      add = try database.prepare(
        """
        INSERT INTO articles (article, id, version, hash, origin, text)
        VALUES (?, ?, 1, '', '', '')
        """)
      try database.execute("BEGIN")
      try writer.take(decisions)
    }

    /// Takes an article; its id must be new.
    package func add(_ analysis: Analysis) throws(SQLiteError) {
      count += 1
      try add.bind(1, count)
      try add.bind(2, analysis.article.id)
      try add.run()
      try database.execute("INSERT INTO analyses (article, fingerprint) VALUES (\(count), 0)")
      try writer.update(count, FoundNames(analysis))
    }

    /// The table of all articles; nothing is added afterwards.
    package consuming func table() throws(SQLiteError) -> EntityTable {
      try writer.finish()
      try database.execute("COMMIT")
      return EntityTable(database)
    }
  }
}
