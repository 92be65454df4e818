import NewsModel

/// Finds pairs of entities whose names say that they may be one.
struct ConflictFinder {
  /// Two entities, by their places in the list, and why they may be one.
  struct Pair {
    let first: Int
    let second: Int
    let reason: EntityConflict.Reason
    var wording: String?
  }

  private struct Key: Hashable {
    let first: Int
    let second: Int
  }

  /// At most so many entities share something without its being a coincidence.
  private static let crowd = 12

  private let rows: [EntityTable.Row]
  /// The words of each best name, folded.
  private let words: [[String]]
  private var found: [Key: Pair] = [:]

  /// Takes entities, those of most articles first.
  init(_ rows: [EntityTable.Row]) {
    self.rows = rows
    words = rows.map { Self.words(of: $0.name) }
  }

  /// What was found, each pair once and with its strongest reason, in a fixed order.
  var pairs: [Pair] { found.values.sorted { ($0.first, $0.second) < ($1.first, $1.second) } }

  private mutating func add(
    _ one: Int, _ other: Int, _ reason: EntityConflict.Reason, _ wording: String? = nil
  ) {
    if one == other { return }
    let key = Key(first: min(one, other), second: max(one, other))
    let order = EntityConflict.Reason.allCases
    if let known = found[key], let old = order.firstIndex(of: known.reason),
      let new = order.firstIndex(of: reason), old <= new
    {
      return
    }
    found[key] = Pair(first: key.first, second: key.second, reason: reason, wording: wording)
  }

  /// Takes entities that one wording is used for.
  mutating func add(sharedBy members: [Int], _ wording: String) {
    guard members.count > 1, members.count <= Self.crowd else { return }
    for (index, one) in members.enumerated() {
      for other in members[(index + 1)...] {
        let isSame = words[one] == words[other] && rows[one].kind != rows[other].kind
        add(one, other, isSame ? .sameName : .sharedName, wording)
      }
    }
  }

  /// Compares names of one kind.
  mutating func compareNames() {
    compareNearNames()
    comparePersons()
    compareAcronyms()
  }

  // Names that differ by a letter.

  /// Names that become the same when a letter is left out here or there.
  private mutating func compareNearNames() {
    var groups: [String: [Int]] = [:]
    for index in rows.indices {
      let name = words[index].joined(separator: " ")
      let letters = Array(name.unicodeScalars)
      guard letters.count >= 6, !name.contains(where: \.isNumber) else { continue }
      for shorter in Self.shortened(letters) {
        groups[rows[index].kind + shorter, default: []].append(index)
      }
    }
    for members in groups.values where members.count > 1 && members.count <= Self.crowd {
      for (index, one) in members.enumerated() {
        for other in members[(index + 1)...] where Self.areNear(words[one], words[other]) {
          add(one, other, .nearName)
        }
      }
    }
  }

  /// The name itself, and it without one of its letters.
  private static func shortened(_ letters: [Unicode.Scalar]) -> [String] {
    var results = [string(letters[...])]
    for index in letters.indices where letters[index] != " " {
      results.append(string(letters[..<index]) + string(letters[(index + 1)...]))
    }
    return Array(Set(results))
  }

  private static func string(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: letters)
    return String(text)
  }

  /// Whether names have as many words, and at most one word differs, which is no short one.
  private static func areNear(_ one: [String], _ other: [String]) -> Bool {
    if one.joined() == other.joined() { return true }
    guard one.count == other.count else { return false }
    let different = zip(one, other).filter { $0 != $1 }
    return different.count == 1 && different.allSatisfy { min($0.count, $1.count) >= 4 }
  }

  // Persons: initials, and surnames alone.

  private mutating func comparePersons() {
    var byLast: [String: [Int]] = [:]
    for index in rows.indices where rows[index].kind == Entity.Kind.person.rawValue {
      if let last = words[index].last, last.count > 1 { byLast[last, default: []].append(index) }
    }
    for members in byLast.values where members.count > 1 && members.count <= Self.crowd {
      for (position, one) in members.enumerated() {
        for other in members[(position + 1)...] {
          let (a, b) = (words[one].dropLast(), words[other].dropLast())
          if a.isEmpty != b.isEmpty {
            add(one, other, .surname)
          } else if !a.isEmpty, Self.areInitials(a, b) || Self.areInitials(b, a) {
            add(one, other, .initials)
          }
        }
      }
    }
  }

  /// Whether each word of the first name is the first letter of a word of the second one, and one of
  /// them shorter than it.
  private static func areInitials(_ short: ArraySlice<String>, _ long: ArraySlice<String>) -> Bool {
    guard short.count <= long.count else { return false }
    var hasInitial = false
    for (a, b) in zip(short, long) where a != b {
      guard a.count == 1, b.hasPrefix(a) else { return false }
      hasInitial = true
    }
    return hasInitial
  }

  // Organisations: first letters.

  private mutating func compareAcronyms() {
    var byLetters: [String: [Int]] = [:]
    let kinds = [Entity.Kind.org, .gpe, .event, .law].map(\.rawValue)
    for index in rows.indices where kinds.contains(rows[index].kind) && words[index].count > 2 {
      for letters in Self.acronyms(of: words[index]) {
        byLetters[letters, default: []].append(index)
      }
    }
    for index in rows.indices where kinds.contains(rows[index].kind) && words[index].count == 1 {
      guard rows[index].name == rows[index].name.uppercased(),
        let members = byLetters[words[index][0]], members.count <= Self.crowd
      else { continue }
      for other in members { add(index, other, .acronym) }
    }
  }

  private static let smallWords: Set<String> = ["of", "the", "and", "for", "in", "on", "de", "la"]

  /// The first letters of all words, and of all but small ones.
  private static func acronyms(of words: [String]) -> Set<String> {
    func letters(_ words: [String]) -> String { words.map { String($0.prefix(1)) }.joined() }
    return [letters(words), letters(words.filter { !smallWords.contains($0) })]
  }

  /// The words in lower case, without marks.
  private static func words(of name: String) -> [String] {
    name.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
      .map(String.init)
  }
}
