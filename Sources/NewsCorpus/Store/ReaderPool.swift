import NewsModel
import Synchronization

/// Connections for small questions: a thread takes one, or opens one when none is free.
final class ReaderPool: Sendable {
  private let path: String
  private let free: Mutex<[Idle]>

  /// A reader in the pool; unchecked, because nobody uses one that lies here, so that it may go to
  /// any thread: SQLite lets a connection be used by one thread after the other.
  private struct Idle: @unchecked Sendable { let reader: StoreReader }

  /// Begins with one connection.
  init(_ path: String, first: consuming sending SQLiteDatabase) {
    self.path = path
    free = Mutex([Idle(reader: StoreReader(first))])
  }

  /// Lends a connection for the time of a call.
  func use<Result>(
    _ body: (StoreReader) throws(SQLiteError) -> Result
  ) throws(StoreError) -> Result {
    let reader = try take()
    defer { give(reader) }
    do throws(SQLiteError) {
      return try body(reader)
    } catch {
      throw .sqlite(error)
    }
  }

  private func take() throws(StoreError) -> StoreReader {
    if let idle = free.withLock({ $0.popLast() }) { return idle.reader }
    return StoreReader(try StoreFile.read(path))
  }

  private func give(_ reader: StoreReader) {
    let idle = Idle(reader: reader)
    free.withLock { $0.append(idle) }
  }
}

/// A connection with the statements of small questions, each prepared when it is first asked.
final class StoreReader {
  let database: SQLiteDatabase
  private var statements: [String: SQLiteStatement] = [:]

  init(_ database: SQLiteDatabase) { self.database = database }

  private func statement(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
    if let known = statements[sql] { return known }
    let statement = try database.prepare(sql)
    statements[sql] = statement
    return statement
  }

  /// The first column of all rows.
  func strings(_ sql: String, _ value: String? = nil) throws(SQLiteError) -> [String] {
    let statement = try statement(sql)
    defer { statement.reset() }
    if let value { try statement.bind(1, value) }
    var strings: [String] = []
    while try statement.step() { strings.append(statement.string(0) ?? "") }
    return strings
  }

  /// Whether layers of some article are kept.
  func hasAnalyses() throws(SQLiteError) -> Bool {
    try database.integer("SELECT EXISTS (SELECT 1 FROM fingerprints WHERE kind = 'analysis')") == 1
  }

  /// The key of the rules of an analysis, or nil.
  func analysisKey(hash: String) throws(SQLiteError) -> Int? {
    let statement = try statement(
      "SELECT fingerprint FROM fingerprints WHERE kind = 'analysis' AND hash = ?")
    defer { statement.reset() }
    try statement.bind(1, hash)
    return try statement.step() ? statement.integer(0) : nil
  }

  /// The layers of a version of an article that were made by some rules; none when there are none.
  func layers(of key: Article.Key, fingerprint: Int) throws(SQLiteError) -> [[UInt8]] {
    let columns = PackedLayers.columns.map { "l." + $0 }.joined(separator: ", ")
    let statement = try statement(
      """
      SELECT \(columns) FROM analyses l JOIN articles a USING (article)
      WHERE l.article = ? AND a.version = ? AND l.fingerprint = ?
      """)
    defer { statement.reset() }
    try statement.bind(1, key.number)
    try statement.bind(2, key.version)
    try statement.bind(3, fingerprint)
    guard try statement.step() else { return [] }
    return PackedLayers.columns.indices.map { statement.bytes(Int32($0)) ?? [] }
  }
}
