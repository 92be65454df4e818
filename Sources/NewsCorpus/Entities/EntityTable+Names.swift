extension EntityTable {
  /// Names that begin with some letters, in any case: those of the entities of most articles first,
  /// then others in alphabetical order; at most a number.
  ///
  /// Indexes alone are asked, and no more than some thousand rows of them, however large the corpus.
  package func names(beginningWith prefix: String, limit: Int) throws(SQLiteError) -> [String] {
    let end = prefix + "\u{10FFFF}"
    let common = try names(
      """
      SELECT name FROM (SELECT name, articles, id FROM entities ORDER BY articles DESC, id LIMIT 5000)
      WHERE articles > 0 AND name COLLATE NOCASE >= ?1 AND name COLLATE NOCASE < ?2 LIMIT ?3
      """, prefix, end, limit)
    if common.count >= limit { return common }
    let others = try names(
      """
      SELECT DISTINCT name FROM entity_names
      WHERE name COLLATE NOCASE >= ?1 AND name COLLATE NOCASE < ?2
      ORDER BY name COLLATE NOCASE LIMIT ?3
      """, prefix, end, 2 * limit)
    let known = Set(common)
    return common + others.filter { !known.contains($0) }.prefix(limit - common.count)
  }

  private func names(_ query: String, _ first: String, _ end: String, _ limit: Int)
    throws(SQLiteError) -> [String]
  {
    let statement = try database.prepare(query)
    try statement.bind(1, first)
    try statement.bind(2, end)
    try statement.bind(3, Optional(limit))
    var names: [String] = []
    while try statement.step() { names.append(statement.string(0) ?? "") }
    return names
  }
}
