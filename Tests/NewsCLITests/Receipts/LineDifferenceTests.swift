import NewsCLI
import NewsCorpus
import Testing

struct LineDifferenceTests {
  private func first(_ one: String, _ other: String) throws -> LineDifference? {
    try LineDifference.first(in: MemorySource(one), MemorySource(other))
  }

  @Test func `finds the first line, and the one that has ended`() throws {
    #expect(try first("a\nb\n", "a\nb\n") == nil)
    #expect(try first("a\nb\nc\n", "a\nx\ny\n")?.number == 2)
    let ended = try #require(try first("a\n", "a\nb\n"))
    #expect(ended.number == 2)
    #expect(ended.shown == ("(no line)", "b"))
  }

  @Test func `shortens long lines around what differs, and shows controls`() throws {
    let same = String(repeating: "é", count: 100)
    let difference = try #require(
      try first(same + "1\u{1B}" + same, same + "2\u{1B}" + same))
    let (one, other) = difference.shown
    #expect(one.hasPrefix("…é") && one.hasSuffix("é…"))
    #expect(one.contains("é1") && other.contains("é2"))
    #expect(!one.contains("\u{1B}") && !one.contains("\u{FFFD}"))
    #expect(one.count < 110)
  }
}
