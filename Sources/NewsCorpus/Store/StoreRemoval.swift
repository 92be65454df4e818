/// Takes articles out of a store.
package enum StoreRemoval {
  /// Removes articles with all their versions and whatever was found in them or said of them; all or
  /// none of the ids.
  ///
  /// - Returns: The ids of which there is no article; when there is one, nothing is removed.
  package static func remove(
    _ ids: [String], from database: SQLiteDatabase
  ) throws(SQLiteError) -> [String] {
    // What was removed is overwritten in the file.
    try database.execute("PRAGMA secure_delete = ON")
    let statements = try StoreWriter.Statements(database)
    let missing = try database.transaction { () throws(SQLiteError) in
      var numbers: [Int] = []
      var missing: [String] = []
      for id in ids {
        if let found = try statements.find(id: id) {
          numbers.append(found.number)
        } else {
          missing.append(id)
        }
      }
      guard missing.isEmpty else { return missing }
      for number in numbers {
        try statements.removeFromSearch(number)
        try StoreAnnotations.unsearchNotes(of: number, in: database)
        try statements.clear("articles", number)
      }
      try EntityTableWriter(database).finish()
      return missing
    }
    try database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return missing
  }

  /// Writes the file anew: without what was removed, as small as it can be, and fast to search.
  package static func vacuum(_ database: SQLiteDatabase) throws(SQLiteError) {
    try database.execute("INSERT INTO search (search) VALUES ('optimize')")
    try database.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
  }
}
