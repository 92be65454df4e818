/// All that a store holds, as lines: two stores with the same lines hold the same.
package enum StoreDump {
  /// The rows of each table by its key, then the words of the full-text index with their places.
  package static func lines(of database: SQLiteDatabase) throws(SQLiteError) -> [String] {
    var lines: [String] = []
    let tables = try database.prepare(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'
      AND name NOT LIKE 'note_search%' AND name NOT LIKE 'sqlite_%' ORDER BY name
      """)
    while try tables.step() {
      let name = tables.string(0) ?? ""
      let columns = try database.prepare("SELECT * FROM \"\(name)\" LIMIT 0").columnCount
      let order = (1...max(1, columns)).map(String.init).joined(separator: ", ")
      lines += try rows("SELECT * FROM \"\(name)\" ORDER BY \(order)", name: name, in: database)
    }
    let words = "CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, 'search', 'instance')"
    try database.execute("DROP TABLE IF EXISTS temp.search_words; " + words)
    lines += try rows(
      "SELECT term, doc, col, offset FROM temp.search_words ORDER BY 1, 2, 3, 4", name: "search",
      in: database)
    return lines
  }

  private static func rows(
    _ sql: String, name: String, in database: SQLiteDatabase
  ) throws(SQLiteError) -> [String] {
    let statement = try database.prepare(sql)
    var lines: [String] = []
    while try statement.step() {
      let values = (0..<statement.columnCount).map { statement.quoted($0) }
      lines.append(name + "|" + values.joined(separator: "|"))
    }
    return lines
  }
}
