import NewsModel

/// Words that are written with a full stop although no sentence ends there.
package struct Abbreviations: Sendable {
  /// What an abbreviation stands before, which decides whether a sentence may end at it.
  package enum Kind: Int, CaseIterable, Sendable {
    /// "Mr.", "Gen.": a name follows; never the end of a sentence.
    case title = 1
    /// "No.", "Art.": an abbreviation only before a number.
    case number
    /// "Jan.", "Mon.".
    case month
    /// "Inc.", "etc.", "Jr.": may end a sentence.
    case final
    /// "vs.", "cf.": inside a sentence.
    case inner

    private static let names = Dictionary(
      uniqueKeysWithValues: allCases.map { ("\($0)", $0) })

    init?(name: String) {
      guard let kind = Self.names[name] else { return nil }
      self = kind
    }
  }

  private let table: WordTable
  private let capitalised: WordTable

  /// Takes abbreviations without their stop; those with a capital need one in the text too.
  package init(_ entries: [(word: String, kind: Kind)]) {
    let isCapital = { (word: String) in word.first?.isUppercase == true }
    table = WordTable(entries.filter { !isCapital($0.word) }.map { ($0.word, $0.kind.rawValue) })
    capitalised = WordTable(
      entries.filter { isCapital($0.word) }.map { ($0.word, $0.kind.rawValue) })
  }

  /// Reads `abbreviations.tsv` from a folder of resources.
  package init(folder: String) throws(AnalysisError) {
    let file = try ListFile("abbreviations.tsv", in: folder)
    var entries: [(word: String, kind: Kind)] = []
    for row in try file.cells("word", "kind") {
      guard let kind = Kind(name: row[1]) else {
        let known = Kind.allCases.map { "\($0)" }.joined(separator: ", ")
        throw .badResource(
          file.name, line: 1, problem: "'\(row[0])' has kind '\(row[1])'; known: \(known)")
      }
      entries.append((row[0], kind))
    }
    self.init(entries)
  }

  /// What kind of abbreviation the bytes of a span are, without a stop; nil when they are none.
  package func kind(_ text: [UInt8], _ span: TextSpan) -> Kind? {
    guard span.count <= 12, let first = text[span].first else { return nil }
    if ByteClass.table[Int(first)].contains(.upper),
      let value = capitalised.value(text, span)
    {
      return Kind(rawValue: value)
    }
    // "IE" is no "i.e.".
    if span.count > 1, ByteClass.table[Int(text[span.lowerBound + 1])].contains(.upper) {
      return nil
    }
    return table.value(text, span).flatMap(Kind.init(rawValue:))
  }
}
