extension StoreCheck {
  /// Whether the entity table counts what the articles say, and nothing waits to be looked at.
  mutating func checkEntities() throws(SQLiteError) {
    let waiting = try database.integer("SELECT count(*) FROM stale_entities") ?? 0
    if waiting > 0 {
      let count = waiting == 1 ? "1 entity waits" : "\(waiting) entities wait"
      report(["entity table: \(count) to be looked at again"])
    }
    try checkFoundNames()
    try checkEntityCounts()
    try checkLinks()
    try checkEntityNames()
  }

  /// What articles call whom, beside the articles that do.
  private mutating func checkFoundNames() throws(SQLiteError) {
    report(
      try lines(
        """
        SELECT f.id, f.name, f.articles, f.mentions, count(u.article), total(u.mentions)
        FROM found_names f LEFT JOIN article_names u USING (found) GROUP BY f.found
        HAVING f.articles <> count(u.article) OR f.mentions <> total(u.mentions)
          OR f.best <> total(u.best) ORDER BY f.id, f.name
        """
      ) {
        Self.difference("'\($0.string(1) ?? "")' for '\($0.string(0) ?? "")'", $0)
      })
  }

  /// Entities beside the articles that mention them.
  private mutating func checkEntityCounts() throws(SQLiteError) {
    report(
      try lines(
        """
        SELECT e.id, e.name, e.articles, e.mentions, count(l.article), total(l.mentions)
        FROM entities e LEFT JOIN article_entities l USING (entity) GROUP BY e.entity
        HAVING e.articles <> count(l.article) OR e.mentions <> total(l.mentions) ORDER BY e.id
        """
      ) { Self.difference("'\($0.string(0) ?? "")'", $0) })
  }

  private static func difference(_ what: String, _ row: SQLiteStatement) -> String {
    "entity table: \(what) has \(row.integer(2) ?? 0) articles and \(row.integer(3) ?? 0) mentions, "
      + "counted are \(row.integer(4) ?? 0) and \(row.integer(5) ?? 0)"
  }

  /// The entities of each article and the speakers of its quotes, beside the names that it uses.
  private mutating func checkLinks() throws(SQLiteError) {
    report(
      try lines(
        """
        SELECT a.id, e.id FROM (
          SELECT article, entity, mentions, 1 AS side FROM article_entities
          UNION ALL
          SELECT u.article, f.entity, -u.mentions, 0 FROM article_names u
            JOIN found_names f USING (found)) l
        JOIN articles a USING (article) LEFT JOIN entities e USING (entity)
        GROUP BY l.article, l.entity
        HAVING sum(l.mentions) <> 0 OR min(l.side) = 1 OR max(l.side) = 0
        ORDER BY l.article, l.entity
        """
      ) {
        "entity table: article '\($0.string(0) ?? "")' does not mention '\($0.string(1) ?? "")' as "
          + "its names say"
      })
    report(
      try lines(
        """
        SELECT a.id, q.position FROM quotes q JOIN found_names f USING (found)
        JOIN articles a USING (article) WHERE q.speaker IS NOT f.entity
        ORDER BY q.article, q.position
        """
      ) {
        "entity table: article '\($0.string(0) ?? "")', quote \($0.integer(1) ?? 0): its speaker is "
          + "not who its name means"
      })
  }

  /// What entities are called, beside what articles call them.
  private mutating func checkEntityNames() throws(SQLiteError) {
    report(
      try lines(
        """
        SELECT e.id, n.name FROM (
          SELECT entity, name, mentions, articles FROM entity_names
          UNION ALL
          SELECT entity, name, -mentions, -articles FROM found_names WHERE sort = 'name') n
        LEFT JOIN entities e USING (entity) GROUP BY n.entity, n.name
        HAVING sum(n.mentions) <> 0 OR sum(n.articles) <> 0 ORDER BY e.id, n.name
        """
      ) {
        "entity table: '\($0.string(0) ?? "")' is called '\($0.string(1) ?? "")' another number of "
          + "times than articles say"
      })
  }
}
