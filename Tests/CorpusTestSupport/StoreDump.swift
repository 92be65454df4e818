import NewsCorpus

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
      let info = try database.prepare("SELECT name FROM pragma_table_info('\(name)') ORDER BY cid")
      var columns: [String] = []
      while try info.step() { columns.append(info.string(0) ?? "") }
      lines += try rows(of: name, columns, in: database)
    }
    let words = "CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, 'search', 'instance')"
    try database.execute("DROP TABLE IF EXISTS temp.search_words; " + words)
    lines += try rows(of: "search_words", ["term", "doc", "col", "\"offset\""], in: database)
    return lines
  }

  private static func rows(
    of table: String, _ columns: [String], in database: SQLiteDatabase
  ) throws(SQLiteError) -> [String] {
    let values = columns.map { "quote(\($0))" }.joined(separator: " || '|' || ")
    let order = columns.indices.map { String($0 + 2) }.joined(separator: ", ")
    let statement = try database.prepare(
      "SELECT \(values), \(columns.joined(separator: ", ")) FROM \"\(table)\" ORDER BY \(order)")
    var lines: [String] = []
    let name = table == "search_words" ? "search" : table
    while try statement.step() { lines.append(name + "|" + (statement.string(0) ?? "")) }
    return lines
  }
}
