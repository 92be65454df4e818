import NewsAnalysis
import NewsModel

/// Fills and refreshes what a store infers: readings, full-text index, layers and entities.
///
/// Each step does what is missing, by batches in transactions, so that one that was stopped goes on
/// where it was.
package struct StoreIndexing {
  /// The steps, in their order.
  package enum Step: String, CaseIterable, Sendable {
    /// Reads stories that were read by other rules, and finds languages.
    case readings
    /// Puts titles and bodies into the full-text index.
    case search
    /// Analyzes articles, and keeps layers and entities.
    case analyses
  }

  private let database: SQLiteDatabase
  private let tools: AnalysisTools
  private let batch: Int
  /// Told after each batch which step works and how many articles it has done; false stops.
  package var advance: (Step, Int) -> Bool = { _, _ in true }

  /// Takes a store that is open for writing.
  package init(_ database: SQLiteDatabase, tools: AnalysisTools, batch: Int = 200) {
    (self.database, self.tools, self.batch) = (database, tools, max(1, batch))
  }

  /// Does some steps; false when it was stopped.
  package func run(_ steps: [Step]) throws(SQLiteError) -> Bool {
    for step in steps {
      let isDone =
        switch step {
        case .readings: try repeating(step, try ReadingRefresh(database, tools).run)
        case .search: try repeating(step, try SearchFill(database).run)
        case .analyses: try repeating(step, try AnalysisFill(database, tools).run)
        }
      guard isDone else { return false }
    }
    try database.transaction { () throws(SQLiteError) in
      try StoreFingerprints.removeUnused(in: database)
    }
    return true
  }

  /// Makes the entity table anew of what articles and decisions say, in one transaction.
  package func rebuildEntities() throws(SQLiteError) {
    try database.transaction { () throws(SQLiteError) in
      try EntityTableWriter(database).rebuild()
    }
  }

  /// Does a step by batches until nothing is left; the body tells how much it did.
  private func repeating(
    _ step: Step, _ body: (Int) throws(SQLiteError) -> Int
  ) throws(SQLiteError) -> Bool {
    var done = 0
    while true {
      let count = try database.transaction { () throws(SQLiteError) in try body(batch) }
      if count == 0 { return true }
      done += count
      guard advance(step, done) else { return false }
    }
  }
}
