import NewsModel

/// A search as SQLite runs it over a store: words by the full-text index, facts by the tables.
///
/// In its conditions `a` is the row of `articles` and `r` that of `readings`.
struct SearchSQL {
  /// What the full-text index must match, or nil when the search asks for no words, or for words in
  /// a way that the index alone cannot answer.
  private(set) var match: String?
  /// Conditions on the other tables, all of which must hold.
  private(set) var conditions: [String] = []
  /// The values of the parameters of the conditions, in order.
  private(set) var values: [String] = []

  /// Conditions on the quotes (`q`) of the found articles: who must have said them.
  private(set) var quoteConditions: [String] = []
  /// The values of their parameters, in order.
  private(set) var quoteValues: [String] = []

  /// Translates a search.
  init(_ query: SearchQuery) {
    var parts: [SearchQuery] = [query]
    if case .all(let all) = query { parts = all }
    let words = parts.filter(Self.isWords)
    // What must not be there needs something that must: the index only takes away.
    let absent = words.isEmpty ? [] : parts.filter { Self.isAbsentWords($0) }
    if !words.isEmpty { match = Self.expression(.all(words + absent)) }
    for part in parts where !Self.isWords(part) && !absent.contains(part) {
      conditions.append(condition(part))
      if case .fact(.value(.speaker, let name, let isPrefix)) = part {
        let before = values
        quoteConditions.append("q.speaker IN (" + entities(name, isPrefix) + ")")
        quoteValues += values[before.count...]
        values = before
      }
    }
  }

  // Words.

  /// Whether the full-text index alone can answer it.
  private static func isWords(_ query: SearchQuery) -> Bool {
    switch query {
    case .text: true
    case .fact, .not: false
    case .any(let parts): parts.allSatisfy(isWords)
    case .all(let parts):
      parts.contains(where: isWords) && parts.allSatisfy { isWords($0) || isAbsentWords($0) }
    }
  }

  private static func isAbsentWords(_ query: SearchQuery) -> Bool {
    if case .not(let part) = query { isWords(part) } else { false }
  }

  /// A search for words in the language of FTS5 (https://sqlite.org/fts5.html, section 3).
  private static func expression(_ query: SearchQuery) -> String {
    switch query {
    case .text(let text): return expression(text)
    case .fact: return ""
    case .not(let part): return expression(part)
    case .any(let parts): return "(" + parts.map(expression).joined(separator: " OR ") + ")"
    case .all(let parts):
      let present = parts.filter(isWords).map(expression)
      let absent = parts.filter { !isWords($0) }.map(expression)
      var words = present.count == 1 ? present[0] : "(" + present.joined(separator: " AND ") + ")"
      if !absent.isEmpty { words = "(\(words) NOT (" + absent.joined(separator: " OR ") + "))" }
      return words
    }
  }

  private static func expression(_ text: SearchText) -> String {
    let phrases = text.phrases.map { phrase in
      // A zero byte would end the expression.
      let words = phrase.words.map { $0 == "\"" ? "\"\"" : $0 == "\0" ? " " : String($0) }
      return "\"" + words.joined() + "\"" + (phrase.isPrefix ? " *" : "")
    }
    let column = text.part.map { "\($0.rawValue) : " } ?? ""
    guard let distance = text.distance else { return column + phrases.joined(separator: " ") }
    return column + "NEAR(" + phrases.joined(separator: " ") + ", \(distance))"
  }

  // Conditions.

  private mutating func condition(_ query: SearchQuery) -> String {
    if Self.isWords(query) {
      values.append(Self.expression(query))
      return "a.article IN (SELECT rowid FROM search WHERE search MATCH ?)"
    }
    switch query {
    case .text: return "1"
    case .fact(let fact): return condition(fact)
    case .not(let part): return "NOT " + condition(part)
    case .any(let parts): return joined(parts, " OR ")
    case .all(let parts): return joined(parts, " AND ")
    }
  }

  private mutating func joined(_ parts: [SearchQuery], _ operation: String) -> String {
    var conditions: [String] = []
    for part in parts { conditions.append(condition(part)) }
    return Self.balanced(conditions[...], operation)
  }

  /// Joins conditions as a tree of little depth: SQLite takes a chain for one that is as deep as it
  /// is long, and has a limit.
  static func balanced(_ conditions: ArraySlice<String>, _ operation: String) -> String {
    guard conditions.count > 1 else { return conditions.first ?? "1" }
    let middle = (conditions.startIndex + conditions.endIndex) / 2
    let (left, right) = (conditions[..<middle], conditions[middle...])
    return "(" + balanced(left, operation) + operation + balanced(right, operation) + ")"
  }

  private mutating func condition(_ fact: SearchFact) -> String {
    switch fact {
    case .date(let from, let to): return date(from, to)
    case .value(let field, let value, let isPrefix):
      return condition(field, value, isPrefix: isPrefix)
    }
  }

