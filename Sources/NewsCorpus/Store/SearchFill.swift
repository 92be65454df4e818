/// Puts articles into the full-text index that are not in it.
final class SearchFill {
  private let database: SQLiteDatabase
  private let fill, end: SQLiteStatement
  /// The article that was done last.
  private var last = 0

  init(_ database: SQLiteDatabase) throws(SQLiteError) {
    self.database = database
    end = try database.prepare(
      """
      SELECT max(article) FROM (
        SELECT article FROM readings
        WHERE article > ?1 AND article NOT IN (SELECT id FROM search_docsize)
        ORDER BY article LIMIT ?2)
      """)
    fill = try database.prepare(
      """
      INSERT INTO search (rowid, title, body)
      SELECT article, title, body FROM search_texts
      WHERE article > ?1 AND article <= ?2 AND article NOT IN (SELECT id FROM search_docsize)
      ORDER BY article
      """)
  }

  /// Puts in at most some articles; gives how many it put in.
  func run(_ limit: Int) throws(SQLiteError) -> Int {
    try end.bind(1, last)
    try end.bind(2, limit)
    _ = try end.step()
    let next = end.integer(0)
    end.reset()
    guard let next else { return 0 }
    try fill.bind(1, last)
    try fill.bind(2, next)
    try fill.run()
    last = next
    return database.changes
  }
}
