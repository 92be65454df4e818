import Glibc
import NewsAnalysis

/// What is in a store, in numbers.
package struct StoreInfo: Sendable {
  /// A value and how many articles have it.
  package struct Share: Hashable, Sendable {
    /// The value; nil for those that have none.
    package let value: String?
    /// The number of articles.
    package let count: Int
  }

  /// How far something that newslab infers has come.
  package struct Progress: Hashable, Sendable {
    /// How many articles have it, made by the rules of this newslab.
    package let current: Int
    /// How many have it, made by other rules.
    package let stale: Int
    /// The beginning of the fingerprint of the rules of this newslab.
    package let fingerprint: String
  }

  /// The path, as it was given.
  package let path: String
  /// The version of the schema.
  package let schema: Int
  /// The size of the file and of what SQLite keeps beside it.
  package let bytes: Int
  /// The number of articles.
  package let articles: Int
  /// The number of earlier versions.
  package let versions: Int
  /// The first and the last date.
  package let dates: (first: String, last: String)?
  /// How many articles have a date.
  package let dated: Int
  /// The sources, the commonest first.
  package let sources: [Share]
  /// The languages, the commonest first.
  package let languages: [Share]
  /// How many articles are in the full-text index.
  package let searchable: Int
  /// How many stories were read.
  package let readings: Progress
  /// How many articles were analyzed.
  package let analyses: Progress
  /// The number of entities in the analyzed articles.
  package let entities: Int
  /// The number of labels.
  package let labels: Int
  /// The number of notes.
  package let notes: Int

  /// Counts; the numbers are those of one moment.
  package init(_ path: String, tools: AnalysisTools) throws(StoreError) {
    let database = try StoreFile.read(path)
    do throws(SQLiteError) {
      try database.execute("BEGIN")
      let count = Counter(database)
      self.path = path
      schema = try count.number("PRAGMA user_version")
      bytes = Self.size(of: path)
      articles = try count.number("SELECT count(*) FROM articles")
      versions = try count.number("SELECT count(*) FROM versions")
      dated = try count.number("SELECT count(date) FROM readings")
      let ends = try count.shares(
        "SELECT min(date), 0 FROM readings UNION ALL SELECT max(date), 1 FROM readings")
      if let first = ends.first?.value, let last = ends.last?.value {
        dates = (first, last)
      } else {
        dates = nil
      }
      sources = try count.shares(
        "SELECT source, count(*) FROM articles GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20")
      languages = try count.shares(
        """
        SELECT language, count(*) FROM readings WHERE language_confidence IS NOT NULL
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20
        """)
      searchable = try count.number("SELECT count(*) FROM search_docsize")
      readings = try count.progress(
        "readings", .reading, hash: AnalysisFingerprint.reading(tools))
      analyses = try count.progress(
        "analyses", .analysis, hash: AnalysisFingerprint.analysis(tools))
      entities = try count.number("SELECT count(*) FROM entities WHERE articles > 0")
      labels = try count.number("SELECT count(*) FROM labels")
      notes = try count.number("SELECT count(*) FROM notes")
    } catch {
      throw .sqlite(error)
    }
  }

  private static func size(of path: String) -> Int {
    var total = 0
    for name in [path, path + "-wal"] {
      var status = stat()
      if stat(name, &status) == 0 { total += Int(status.st_size) }
    }
    return total
  }
}

/// Asks a store for numbers.
private struct Counter {
  let database: SQLiteDatabase

  init(_ database: SQLiteDatabase) { self.database = database }

  func number(_ sql: String) throws(SQLiteError) -> Int { try database.integer(sql) ?? 0 }

  func shares(_ sql: String) throws(SQLiteError) -> [StoreInfo.Share] {
    let statement = try database.prepare(sql)
    var shares: [StoreInfo.Share] = []
    while try statement.step() {
      shares.append(StoreInfo.Share(value: statement.string(0), count: statement.integer(1) ?? 0))
    }
    return shares
  }

  func progress(
    _ table: String, _ kind: StoreFingerprints.Kind, hash: String
  ) throws(SQLiteError) -> StoreInfo.Progress {
    let all = try number("SELECT count(*) FROM \(table)")
    let key = try database.prepare(
      """
      SELECT count(*) FROM \(table) JOIN fingerprints USING (fingerprint)
      WHERE kind = ? AND hash = ?
      """)
    try key.bind(1, kind.rawValue)
    try key.bind(2, hash)
    _ = try key.step()
    let current = key.integer(0) ?? 0
    return StoreInfo.Progress(
      current: current, stale: all - current, fingerprint: String(hash.prefix(12)))
  }
}
