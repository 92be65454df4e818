import LuaKit
import NewsCLI
import ScriptTestSupport
import Testing

struct REPLObjectTests {
  private static let story = """
    local a = newslab.article('PARIS (Reuters) - NATO met on 6 April 2017. "We agree," Ada Byron \
    said.', {id = 'a1', title = 'NATO meets', date = '2017-04-06'})
    """

  /// The lines that the prompt shows for an expression about the story.
  private func lines(_ expression: String, width: Int = 80) throws -> [String] {
    let state = try ScriptBench.state()
    let printer = try ValuePrinter(reader: ValueReader(state), width: width)
    let chunk = Self.story + "\nreturn " + expression
    let values = try state.run(Array(chunk.utf8), name: "=test")
    return try printer.text(of: values).split(separator: "\n").map(String.init)
  }

  @Test func `shows an article as a card`() throws {
    let card = try lines("a")
    #expect(card.first == "Article a1")
    #expect(card.contains("  title     NATO meets"))
    #expect(card.contains("  date      2017-04-06"))
    #expect(card.contains("  place     Paris"))
    #expect(card.contains("  agency    Reuters"))
    #expect(card.last?.contains("1 quotes, 1 times") == true)
    #expect(!card.contains { $0.hasPrefix("  begins") })
  }

  @Test func `shows lists as tables`() throws {
    #expect(
      try lines("a.times") == [
        "List of 1 times", "   text          type  value", "1  6 April 2017  DATE  2017-04-06",
      ])
    #expect(try lines("a.quotes")[2].hasPrefix("1  Ada Byron  said  true"))
  }

  @Test func `marks titles that are made of the text`() throws {
    let rows = try lines("{a, newslab.article('It rains in Rome.')}")
    #expect(rows[1].hasSuffix("  NATO meets"))
    #expect(rows[2].hasSuffix("  ≈ It rains in Rome."))
  }

  @Test func `shows why a mention was found as lines`() throws {
    let rows = try lines("a.mentions[1]:why()")
    #expect(rows.first?.hasPrefix("\"") == true)
    #expect(rows.contains { $0.hasPrefix("  found by   ") })
    #expect(!rows.contains { $0.contains("{") })
  }

  @Test func `shows why a quote was found as lines`() throws {
    let rows = try lines("newslab.article('\"We go,\" Ann Lee said.').quotes[1]:why()")
    #expect(rows.first == "\"We go,\"")
    #expect(rows.contains { $0.hasPrefix("  found by   quote:after") })
  }

  @Test func `shows twenty rows and says how many are left`() throws {
    let rows = try lines("newslab.article(('word '):rep(50)).tokens")
    #expect(rows.count == 23)
    #expect(rows.last == "… 30 more (:page)")
  }

  @Test func `cuts cells that are too wide`() throws {
    let rows = try lines("newslab.article(('word '):rep(50)).sentences", width: 40)
    #expect(rows.allSatisfy { $0.count <= 40 })
    #expect(rows.last?.hasSuffix("…") == true)
  }

  @Test func `shows tables of articles as lists`() throws {
    #expect(try lines("{a, a}")[1] == "1  a1  2017-04-06  Reuters  NATO meets")
    #expect(try lines("{a, 1}") == ["{ Article a1, 1 }"])
    #expect(try lines("{a, n = 1}") == ["{ Article a1, n = 1 }"])
  }

  @Test func `shows all fields of other objects`() throws {
    let fields = try lines("a.times[1]")
    #expect(fields.first == "Time \"6 April 2017\" = 2017-04-06")
    #expect(fields.contains("  type      DATE"))
  }

  @Test func `shows counters with the largest count first`() throws {
    #expect(
      try lines("newslab.article('NATO met NATO.').tokens:count_by('text')") == [
        "Counter of 3, total 4",
        "NATO  2  " + String(repeating: "█", count: 60),
        ".     1  " + String(repeating: "█", count: 30),
        "met   1  " + String(repeating: "█", count: 30),
      ])
  }

  @Test func `shows what can be set of a component`() throws {
    let component = """
      newslab.filter {
        name = "far", summary = "Keeps it.", keep = print,
        options = { least = { type = "integer", default = 3, summary = "How many." } },
      }
      """
    #expect(
      try lines(component) == [
        "Component filter 'far'", "  Keeps it.", "  option  type     default  meaning",
        "  least   integer        3  How many.",
      ])
  }

  @Test func `says why a corpus cannot be shown`() throws {
    let shown = try lines("corpus")
    #expect(shown.first == "Corpus")
    #expect(shown.dropFirst().joined(separator: " ").contains("no corpus is open"))
  }
}