  /// Dates are compared as text; a coarse one ends behind all that begin with it.
  private mutating func date(_ from: NewsDate?, _ to: NewsDate?) -> String {
    var conditions: [String] = []
    if let from {
      conditions.append("r.date >= ?")
      values.append(from.description)
    }
    if let to {
      conditions.append("r.date < ?")
      values.append(to.description + "~")
    }
    return "coalesce(" + conditions.joined(separator: " AND ") + ", 0)"
  }

  private mutating func condition(
    _ field: SearchField, _ value: String, isPrefix: Bool
  ) -> String {
    func known(_ column: String) -> String { self.known(column, value, isPrefix: isPrefix) }
    switch field {
    case .title, .body, .date: return "0"
    case .source: return known("a.source")
    case .agency: return known("r.agency")
    case .section: return known("a.section")
    case .place: return known("r.place")
    case .author: return inList("r.authors", value, isPrefix)
    case .keyword: return inList("a.keywords", value, isPrefix)
    case .lang:
      if isPrefix { return known("r.language") }
      let whole = known("r.language")
      return "(\(whole) OR " + self.known("r.language", value + "-", isPrefix: true) + ")"
    case .id:
      let comparison = isPrefix ? "substr(a.id, 1, length(?)) = ?" : "a.id = ?"
      values += isPrefix ? [value, value] : [value]
      return comparison
    case .entity:
      return "a.article IN (SELECT article FROM article_entities WHERE entity IN ("
        + entities(value, isPrefix) + "))"
    case .kind:
      values.append(value)
      return "a.article IN (SELECT article FROM article_entities JOIN entities USING (entity)"
        + " WHERE kind = ?)"
    case .speaker:
      return "a.article IN (SELECT article FROM quotes WHERE speaker IN ("
        + entities(value, isPrefix) + "))"
    case .label:
      let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        return "a.article IN (SELECT article FROM labels WHERE "
          + comparison("name", value, isPrefix: isPrefix) + ")"
      }
      let name = comparison("name", parts[0], isPrefix: false)
      return "a.article IN (SELECT article FROM labels WHERE \(name) AND "
        + comparison("value", parts[1], isPrefix: isPrefix) + ")"
    case .mention:
      return "a.article IN (SELECT article FROM added_mentions WHERE "
        + comparison("text", value, isPrefix: isPrefix) + ")"
    case .note:
      values.append(Self.expression(SearchText([SearchPhrase(value, isPrefix: isPrefix)])))
      return "a.article IN (SELECT article FROM notes WHERE note IN"
        + " (SELECT rowid FROM note_search WHERE note_search MATCH ?))"
    }
  }

  /// A comparison that is false, not unknown, where there is no value.
  private mutating func known(_ column: String, _ value: String, isPrefix: Bool) -> String {
    "coalesce(" + comparison(column, value, isPrefix: isPrefix) + ", 0)"
  }

  private mutating func inList(_ column: String, _ value: String, _ isPrefix: Bool) -> String {
    "EXISTS (SELECT 1 FROM json_each(\(column)) WHERE "
      + comparison("value", value, isPrefix: isPrefix) + ")"
  }

  /// The entities that a name or id means.
  private mutating func entities(_ name: String, _ isPrefix: Bool) -> String {
    let byName = comparison("name", name, isPrefix: isPrefix)
    values.append(name)
    return "SELECT entity FROM entity_names WHERE \(byName)"
      + " UNION SELECT entity FROM entities WHERE id = ?"
  }

  /// Equality, or how a value begins, whatever the case of the letters.
  ///
  /// SQLite folds ASCII only, so that the usual spellings of other letters are tried in turn.
  private mutating func comparison(_ column: String, _ value: String, isPrefix: Bool) -> String {
    var spellings = [value]
    if !value.utf8.allSatisfy({ $0 < 0x80 }) {
      let title = value.split(separator: " ", omittingEmptySubsequences: false)
        .map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }.joined(separator: " ")
      for other in [value.lowercased(), value.uppercased(), title] where !spellings.contains(other)
      {
        spellings.append(other)
      }
    }
    values += spellings.map { isPrefix ? Self.pattern($0) : $0 }
    if isPrefix {
      let each = spellings.map { _ in "\(column) LIKE ? ESCAPE '\\'" }
      return "(" + each.joined(separator: " OR ") + ")"
    }
    let marks = spellings.map { _ in "?" }.joined(separator: ", ")
    return "\(column) COLLATE NOCASE IN (\(marks))"
  }

  /// A pattern of LIKE for all that begins with a text.
  private static func pattern(_ start: String) -> String {
    start.map { ["%", "_", "\\"].contains($0) ? "\\\($0)" : String($0) }.joined() + "%"
  }
}
