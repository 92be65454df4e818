extension EntityTableWriter {
  /// The statements with which the table is kept, prepared once.
  struct Statements {
    let find, addFound, findEntity, addEntity, addUse, link, addQuote: SQLiteStatement
    let stale, clearStale, note, foundOfID, foundOfEntity, place, moveQuotes: SQLiteStatement
    let idOfEntity, dropFound, dropEntity, clearNames, addName, settle: SQLiteStatement
    /// What removes an article; quotes come first, which point at names.
    let clear: [SQLiteStatement]

    init(_ database: SQLiteDatabase) throws(SQLiteError) {
      find = try database.prepare(
        """
        SELECT found FROM found_names
        WHERE id = ? AND name = ? AND sort = ? AND kind = ? AND identifiers = ?
        """)
      addFound = try database.prepare(
        """
        INSERT INTO found_names (id, name, sort, kind, identifiers, entity)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
      findEntity = try database.prepare("SELECT entity FROM entities WHERE id = ?")
      addEntity = try database.prepare(
        "INSERT INTO entities (id, kind, name) VALUES (?1, '', ?1)")
      addUse = try database.prepare(
        "INSERT INTO article_names (article, found, mentions, best) VALUES (?, ?, ?, ?)")
      link = try database.prepare(
        """
        INSERT INTO article_entities (article, entity, mentions)
        SELECT u.article, f.entity, sum(u.mentions)
        FROM article_names u JOIN found_names f USING (found)
        WHERE u.article = ? GROUP BY f.entity
        """)
      addQuote = try database.prepare(
        """
        INSERT INTO quotes (article, position, found, speaker, is_direct, is_negated, cue,
          confidence, parts)
        VALUES (?1, ?2, ?3, (SELECT entity FROM found_names WHERE found = ?3), ?4, ?5, ?6, ?7, ?8)
        """)
      stale = try database.prepare("SELECT entity FROM stale_entities ORDER BY entity")
      clearStale = try database.prepare("DELETE FROM stale_entities")
      note = try database.prepare("INSERT OR IGNORE INTO stale_entities VALUES (?)")
      foundOfID = try database.prepare(
        "SELECT found, name, sort, entity FROM found_names WHERE id = ?")
      foundOfEntity = try database.prepare(
        """
        SELECT id, kind, sort, name, identifiers, articles, mentions, best
        FROM found_names WHERE entity = ? ORDER BY id, name, sort, kind, identifiers
        """)
      place = try database.prepare("UPDATE found_names SET entity = ?2 WHERE found = ?1")
      moveQuotes = try database.prepare("UPDATE quotes SET speaker = ?2 WHERE found = ?1")
      idOfEntity = try database.prepare("SELECT id FROM entities WHERE entity = ?")
      dropFound = try database.prepare(
        "DELETE FROM found_names WHERE entity = ? AND articles <= 0")
      dropEntity = try database.prepare("DELETE FROM entities WHERE entity = ?")
      clearNames = try database.prepare("DELETE FROM entity_names WHERE entity = ?")
      addName = try database.prepare("INSERT INTO entity_names VALUES (?, ?, ?, ?, ?)")
      settle = try database.prepare(
        """
        UPDATE entities SET name = ?2, kind = ?3, identifiers = ?4, roles = ?5, name_by = ?6,
          kind_by = ?7 WHERE entity = ?1
        """)
      var clear: [SQLiteStatement] = []
      for table in ["quotes", "article_entities", "article_names"] {
        clear.append(try database.prepare("DELETE FROM \(table) WHERE article = ?"))
      }
      self.clear = clear
    }
  }
}

extension SQLiteStatement {
  /// Binds numbers to the first parameters and runs.
  func run(_ values: Int...) throws(SQLiteError) {
    for (index, value) in values.enumerated() { try bind(Int32(index + 1), value) }
    try run()
  }

  /// The first column of the first row, for a text; nil when there is no row.
  func number(_ value: String) throws(SQLiteError) -> Int? {
    defer { reset() }
    try bind(1, value)
    return try step() ? integer(0) : nil
  }

  /// The first column of the first row as text, for a number; nil when there is no row.
  func text(_ value: Int) throws(SQLiteError) -> String? {
    defer { reset() }
    try bind(1, value)
    return try step() ? string(0) : nil
  }
}
