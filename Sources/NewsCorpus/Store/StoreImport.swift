import NewsAnalysis
import NewsModel

/// Puts the records of readers into a store, a batch a transaction.
///
/// Importing the same records again changes nothing, so that an import that was stopped anywhere is
/// continued by beginning it again. An id that comes twice in one file is rejected the second time; in
/// another file, or another import, it is a version of the story.
package struct StoreImport {
  /// How records are put in.
  package struct Options: Sendable {
    /// How many records a transaction holds.
    package var batch = 1000
    /// Whether the full-text index is filled at once.
    package var indexes = true
    /// Makes the usual ones.
    package init() {}
  }

  /// What became of the records so far; all of it is on the disk.
  package struct Summary: Hashable, Sendable {
    /// Articles that were not there.
    package var new = 0
    /// Articles that were there as they are.
    package var unchanged = 0
    /// Articles of which the store had another version.
    package var newVersions = 0
    /// Records that cannot be read.
    package var rejected = 0
    /// The bytes of the texts.
    package var bytes = 0

    /// All records.
    package var total: Int { new + unchanged + newVersions + rejected }
  }

  /// What puts articles in.
  package let writer: StoreWriter
  private let tools: AnalysisTools
  private let options: Options
  /// What is on the disk.
  package private(set) var summary = Summary()
  private var open = Summary()
  private var pending = 0
  private var refused = 0
  /// Whether the batch took away what was inferred of an article.
  private var isEntityTableStale = false
  private var entities: EntityTableWriter?

  /// Told of each record that cannot be read.
  package var reject: (Rejection) -> Void = { _ in }
  /// Told what is on the disk after each batch; false stops.
  package var advance: (Summary) -> Bool = { _ in true }

  /// Takes a store that is open for writing.
  package init(
    into database: SQLiteDatabase, tools: AnalysisTools, options: Options = Options()
  ) throws(SQLiteError) {
    writer = try StoreWriter(
      database, readingHash: AnalysisFingerprint.reading(tools), indexes: options.indexes)
    (self.tools, self.options) = (tools, options)
  }

  /// Puts in everything that was found; false when it was stopped.
  package mutating func run(_ found: [FolderReader.Found]) throws(SQLiteError) -> Bool {
    let feed = RecordFeed(found, tools: tools)
    defer { feed.stop() }
    do throws(SQLiteError) {
      while let entries = feed.next() {
        for entry in entries {
          guard try take(entry) else { return false }
          writer.reach(.parse)
        }
      }
      return try commit()
    } catch {
      writer.database.rollBack()
      throw error
    }
  }

  /// Takes an entry; false when the batch was the last one that is wanted.
  private mutating func take(_ entry: RecordFeed.Entry) throws(SQLiteError) -> Bool {
    switch entry {
    case .rejected(let rejection):
      reject(rejection)
      if !rejection.isSkipped { open.rejected += 1 }
      // Where nothing can be read, too, somebody may want to stop.
      refused += 1
      return refused < max(options.batch, 1000) ? true : try commit()
    case .article(let given, let hash, let read, let place):
      if pending == 0 { try writer.database.execute("BEGIN IMMEDIATE") }
      switch try writer.add(given, hash: hash, read: read, at: place) {
      case .new: open.new += 1
      case .unchanged: open.unchanged += 1
      case .newVersion:
        open.newVersions += 1
        isEntityTableStale = true
      }
      open.bytes += given.text.count
      pending += 1
      return pending < options.batch ? true : try commit()
    }
  }

  /// Ends the transaction; what was counted is on the disk then.
  private mutating func commit() throws(SQLiteError) -> Bool {
    if pending > 0 {
      try settleEntities()
      writer.reach(.commit)
      try writer.database.execute("COMMIT")
      writer.reach(.committed)
    }
    (pending, refused) = (0, 0)
    summary = open
    return advance(summary)
  }

  /// Brings the entity table in line with the articles that have a new version, of which nothing is
  /// known until they are analyzed.
  private mutating func settleEntities() throws(SQLiteError) {
    guard isEntityTableStale else { return }
    if entities == nil { entities = try EntityTableWriter(writer.database) }
    try entities?.finish()
    isEntityTableStale = false
  }
}
