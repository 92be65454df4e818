import NewsModel

/// Who held which office when, as `roles.tsv` and the tables of users say.
package struct RoleTable: Sendable {
  /// One row: somebody held an office for a while.
  package struct Holding: Sendable {
    /// What the office is of: the name of a country or organisation.
    package let of: String
    /// The words for the office, the usual one first.
    package let words: [String]
    /// Who held it.
    package let holder: String
    /// When.
    package let period: RolePeriod
    /// Where that is said.
    package let source: String
    /// The table it came from, and the line there.
    package let place: String
    /// The row in words: office, holder, dates and where it stands.
    package var description: String {
      let end = period.isOpen ? "at least \(period.to)" : "\(period.to)"
      return "\(of), \(words.first ?? ""): \(holder) from \(period.from) to \(end) (\(place))"
    }

    /// Later tables win over earlier ones.
    let table: Int
    /// The words of the holder's name, folded and hashed.
    let nameWords: [UInt64]
    /// The keys of the words for the office.
    let keys: [UInt64]
    /// The key of what it is of.
    let ofKey: UInt64
  }

  /// The columns of a table.
  package static let columns = ["of", "roles", "holder", "from", "to", "source"]

  /// All rows, in the order in which they were read.
  package private(set) var holdings: [Holding] = []
  private var byOffice: [UInt64: [Int]] = [:]
  private var byNameWord: [UInt64: [Int]] = [:]
  private var byRole: [UInt64: [Int]] = [:]
  private var tables = 0

  /// Makes an empty table.
  package init() {}

  /// Adds the rows of a table; `canonical` gives the usual name of a country or organisation.
  ///
  /// A row that cannot be read is an error that names its line.
  package mutating func add(
    _ file: TableFile, canonical: (String) -> String
  ) throws(AnalysisError) {
    tables += 1
    try file.forEachRow { (line, fields) throws(AnalysisError) in
      let texts = fields.map { file.text($0) }
      let words = file.parts(fields[1]).map { file.text($0) }
      guard !words.isEmpty else {
        throw .badResource(file.name, line: line, problem: "expected a role, found none")
      }
      guard let from = NewsDate(iso8601: texts[3]) else {
        throw Self.badDate(file.name, line, "from", texts[3])
      }
      guard let to = RolePeriod.end(texts[4]) else {
        throw Self.badDate(file.name, line, "to", texts[4])
      }
      let nameWords = Self.words(of: texts[2])
      guard !nameWords.isEmpty else {
        throw .badResource(file.name, line: line, problem: "expected a holder, found none")
      }
      guard to.date >= from || from.description.hasPrefix(to.date.description) else {
        let found = "the period ends (\(texts[4])) before it begins (\(texts[3]))"
        throw .badResource(file.name, line: line, problem: found)
      }
      let of = canonical(texts[0])
      append(
        Holding(
          of: of, words: words, holder: texts[2],
          period: RolePeriod(from: from, to: to.date, isOpen: to.isOpen), source: texts[5],
          place: "\(file.name):\(line)", table: tables, nameWords: nameWords,
          keys: Self.keys(of: words), ofKey: Lexicons.key(of: of)))
    }
  }

  private static func badDate(
    _ name: String, _ line: Int, _ column: String, _ found: String
  ) -> AnalysisError {
    let wanted = column == "to" ? "a date or '>' and a date" : "a date"
    return .badResource(
      name, line: line,
      problem: "expected \(wanted) such as 2017, 2017-04 or 2017-04-06 in '\(column)', "
        + "found '\(found)'")
  }

  private mutating func append(_ holding: Holding) {
    let index = holdings.count
    holdings.append(holding)
    for key in holding.keys { byOffice[Self.office(holding.ofKey, key), default: []].append(index) }
    for key in holding.keys { byRole[key, default: []].append(index) }
    for word in Set(holding.nameWords) { byNameWord[word, default: []].append(index) }
  }

  /// The keys of role words, each once: "Secretary-General" and "Secretary General" are one.
  private static func keys(of words: [String]) -> [UInt64] {
    var keys: [UInt64] = []
    for key in words.map({ Lexicons.key(of: $0) }) where !keys.contains(key) { keys.append(key) }
    return keys
  }

  private static func office(_ of: UInt64, _ word: UInt64) -> UInt64 {
    PhraseTable.extend(of, by: word, comma: true)
  }

  /// The words of a name, folded and hashed.
  static func words(of name: String) -> [UInt64] {
    var name = name
    return name.withUTF8 { bytes in
      var words: [UInt64] = []
      WordPieces.forEach(in: 0..<bytes.count, of: bytes) {
        words.append(TextFolding.hash(bytes, $0))
      }
      return words
    }
  }

  /// The rows of those who may have held an office on a date: none, one, or several when it changed
  /// hands; the last table that says anything wins.
  ///
  /// `of` is the key of the usual name of a country or organisation, `role` that of a role word.
  package func holdings(of: UInt64, role: UInt64, on date: NewsDate) -> [Holding] {
    let rows = (byOffice[Self.office(of, role)] ?? []).map { holdings[$0] }
      .filter { $0.period.mayContain(date) }
    let last = rows.map(\.table).max()
    return rows.filter { $0.table == last }
  }

  /// The rows of everybody with a word in the name who may have held an office of that name on a
  /// date; the last table that says anything of an office wins.
  package func holdings(nameWord: UInt64, role: UInt64, on date: NewsDate) -> [Holding] {
    (byNameWord[nameWord] ?? []).map { holdings[$0] }
      .filter { $0.keys.contains(role) && counts($0, role, date) }
  }

  /// The rows of everybody who may have held an office of that name on a date, whatever it is of;
  /// the last table that says anything of an office wins.
  package func holdings(role: UInt64, on date: NewsDate) -> [Holding] {
    (byRole[role] ?? []).map { holdings[$0] }.filter { counts($0, role, date) }
  }

  /// Whether a row is one of those that count for its office on a date.
  private func counts(_ row: Holding, _ role: UInt64, _ date: NewsDate) -> Bool {
    guard row.period.mayContain(date) else { return false }
    return row.table == tables
      || holdings(of: row.ofKey, role: role, on: date).contains { $0.table == row.table }
  }

  /// The pairs of rows of the same table by which one office has two holders at one time, in the
  /// order of the rows.
  package var overlaps: [(Holding, Holding)] {
    var found: [(Int, Int)] = []
    for indexes in byOffice.values {
      for (place, left) in indexes.enumerated() {
        for right in indexes[(place + 1)...] {
          let (a, b) = (holdings[left], holdings[right])
          guard a.table == b.table, a.period.overlaps(b.period) else { continue }
          if !found.contains(where: { $0 == (left, right) }) { found.append((left, right)) }
        }
      }
    }
    return found.sorted { $0 < $1 }.map { (holdings[$0.0], holdings[$0.1]) }
  }
}
