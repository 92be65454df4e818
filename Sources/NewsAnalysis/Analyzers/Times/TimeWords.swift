import NewsModel

/// The words with which texts speak about time.
package struct TimeWords: Sendable {
  /// What a word does in a time expression.
  enum Role: Int, CaseIterable {
    case unit, number, article, half, ordinal, season, daypart, shift, counted, zone, ahead
    case beforeYear, beforeClock

    /// The name that the list has for it.
    var name: String {
      switch self {
      case .beforeYear: "before_year"
      case .beforeClock: "before_clock"
      default: String(describing: self)
      }
    }
  }

  /// A phrase that is a time expression as it stands.
  struct Phrase: Sendable {
    var words: [String]
    var type: String
    var value: String
  }

  /// The words of each role, in the order of the roles.
  private let tables: [WordTable]
  private let values: [String]
  private var phrases: [Phrase] = []
  private let firstWords: WordTable
  private var phrasesByFirst: [[Int]] = []

  /// Reads `time_words.tsv` and `time_phrases.tsv` from a folder of resources.
  package init(folder: String) throws(AnalysisError) {
    let file = try ListFile("time_words.tsv", in: folder)
    let rows = try file.cells("word", "class", "value")
    let names = Role.allCases.map(\.name)
    var byRole: [[(word: String, value: Int)]] = Array(repeating: [], count: names.count)
    for (index, row) in rows.enumerated() {
      guard let role = names.firstIndex(of: row[1]) else {
        throw .badResource(
          file.name, line: index + 2,
          problem: "unknown class '\(row[1])'; known: "
            + names.sorted().joined(separator: ", "))
      }
      byRole[role].append((row[0], index))
    }
    tables = byRole.map { WordTable($0) }
    values = rows.map { $0[2] }
    var firsts: [(word: String, value: Int)] = []
    for row in try ListFile("time_phrases.tsv", in: folder).cells("phrase", "type", "value") {
      let words = row[0].split(separator: " ").map(String.init)
      guard let first = words.first else { continue }
      let slot = firsts.first { $0.word == first }?.value ?? phrasesByFirst.count
      if slot == phrasesByFirst.count {
        phrasesByFirst.append([])
        firsts.append((first, slot))
      }
      phrasesByFirst[slot].append(phrases.count)
      phrases.append(Phrase(words: words, type: row[1], value: row[2]))
    }
    firstWords = WordTable(firsts)
    for slot in phrasesByFirst.indices {
      let lengths = phrases.map(\.words.count)
      phrasesByFirst[slot].sort { lengths[$0] > lengths[$1] }
    }
  }

  /// The value of a word in a role, or nil when it has no such role.
  func value(_ role: Role, _ text: ArticleText, _ span: TextSpan) -> String? {
    tables[role.rawValue].value(text.bytes, span).map { values[$0] }
  }

  /// The phrases that begin with a word, the longest first.
  func phrases(_ text: ArticleText, _ span: TextSpan) -> [Phrase] {
    guard let slot = firstWords.value(text.bytes, span) else { return [] }
    return phrasesByFirst[slot].map { phrases[$0] }
  }

  /// The unit that a word names, or nil.
  func unit(_ text: ArticleText, _ span: TextSpan) -> TimeUnit? {
    value(.unit, text, span).flatMap(TimeUnit.init(rawValue:))
  }
}
