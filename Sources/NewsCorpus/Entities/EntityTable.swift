import NewsModel
import Spelling

/// The entities of a corpus, for reading; belongs to one thread at a time.
package final class EntityTable {
  /// An entity with what is known of it in the whole corpus.
  package struct Row: Hashable, Sendable {
    /// The key in the store.
    let key: Int
    /// `kind:slug`.
    package let id: String
    /// The best name.
    package let name: String
    /// The kind.
    package let kind: String
    /// How many articles mention it.
    package let articles: Int
    /// How often they do.
    package let mentions: Int
    /// Identifiers elsewhere, such as `wikidata`.
    package let identifiers: [String: String]
    /// What articles call a person, the commonest first.
    package let roles: [String]
    /// Whether an analyst decided the name.
    package let isNameDecided: Bool
    /// Whether an analyst decided the kind.
    package let isKindDecided: Bool
  }

  /// A wording with its counts.
  package struct Name: Hashable, Sendable {
    /// The wording.
    package let name: String
    /// How often it is used.
    package let mentions: Int
    /// In how many articles.
    package let articles: Int
    /// Whether an analyst gave it.
    package let isDecided: Bool
  }

  /// Which entities are wanted.
  package struct Filter: Hashable, Sendable {
    /// A part of a name; `*` stands for any letters.
    package var pattern: String?
    /// The kinds, or none for all.
    package var kinds: [Entity.Kind] = []
    /// At most so many.
    package var limit: Int?
    /// Mentioned by at least so many articles.
    package var articles = 1

    /// Wants all.
    package init() {}
  }

  let database: SQLiteDatabase

  /// Takes a store that is open.
  package init(_ database: SQLiteDatabase) { self.database = database }

  /// How many articles there are, and how many of them are analyzed.
  package func progress() throws(SQLiteError) -> (articles: Int, analyzed: Int) {
    (
      try database.integer("SELECT count(*) FROM articles") ?? 0,
      try database.integer("SELECT count(*) FROM analyses") ?? 0
    )
  }

  private static let columns = """
    e.entity, e.id, e.name, e.kind, e.articles, e.mentions, e.identifiers, e.roles, e.name_by, \
    e.kind_by
    """

  /// The entities that a filter wants, those of most articles first.
  package func entities(_ filter: Filter = Filter()) throws(SQLiteError) -> [Row] {
    var (conditions, values) = (["e.articles >= \(max(1, filter.articles))"], [String]())
    if !filter.kinds.isEmpty {
      let kinds = filter.kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      conditions.append("e.kind IN (\(kinds))")
    }
    if let pattern = filter.pattern {
      let patterns = Self.spellings(of: pattern).map(Self.like)
      let each = patterns.map { _ in "name LIKE ? ESCAPE '\\'" }.joined(separator: " OR ")
      conditions.append("e.entity IN (SELECT entity FROM entity_names WHERE \(each))")
      values += patterns
    }
    return try rows(
      "WHERE \(conditions.joined(separator: " AND ")) ORDER BY e.articles DESC, e.id"
        + (filter.limit.map { " LIMIT \(max(0, $0))" } ?? ""), values)
  }

  /// How many entities a filter wants, whatever its limit.
  package func count(_ filter: Filter) throws(SQLiteError) -> Int {
    var all = filter
    all.limit = nil
    return try entities(all).count
  }

  /// The entities that an id or a name means, those of most articles first; case does not matter.
  ///
  /// An id that was merged into another means that one.
  package func entities(named name: String) throws(SQLiteError) -> [Row] {
    let byID = try rows(
      """
      WHERE e.id = ?1 AND e.articles > 0 OR e.entity IN (
        SELECT entity FROM found_names WHERE id = ?1 AND articles > 0
        AND NOT EXISTS (SELECT 1 FROM entities WHERE id = ?1 AND articles > 0))
      ORDER BY e.articles DESC, e.id
      """, [name])
    if !byID.isEmpty { return byID }
    let spellings = Self.spellings(of: name)
    let marks = spellings.map { _ in "?" }.joined(separator: ", ")
    return try rows(
      """
      WHERE e.articles > 0
        AND e.entity IN (SELECT entity FROM entity_names WHERE name COLLATE NOCASE IN (\(marks)))
      ORDER BY e.articles DESC, e.id
      """, spellings)
  }

  /// The name or id that somebody may have meant.
  package func nearest(to name: String) throws(SQLiteError) -> String? {
    let isID = name.contains(":")
    let column = isID ? "id" : "name"
    let statement = try database.prepare(
      """
      SELECT DISTINCT \(column) FROM \(isID ? "entities" : "entity_names")
      WHERE abs(length(\(column)) - length(?1)) <= max(2, length(?1) / 3)
      ORDER BY articles DESC, \(column) LIMIT 50000
      """)
    try statement.bind(1, name)
    var known: [String] = []
    while try statement.step() { known.append(statement.string(0) ?? "") }
    if let nearest = NearestName.nearest(to: name, among: known) { return nearest }
    var filter = Filter()
    (filter.pattern, filter.limit) = (name, 1)
    return name.isEmpty ? nil : try entities(filter).first?.name
  }

  /// What an entity is called, the commonest name first.
  package func names(of entity: Row) throws(SQLiteError) -> [Name] {
    let statement = try database.prepare(
      """
      SELECT name, mentions, articles, given_by FROM entity_names WHERE entity = ?
      ORDER BY mentions DESC, articles DESC, name
      """)
    try statement.bind(1, entity.key)
    var names: [Name] = []
    while try statement.step() {
      names.append(
        Name(
          name: statement.string(0) ?? "", mentions: statement.integer(1) ?? 0,
          articles: statement.integer(2) ?? 0, isDecided: statement.string(3) == "decided"))
    }
    return names
  }

  /// The ids of the articles that mention an entity, in the order of the corpus.
  package func articles(
    of entity: Row, limit: Int? = nil
  ) throws(SQLiteError) -> [String] {
    let statement = try database.prepare(
      """
      SELECT a.id FROM article_entities l JOIN articles a USING (article)
      WHERE l.entity = ? ORDER BY l.article\(limit.map { " LIMIT \(max(0, $0))" } ?? "")
      """)
    try statement.bind(1, entity.key)
    var ids: [String] = []
    while try statement.step() { ids.append(statement.string(0) ?? "") }
    return ids
  }

  /// The ids that articles have for an entity, its own first: more than one when some were merged.
  package func ids(of entity: Row) throws(SQLiteError) -> [String] {
    let statement = try database.prepare(
      """
      SELECT DISTINCT id FROM found_names WHERE entity = ?1 AND articles > 0
      ORDER BY id <> ?2, id
      """)
    try statement.bind(1, entity.key)
    try statement.bind(2, entity.id)
    var ids: [String] = []
    while try statement.step() { ids.append(statement.string(0) ?? "") }
    return ids
  }

  /// How often an entity is quoted.
  package func quotes(of entity: Row) throws(SQLiteError) -> Int {
    try database.integer("SELECT count(*) FROM quotes WHERE speaker = \(entity.key)") ?? 0
  }

  func rows(_ rest: String, _ values: [String]) throws(SQLiteError) -> [Row] {
    let statement = try database.prepare("SELECT \(Self.columns) FROM entities e \(rest)")
    for (index, value) in values.enumerated() { try statement.bind(Int32(index + 1), value) }
    var rows: [Row] = []
    while try statement.step() { rows.append(Row(statement)) }
    return rows
  }

  /// The text and the usual cases of it where SQLite, which folds ASCII only, does not know them.
  static func spellings(of text: String) -> [String] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return [text] }
    let title = text.split(separator: " ", omittingEmptySubsequences: false)
      .map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }.joined(separator: " ")
    var spellings = [text]
    for other in [text.lowercased(), text.uppercased(), title] where !spellings.contains(other) {
      spellings.append(other)
    }
    return spellings
  }

  /// A pattern of LIKE: without `*` a part of a name.
  private static func like(_ pattern: String) -> String {
    let hasStars = pattern.contains("*")
    let text = pattern.map { letter in
      switch letter {
      case "%", "_", "\\": "\\" + String(letter)
      case "*": "%"
      default: String(letter)
      }
    }.joined()
    return hasStars ? text : "%" + text + "%"
  }
}

extension EntityTable.Row {
  /// Reads a row.
  fileprivate init(_ row: SQLiteStatement) {
    key = row.integer(0) ?? 0
    (id, name, kind) = (row.string(1) ?? "", row.string(2) ?? "", row.string(3) ?? "")
    (articles, mentions) = (row.integer(4) ?? 0, row.integer(5) ?? 0)
    identifiers = StoredJSON.table(row.bytes(6) ?? []).compactMapValues {
      if case .string(let text) = $0 { text } else { nil }
    }
    roles = StoredJSON.strings(row.bytes(7) ?? [])
    (isNameDecided, isKindDecided) = (row.string(8) == "decided", row.string(9) == "decided")
  }
}
