import NewsModel

/// Two entities that may be one, or one wording that may mean several: something for an analyst to
/// decide.
package struct EntityConflict: Hashable, Sendable {
  /// Why it is listed; strong reasons first.
  package enum Reason: String, CaseIterable, Sendable {
    /// Both have the same name and are of different kinds.
    case sameName = "same name, other kind"
    /// One wording is used for both.
    case sharedName = "shared name"
    /// The names differ by a letter or two.
    case nearName = "nearly the same name"
    /// One name has initials where the other has names.
    case initials
    /// One name is the last part of the other.
    case surname
    /// One name is made of the first letters of the other.
    case acronym
  }

  /// Why it is listed.
  package let reason: Reason
  /// The entity of more articles.
  package let first: EntityTable.Row
  /// The other one.
  package let second: EntityTable.Row
  /// The wording that both have, for a shared name.
  package let wording: String?
  /// How many articles mention both: many speak against their being one.
  package let together: Int

  /// How many articles mention one of both.
  package var articles: Int { first.articles + second.articles - together }
}

extension EntityTable {
  /// How many entities are compared with each other, those of most articles.
  package static let comparedEntities = 200_000

  /// Candidates for conflicts, those of most articles first; pairs of which an analyst decided both
  /// names are none.
  package func conflicts(_ filter: Filter = Filter()) throws(SQLiteError) -> [EntityConflict] {
    var wanted = filter
    wanted.limit = Self.comparedEntities
    let rows = try entities(wanted)
    var finder = ConflictFinder(rows)
    try addSharedNames(to: &finder, among: rows)
    finder.compareNames()
    var conflicts: [EntityConflict] = []
    for pair in finder.pairs {
      let (first, second) = (rows[pair.first], rows[pair.second])
      if first.isNameDecided && second.isNameDecided { continue }
      let together = try together(first, second)
      conflicts.append(
        EntityConflict(
          reason: pair.reason, first: first, second: second, wording: pair.wording,
          together: together))
    }
    conflicts.sort {
      ($1.articles, $0.first.id, $0.second.id) < ($0.articles, $1.first.id, $1.second.id)
    }
    return filter.limit.map { Array(conflicts.prefix(max(0, $0))) } ?? conflicts
  }

  /// How many articles mention both of two entities.
  private func together(_ one: Row, _ other: Row) throws(SQLiteError) -> Int {
    let (small, large) = one.articles < other.articles ? (one, other) : (other, one)
    return try database.integer(
      """
      SELECT count(*) FROM article_entities l
      WHERE l.entity = \(small.key) AND EXISTS (SELECT 1 FROM article_entities m
        WHERE m.article = l.article AND m.entity = \(large.key))
      """) ?? 0
  }

  private func addSharedNames(
    to finder: inout ConflictFinder, among rows: [Row]
  ) throws(SQLiteError) {
    var positions: [Int: Int] = [:]
    for (index, row) in rows.enumerated() { positions[row.key] = index }
    let statement = try database.prepare(
      "SELECT name, entity FROM entity_names ORDER BY name COLLATE NOCASE, entity")
    var (name, members) = ("", [Int]())
    while try statement.step() {
      let next = statement.string(0) ?? ""
      if next.lowercased() != name.lowercased() {
        finder.add(sharedBy: members, name)
        (name, members) = (next, [])
      }
      if let position = positions[statement.integer(1) ?? 0], !members.contains(position) {
        members.append(position)
      }
    }
    finder.add(sharedBy: members, name)
  }
}
