/// Searches in a store; belongs to one thread at a time.
///
/// Ranks are BM25 as FTS5 computes it (https://sqlite.org/fts5.html#the_bm25_function), a word of
/// the title counting as much as five of the body.
package final class StoreSearch {
  /// Which of the found articles are wanted, and in which order.
  package struct Options: Hashable, Sendable {
    /// At most so many.
    package var limit: Int?
    /// The order.
    package var order = SearchOrder.rank
    /// How many words a snippet has; at most 64.
    package var snippetWords = 24

    /// Makes options.
    package init(limit: Int? = nil, order: SearchOrder = .rank) {
      (self.limit, self.order) = (limit, order)
    }
  }

  private let database: SQLiteDatabase

  /// Takes a store that is open for reading.
  package init(_ database: SQLiteDatabase) { self.database = database }

  /// What was found, with snippets.
  package func hits(
    _ query: SearchQuery, _ options: Options
  ) throws(SQLiteError) -> [SearchHit] {
    let search = SearchSQL(query)
    let words = min(max(options.snippetWords, 1), 64)
    let (start, end) = SearchSnippet.marksInSQL
    let snippet =
      search.match == nil ? "NULL" : "snippet(search, -1, '\(start)', '\(end)', '…', \(words))"
    let statement = try statement(
      "a.id, coalesce(a.title, r.headline), r.date, coalesce(a.source, r.agency), "
        + snippet, search, options)
    var hits: [SearchHit] = []
    while try statement.step() {
      hits.append(
        SearchHit(
          id: statement.string(0) ?? "", title: statement.string(1), date: statement.string(2),
          source: statement.string(3), snippet: SearchSnippet(marked: statement.bytes(4) ?? [])))
    }
    return hits
  }

  /// The ids of the found articles, in order.
  package func ids(_ query: SearchQuery, _ options: Options) throws(SQLiteError) -> [String] {
    let statement = try statement("a.id", SearchSQL(query), options)
    var ids: [String] = []
    while try statement.step() { ids.append(statement.string(0) ?? "") }
    return ids
  }

  /// Whether some article is analyzed, so that entities can be found.
  package func knowsEntities() throws(SQLiteError) -> Bool {
    try database.integer("SELECT EXISTS (SELECT 1 FROM analyses)") == 1
  }

  /// How many articles are found.
  package func count(_ query: SearchQuery) throws(SQLiteError) -> Int {
    let search = SearchSQL(query)
    let needsRows = !search.conditions.isEmpty || search.match == nil
    let statement = try database.prepare(
      "SELECT count(*) " + Self.source(search, joins: needsRows)
        + Self.filter(search, joins: needsRows))
    try bind(search, to: statement)
    return try statement.step() ? statement.integer(0) ?? 0 : 0
  }

  /// How many of the found articles have each value of a facet, the most frequent ones first.
  package func counts(
    _ facet: SearchFacet, _ query: SearchQuery, limit: Int
  ) throws(SQLiteError) -> [SearchFacet.Count] {
    let search = SearchSQL(query)
    let (value, id, join) = Self.columns(of: facet)
    let statement = try database.prepare(
      """
      SELECT \(value) AS facet, \(id) AS facet_id, count(DISTINCT a.article) AS articles
      \(Self.source(search, joins: true)) \(join) \(Self.filter(search, joins: true))
      GROUP BY facet, facet_id HAVING facet IS NOT NULL
      ORDER BY articles DESC, facet, facet_id LIMIT \(max(0, limit))
      """)
    try bind(search, to: statement)
    var counts: [SearchFacet.Count] = []
    while try statement.step() {
      counts.append(
        SearchFacet.Count(
          value: statement.string(0) ?? "", id: statement.string(1),
          articles: statement.integer(2) ?? 0))
    }
    return counts
  }

  /// What people say in the found articles, in the order of dates; when the search names a speaker,
  /// only what that one says.
  package func sayings(
    _ query: SearchQuery, limit: Int?
  ) throws(SQLiteError) -> [SearchSaying] {
    let search = SearchSQL(query)
    var conditions = search.conditions + search.quoteConditions
    if search.match != nil {
      conditions.insert("a.article IN (SELECT rowid FROM search WHERE search MATCH ?)", at: 0)
    }
    let filter =
      conditions.isEmpty ? "" : "WHERE " + SearchSQL.balanced(conditions[...], " AND ")
    let statement = try database.prepare(
      """
      SELECT a.id, r.date, e.name, e.id, q.is_direct, q.cue,
        (SELECT group_concat(CAST(substr(CAST(a.text AS BLOB),
            json_extract(p.value, '$[0]') + 1,
            json_extract(p.value, '$[1]') - json_extract(p.value, '$[0]')) AS TEXT), ' … ')
          FROM json_each(q.parts) p)
      FROM quotes q JOIN articles a USING (article) JOIN readings r USING (article)
        LEFT JOIN entities e ON e.entity = q.speaker
      \(filter) ORDER BY r.date NULLS LAST, a.article, q.position LIMIT \(limit ?? -1)
      """)
    let values = (search.match.map { [$0] } ?? []) + search.values + search.quoteValues
    for (index, value) in values.enumerated() { try statement.bind(Int32(index + 1), value) }
    var sayings: [SearchSaying] = []
    while try statement.step() {
      sayings.append(
        SearchSaying(
          article: statement.string(0) ?? "", date: statement.string(1),
          speaker: statement.string(2), speakerID: statement.string(3),
          isDirect: statement.integer(4) == 1, cue: statement.string(5),
          words: statement.string(6) ?? ""))
    }
    return sayings
  }

  private static func columns(
    of facet: SearchFacet
  ) -> (value: String, id: String, join: String) {
    let entities = """
      JOIN article_entities ON article_entities.article = a.article
      JOIN entities USING (entity)
      """
    return switch facet {
    case .source: ("a.source", "NULL", "")
    case .agency: ("r.agency", "NULL", "")
    case .month: ("CASE WHEN length(r.date) > 6 THEN substr(r.date, 1, 7) END", "NULL", "")
    case .language: ("r.language", "NULL", "")
    case .section: ("a.section", "NULL", "")
    case .keyword: ("words.value", "NULL", "JOIN json_each(a.keywords) AS words")
    case .label: ("labels.name", "NULL", "JOIN labels ON labels.article = a.article")
    case .entity: ("entities.name", "entities.id", entities)
    case .kind: ("entities.kind", "NULL", entities)
    }
  }

  private static func source(_ search: SearchSQL, joins: Bool) -> String {
    let rows = "articles a JOIN readings r USING (article)"
    guard search.match != nil else { return "FROM " + rows }
    // The index comes first: only it can rank.
    return "FROM search" + (joins ? " CROSS JOIN \(rows)" : "")
  }

  private static func filter(_ search: SearchSQL, joins: Bool) -> String {
    var conditions: [String] = []
    if search.match != nil {
      conditions.append("search MATCH ?")
      if joins { conditions.append("a.article = search.rowid") }
    }
    if !search.conditions.isEmpty {
      conditions.append(SearchSQL.balanced(search.conditions[...], " AND "))
    }
    return conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
  }

  private func statement(
    _ columns: String, _ search: SearchSQL, _ options: Options
  ) throws(SQLiteError) -> SQLiteStatement {
    let key = search.match == nil ? "a.article" : "search.rowid"
    let order =
      switch options.order {
      case .rank: search.match == nil ? key : "rank"
      case .newest: "r.date DESC NULLS LAST, \(key)"
      case .oldest: "r.date NULLS LAST, \(key)"
      case .corpus: key
      }
    var filter = Self.filter(search, joins: true)
    if search.match != nil, options.order == .rank {
      filter += " AND search.rank MATCH 'bm25(5.0, 1.0)'"
    }
    let statement = try database.prepare(
      "SELECT \(columns) \(Self.source(search, joins: true))\(filter) ORDER BY \(order)"
        + " LIMIT \(options.limit ?? -1)")
    try bind(search, to: statement)
    return statement
  }

  private func bind(_ search: SearchSQL, to statement: SQLiteStatement) throws(SQLiteError) {
    let values = (search.match.map { [$0] } ?? []) + search.values
    for (index, value) in values.enumerated() { try statement.bind(Int32(index + 1), value) }
  }
}
