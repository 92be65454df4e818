import NewsModel

/// The names and signs of currencies and units.
package struct NumberUnits: Sendable {
  /// A currency or unit.
  struct Unit: Sendable {
    var kind: NumberExpression.Kind
    /// The ISO 4217 code or the name; nil for money of no country ("dollar" is that of the US).
    var name: String?
    /// What one of it is in the named unit: a cent is 0.01.
    var factor = 1.0
  }

  private var first: WordTable
  private var phrases: [[(words: [String], unit: Int)]] = []
  private var units: [Unit] = []

  /// Reads `currencies.tsv` and `units.tsv` from a folder of resources.
  package init(folder: String) throws(AnalysisError) {
    first = WordTable(capacity: 1024)
    for row in try ListFile("currencies.tsv", in: folder).cells("code", "forms", "hundredths") {
      add(Unit(kind: .money, name: row[0]), row[1])
      add(Unit(kind: .money, name: row[0], factor: 0.01), row[2])
    }
    for row in try ListFile("units.tsv", in: folder).cells("unit", "forms") {
      let isPercent = row[0].hasPrefix("percent")
      add(Unit(kind: isPercent ? .percent : .quantity, name: row[0]), row[1])
    }
    for slot in phrases.indices { phrases[slot].sort { $0.words.count > $1.words.count } }
  }

  private mutating func add(_ unit: Unit, _ forms: String) {
    guard !forms.isEmpty else { return }
    units.append(unit)
    for form in forms.split(separator: ";") {
      let words = form.split(separator: " ").map(String.init)
      guard let word = words.first else { continue }
      let slot = first[word] ?? phrases.count
      if slot == phrases.count {
        phrases.append([])
        first.insert(Array(word.utf8), slot)
      }
      phrases[slot].append((words, units.count - 1))
    }
  }

  /// The unit whose name begins at an item, and the item behind it.
  func unit(_ parser: TimeParser, _ index: Int) -> (unit: Unit, next: Int)? {
    let item = parser.item(index)
    guard item.kind == .word || item.kind == .mark,
      let slot = first.value(parser.bytes, Int(item.start)..<Int(item.end))
    else { return nil }
    for (words, unit) in phrases[slot] {
      var at = index
      var fits = true
      for word in words {
        let item = parser.item(at)
        let span = Int(item.start)..<Int(item.end)
        guard item.kind != .end, Self.equals(parser.bytes, span, word) else {
          fits = false
          break
        }
        at += 1
      }
      if fits, words.count == 2, words[1] == "$" { fits = Self.isSign(parser, index) }
      if fits { return (units[unit], at) }
    }
    return nil
  }

  /// Whether letters before "$" are capitals that belong to it: "C$7" and "US $7", but not "a $7".
  private static func isSign(_ parser: TimeParser, _ index: Int) -> Bool {
    let item = parser.item(index)
    for byte in parser.bytes[Int(item.start)..<Int(item.end)] where byte < 0x41 || byte > 0x5A {
      return false
    }
    return item.length > 1 || parser.item(index + 1).isGlued
  }

  private static func equals(_ bytes: [UInt8], _ span: TextSpan, _ word: String) -> Bool {
    guard span.count == word.utf8.count, span.upperBound <= bytes.count else { return false }
    var at = span.lowerBound
    for byte in word.utf8 {
      let own = bytes[at]
      guard own == byte || (own >= 0x41 && own <= 0x5A && own | 0x20 == byte) else { return false }
      at += 1
    }
    return true
  }
}
