import NewsModel

/// Keeps the entity table of a store in step with what articles say and analysts decided.
///
/// Everything happens inside a transaction of the caller, who calls ``finish()`` before it ends.
/// What the table says does not depend on the order in which articles and decisions came.
package final class EntityTableWriter {
  let database: SQLiteDatabase
  private(set) var resolver: EntityResolver
  private let statements: Statements

  /// Takes a store that is open for writing; the decisions are those that it has seen last.
  package init(_ database: SQLiteDatabase) throws(SQLiteError) {
    self.database = database
    resolver = EntityResolver(try Self.applied(in: database))
    statements = try Statements(database)
  }

  /// The decisions by which the table was made.
  package static func applied(
    in database: SQLiteDatabase
  ) throws(SQLiteError) -> [EntityDecision] {
    let rows = try database.prepare(
      "SELECT entity, decision, value, given_by FROM entity_decisions ORDER BY 1, 2, 3, 4")
    var decisions: [EntityDecision] = []
    while try rows.step() {
      guard let verb = EntityDecision.Verb(rawValue: rows.string(1) ?? "") else { continue }
      let decision = try? EntityDecision(
        rows.string(0) ?? "", verb, rows.string(2) ?? "", by: rows.string(3) ?? "")
      if let decision { decisions.append(decision) }
    }
    return decisions
  }

  /// Takes what an analysis says of an article in place of what was known of it.
  package func update(_ article: Int, _ found: FoundNames) throws(SQLiteError) {
    try remove(article)
    var keys: [FoundName: Int] = [:]
    for name in found.names {
      let key = try key(of: name)
      keys[name] = key
      let use = found.uses[name] ?? FoundNames.Use()
      try statements.addUse.run(article, key, use.mentions, use.isBest ? 1 : 0)
    }
    try statements.link.run(article)
    for (index, said) in found.said.enumerated() {
      let speaker = said.speaker.flatMap { keys[$0] }
      try add(said, article: article, position: index + 1, found: speaker)
    }
  }

  /// Takes away what is known of an article.
  package func remove(_ article: Int) throws(SQLiteError) {
    for statement in statements.clear { try statement.run(article) }
  }

  /// Looks at the entities again that articles or decisions changed; the last thing in a
  /// transaction.
  package func finish() throws(SQLiteError) {
    var stale: [Int] = []
    while try statements.stale.step() { stale.append(statements.stale.integer(0) ?? 0) }
    statements.stale.reset()
    for entity in stale { try refresh(entity) }
    if !stale.isEmpty { try statements.clearStale.run() }
  }

  /// Takes decisions in place of those that the table was made by; says whether any differ.
  @discardableResult
  package func take(_ decisions: [EntityDecision]) throws(SQLiteError) -> Bool {
    let (old, new) = (Set(try Self.applied(in: database)), Set(decisions))
    if old == new { return false }
    let former = resolver
    resolver = EntityResolver(new)
    try database.execute("DELETE FROM entity_decisions")
    let add = try database.prepare("INSERT INTO entity_decisions VALUES (?, ?, ?, ?)")
    for decision in new.sorted(by: { $0.line < $1.line }) {
      try add.bind(1, decision.entity)
      try add.bind(2, decision.verb.rawValue)
      try add.bind(3, decision.value)
      try add.bind(4, decision.by)
      try add.run()
    }
    try move(former.mentioned.union(resolver.mentioned))
    try finish()
    return true
  }

  /// Makes all that follows from what articles say and analysts decided anew, in an order of its
  /// own: whatever happened before, the same tables come out.
  package func rebuild() throws(SQLiteError) {
    try database.execute(
      """
      PRAGMA defer_foreign_keys = ON;
      UPDATE found_names SET (articles, mentions, best) = (
        SELECT count(*), coalesce(sum(u.mentions), 0), coalesce(sum(u.best), 0)
        FROM article_names u WHERE u.found = found_names.found);
      DELETE FROM found_names WHERE articles <= 0;
      DELETE FROM article_entities; UPDATE quotes SET speaker = NULL;
      DELETE FROM entity_names; DELETE FROM entities; DELETE FROM stale_entities;
      """)
    var ids: Set<String> = []
    var targets: [(found: Int, id: String, kind: String, name: String)] = []
    let rows = try database.prepare("SELECT found, id, name, sort, kind FROM found_names")
    while try rows.step() {
      let target = target(id: rows.string(1), name: rows.string(2), sort: rows.string(3))
      ids.insert(target)
      targets.append((rows.integer(0) ?? 0, target, rows.string(4) ?? "", rows.string(2) ?? ""))
    }
    var keys: [String: Int] = [:]
    let sorted = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for id in sorted { keys[id] = try insertEntity(id) }
    for target in targets {
      try statements.place.run(target.found, keys[target.id] ?? 0)
    }
    try database.execute(
      """
      \(Self.linkSQL) GROUP BY u.article, f.entity;
      UPDATE quotes SET speaker = (SELECT entity FROM found_names f WHERE f.found = quotes.found);
      INSERT OR IGNORE INTO stale_entities SELECT entity FROM entities;
      """)
    try finish()
  }

  // The parts of these.

  /// The rows that say which entities an article mentions; the end is the caller's.
  private static let linkSQL = """
    INSERT INTO article_entities (article, entity, mentions)
    SELECT u.article, f.entity, sum(u.mentions)
    FROM article_names u JOIN found_names f USING (found)
    """

  private func target(id: String?, name: String?, sort: String?) -> String {
    let id = id ?? ""
    let isName = sort == FoundName.Sort.name.rawValue
    return isName ? resolver.entity(of: id, called: name ?? "") : resolver.root(id)
  }

  private func key(of name: FoundName) throws(SQLiteError) -> Int {
    let find = statements.find
    defer { find.reset() }
    try find.bind(1, name.id)
    try find.bind(2, name.name)
    try find.bind(3, name.sort.rawValue)
    try find.bind(4, name.kind.rawValue)
    try find.bind(5, name.identifiers)
    if try find.step() { return find.integer(0) ?? 0 }
    let entity = try entity(target(id: name.id, name: name.name, sort: name.sort.rawValue))
    let add = statements.addFound
    try add.bind(1, name.id)
    try add.bind(2, name.name)
    try add.bind(3, name.sort.rawValue)
    try add.bind(4, name.kind.rawValue)
    try add.bind(5, name.identifiers)
    try add.bind(6, entity)
    try add.run()
    return Int(database.lastKey)
  }

  /// The key of the entity of an id, which gets one when it has none.
  private func entity(_ id: String) throws(SQLiteError) -> Int {
    if let known = try statements.findEntity.number(id) { return known }
    return try insertEntity(id)
  }

  private func insertEntity(_ id: String) throws(SQLiteError) -> Int {
    try statements.addEntity.bind(1, id)
    try statements.addEntity.run()
    return Int(database.lastKey)
  }

  private func add(
    _ said: FoundNames.Said, article: Int, position: Int, found: Int?
  ) throws(SQLiteError) {
    var parts = JSONWriter(layout: .compact)
    parts.list(said.quote.parts) { writer, part in
      writer.list([part.lowerBound, part.upperBound]) { $0.integer($1) }
    }
    let add = statements.addQuote
    try add.bind(1, article)
    try add.bind(2, position)
    try add.bind(3, found)
    try add.bind(4, said.quote.isDirect ? 1 : 0)
    try add.bind(5, said.quote.isNegated ? 1 : 0)
    try add.bind(6, said.cue)
    try add.bind(7, said.quote.confidence)
    try add.bind(8, text: parts.bytes)
    try add.run()
  }

  /// Gives what articles say of some ids to the entities that the decisions name, with all that
  /// hangs on it.
  private func move(_ ids: Set<String>) throws(SQLiteError) {
    var moved: [(found: Int, from: Int, to: Int)] = []
    for id in ids.sorted() {
      var rows: [(found: Int, from: Int, target: String)] = []
      let known = statements.foundOfID
      try known.bind(1, id)
      while try known.step() {
        let target = target(id: id, name: known.string(1), sort: known.string(2))
        rows.append((known.integer(0) ?? 0, known.integer(3) ?? 0, target))
      }
      known.reset()
      for row in rows {
        let entity = try entity(row.target)
        try statements.note.run(row.from)
        try statements.note.run(entity)
        if entity != row.from { moved.append((row.found, row.from, entity)) }
      }
    }
    if moved.isEmpty { return }
    try database.execute("CREATE TEMP TABLE moved_articles (article INTEGER PRIMARY KEY)")
    let articles = try database.prepare(
      """
      INSERT OR IGNORE INTO temp.moved_articles SELECT article FROM article_names WHERE found = ?
      """)
    for row in moved {
      try statements.place.run(row.found, row.to)
      try statements.moveQuotes.run(row.found, row.to)
      try articles.run(row.found)
    }
    try database.execute(
      """
      DELETE FROM article_entities WHERE article IN (SELECT article FROM temp.moved_articles);
      \(Self.linkSQL) WHERE u.article IN (SELECT article FROM temp.moved_articles)
      GROUP BY u.article, f.entity;
      DROP TABLE temp.moved_articles;
      """)
  }

  /// Decides anew what an entity is called, and of which kind it is, or removes it.
  private func refresh(_ key: Int) throws(SQLiteError) {
    try statements.dropFound.run(key)
    guard let id = try statements.idOfEntity.text(key) else { return }
    var facts = EntityFacts(id: id)
    let found = statements.foundOfEntity
    try found.bind(1, key)
    while try found.step() { facts.add(found) }
    found.reset()
    try statements.clearNames.run(key)
    if facts.isEmpty {
      try statements.dropEntity.run(key)
      return
    }
    facts.settle(by: resolver)
    for name in facts.names {
      let add = statements.addName
      try add.bind(1, key)
      try add.bind(2, name.name)
      try add.bind(3, name.mentions)
      try add.bind(4, name.articles)
      try add.bind(5, name.isDecided ? "decided" : "inferred")
      try add.run()
    }
    let settle = statements.settle
    try settle.bind(1, key)
    try settle.bind(2, facts.name)
    try settle.bind(3, facts.kind)
    try settle.bind(4, text: facts.identifiersJSON)
    try settle.bind(5, text: StoredJSON.bytes(facts.roles))
    try settle.bind(6, facts.isNameDecided ? "decided" : "inferred")
    try settle.bind(7, facts.isKindDecided ? "decided" : "inferred")
    try settle.run()
  }
}
