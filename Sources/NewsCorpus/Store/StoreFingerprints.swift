/// The rules and lists by which something in a store was made, each with a small key.
enum StoreFingerprints {
  /// What was made.
  enum Kind: String { case reading, analysis }

  /// The key of a hash; it gets one when it has none.
  static func key(
    kind: Kind, hash: String, in database: SQLiteDatabase
  ) throws(SQLiteError) -> Int {
    let add = try database.prepare(
      "INSERT INTO fingerprints (kind, hash) VALUES (?, ?) ON CONFLICT DO NOTHING")
    try add.bind(1, kind.rawValue)
    try add.bind(2, hash)
    try add.run()
    let find = try database.prepare(
      "SELECT fingerprint FROM fingerprints WHERE kind = ? AND hash = ?")
    try find.bind(1, kind.rawValue)
    try find.bind(2, hash)
    _ = try find.step()
    return find.integer(0) ?? 0
  }

  /// Forgets the rules by which nothing is made any more.
  static func removeUnused(in database: SQLiteDatabase) throws(SQLiteError) {
    try database.execute(
      """
      DELETE FROM fingerprints WHERE fingerprint NOT IN (
        SELECT fingerprint FROM readings UNION SELECT fingerprint FROM analyses)
      """)
  }
}
