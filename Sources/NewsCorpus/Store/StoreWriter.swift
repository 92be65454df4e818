import NewsAnalysis
import NewsModel

/// Puts articles into a store, in transactions that the caller begins and ends.
package final class StoreWriter {
  /// What became of an article.
  package enum Outcome: Hashable, Sendable {
    /// No article had its id.
    case new
    /// The store has just this, as the current or an earlier version.
    case unchanged
    /// The store had another version, which is kept.
    case newVersion
  }

  /// What an import does at a moment.
  package enum Phase: String, CaseIterable, Sendable {
    /// Reads the next record.
    case parse
    /// Has put in what was given, not yet what was read.
    case insert
    /// Has put in all but the words of the full-text index.
    case index
    /// Is about to end a transaction.
    case commit
    /// Has ended a transaction.
    case committed
  }

  /// Told what is being done, so that tests can stop there.
  package var reach: (Phase) -> Void = { _ in }
  /// The open store.
  package let database: SQLiteDatabase
  /// Whether titles and bodies go into the full-text index at once.
  private let indexes: Bool
  private let fingerprint: Int
  private let statements: Statements

  /// Takes a store that is open for writing; reading is done by rules with this hash.
  package init(
    _ database: SQLiteDatabase, readingHash: String, indexes: Bool
  ) throws(SQLiteError) {
    (self.database, self.indexes) = (database, indexes)
    fingerprint = try database.transaction { () throws(SQLiteError) in
      try StoreFingerprints.key(kind: .reading, hash: readingHash, in: database)
    }
    statements = try Statements(database)
  }

  /// Puts in an article as it came, with its hash, and as reading finds it.
  package func add(
    _ given: Article, hash: String, read: Article, at place: Place
  ) throws(SQLiteError) -> Outcome {
    guard let (number, known) = try statements.find(id: given.id) else {
      try statements.insert(given, number: nil, hash: hash, at: place)
      let number = Int(database.lastKey)
      reach(.insert)
      try addReading(read, of: given, number: number)
      return .new
    }
    if known == hash { return .unchanged }
    if try statements.isOlder(hash, of: number) { return .unchanged }
    try forget(number)
    try statements.keep(number)
    try statements.insert(given, number: number, hash: hash, at: place)
    reach(.insert)
    try addReading(read, of: given, number: number)
    return .newVersion
  }

  /// Takes away what was inferred from the current version of an article.
  private func forget(_ number: Int) throws(SQLiteError) {
    try statements.removeFromSearch(number)
    for table in ["analyses", "quotes", "article_entities", "article_names", "readings"] {
      try statements.clear(table, number)
    }
  }

  private func addReading(
    _ article: Article, of given: Article, number: Int
  ) throws(SQLiteError) {
    try statements.insertReading(article, given: given, number: number, fingerprint: fingerprint)
    reach(.index)
    if indexes { try statements.insertIntoSearch(article, number: number) }
  }
}
