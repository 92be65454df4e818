import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct QuotedSpanTests {
  /// The words of each quote; parts are joined by a bar.
  private func words(_ text: String) throws -> [String] {
    let analysis = try Workbench.analysis(text)
    return analysis.quotes.filter(\.isDirect).map { quote in
      quote.parts.map { analysis.text[$0] }.joined(separator: "|")
    }
  }

  @Test(arguments: [
    ("\"We go now,\" Ann Lee said.", "We go now,"), ("“We go now,” Ann Lee said.", "We go now,"),
    ("«We go now», Ann Lee said.", "We go now"), ("„We go now“, Ann Lee said.", "We go now"),
    ("‘We go now,’ Ann Lee said.", "We go now,"), ("'We go now,' Ann Lee said.", "We go now,"),
    ("``We go now,'' Ann Lee said.", "We go now,"), ("''We go now,'' Ann Lee said.", "We go now,"),
  ])
  func `knows the marks of many hands`(text: String, expected: String) throws {
    #expect(try words(text) == [expected])
  }

  @Test(arguments: [
    ("'It's the doctors' plan,' Ann Lee said.", ["It's the doctors' plan,"]),
    ("‘It’s the doctors’ plan,’ Ann Lee said.", ["It’s the doctors’ plan,"]),
    ("The doctors' plan won't do, and Ann's won't.", []),
    ("It was the '90s and rock 'n' roll was all.", []),
    ("It is 5' 6\" tall and 3' 2\" wide, said Ann Lee.", []),
  ])
  func `tells apostrophes from marks`(text: String, expected: [String]) throws {
    #expect(try words(text) == expected)
  }

  @Test(arguments: [
    (
      "\"She told me 'never again' and went,\" Ann Lee said.", "She told me 'never again' and went,"
    ),
    ("“She told me ‘never again’ and went,” Ann Lee said.", "She told me ‘never again’ and went,"),
    ("‘She told me “never again” and went,’ Ann Lee said.", "She told me “never again” and went,"),
  ])
  func `a quote within a quote is part of it`(text: String, expected: String) throws {
    #expect(try words(text) == [expected])
  }

  @Test func `paragraphs that each begin with a mark are one quote`() throws {
    let text = "Ann Lee said: “The first is long.\n\n“The second is longer.\n\n“The third ends.”"
    #expect(
      try words(text) == ["The first is long.|The second is longer.|The third ends."])
  }

  @Test func `a quote goes on over paragraphs without marks`() throws {
    let text = "Ann Lee said, \"The first is long.\n\nThe second is longer.\n\nThe third ends.\""
    #expect(
      try words(text) == ["The first is long.|The second is longer.|The third ends."])
  }

  @Test func `a quote that is never closed ends with its paragraph`() throws {
    let text = "Ann Lee said, \"The first is long.\n\nThe rain fell on the town.\n\nIt was late."
    #expect(try words(text) == ["The first is long."])
  }

  @Test(arguments: 0..<100)
  func `marks in any order end`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let pieces = [
      "\"", "'", "“", "”", "‘", "’", "«", "»", "„", "``", "''", "a", "said", ",", "\n\n",
    ]
    let text = (0..<200).map { _ in generator.pick(pieces) ?? "" }.joined(
      separator: seed % 2 == 0 ? " " : "")
    let analysis = try Workbench.analysis(text)
    for quote in analysis.quotes {
      #expect(quote.parts.allSatisfy { $0.isInside(0..<analysis.text.count) && !$0.isEmpty })
    }
  }
}
