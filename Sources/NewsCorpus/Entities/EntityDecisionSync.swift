/// Brings the entity table of a store in line with its file of decisions.
package enum EntityDecisionSync {
  /// What came of it.
  package enum Outcome: Hashable, Sendable {
    /// The table was made by these decisions before.
    case current
    /// The table has changed.
    case changed
    /// There is no file, and the store keeps this many decisions of an earlier one.
    case kept(Int)
  }

  /// Whether a store was made by other decisions than those of a file; false when there is no file.
  package static func isStale(
    _ file: EntityDecisionFile, _ database: SQLiteDatabase
  ) throws(SQLiteError) -> Bool {
    guard file.isThere else { return false }
    return Set(try EntityTableWriter.applied(in: database)) != Set(file.decisions)
  }

  /// Takes the decisions of a file into a store that is open for writing, in one transaction.
  ///
  /// Without a file the store keeps what it has: somebody may have copied the store alone. An empty
  /// file undoes all decisions.
  @discardableResult
  package static func run(
    _ file: EntityDecisionFile, into database: SQLiteDatabase
  ) throws(SQLiteError) -> Outcome {
    guard file.isThere else {
      let count = try EntityTableWriter.applied(in: database).count
      return count == 0 ? .current : .kept(count)
    }
    guard try isStale(file, database) else { return .current }
    return try database.transaction { () throws(SQLiteError) in
      try EntityTableWriter(database).take(file.decisions)
      return .changed
    }
  }
}

extension EntityDecisionFile {
  /// Lines that cannot be read, and decisions that do not hold, each with its line.
  package var allProblems: [Rejection] {
    let lines = lines
    let contradictions = EntityResolver(decisions).contradictions.map { decision, problem in
      Rejection("'\(decision.shown)': \(problem)", at: Place(path: path, line: lines[decision]))
    }
    return (problems + contradictions).sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) }
  }
}
