import NewsAnalysis
import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct EntityTableTests {
  private func bench() throws -> TableBench {
    let bench = try TableBench()
    try bench.update(
      1, [("person:sergei-lavrov", "Sergei Lavrov", 1), ("person:sergei-lavrov", "Lavrov", 2)])
    try bench.update(2, [("person:sergei-lavrov", "Sergei Lavrov", 1), ("org:sco", "SCO", 2)])
    try bench.update(
      3, [("person:mikhail-lavrov", "Mikhail Lavrov", 1), ("person:mikhail-lavrov", "Lavrov", 1)])
    return bench
  }

  @Test func `lists those of most articles first, by kind and by a part of a name`() throws {
    let table = EntityTable(try bench().database)
    #expect(
      try table.entities().map(\.id) == [
        "person:sergei-lavrov", "org:sco", "person:mikhail-lavrov",
      ])
    var filter = EntityTable.Filter()
    filter.kinds = [.org]
    #expect(try table.entities(filter).map(\.name) == ["SCO"])
    filter.kinds = []
    filter.pattern = "lavr"
    #expect(try table.entities(filter).count == 2)
    filter.pattern = "mik*ov"
    #expect(try table.entities(filter).map(\.name) == ["Mikhail Lavrov"])
    filter.pattern = "%"
    #expect(try table.entities(filter) == [])
    filter.pattern = nil
    filter.limit = 1
    #expect(try table.entities(filter).count == 1)
    filter.limit = nil
    filter.articles = 2
    #expect(try table.entities(filter).count == 1)
  }

  @Test func `finds by id, name and alias, whatever the case`() throws {
    let bench = try bench()
    let table = EntityTable(bench.database)
    #expect(try table.entities(named: "org:sco").map(\.name) == ["SCO"])
    #expect(try table.entities(named: "sco").map(\.name) == ["SCO"])
    #expect(
      try table.entities(named: "Lavrov").map(\.id) == [
        "person:sergei-lavrov", "person:mikhail-lavrov",
      ])
    #expect(try table.entities(named: "Nobody") == [])
    try bench.take("person:mikhail-lavrov\tmerge\tperson:sergei-lavrov")
    #expect(
      try table.entities(named: "person:mikhail-lavrov").map(\.id) == ["person:sergei-lavrov"])
  }

  @Test func `finds names with letters beyond ASCII whatever the case`() throws {
    let bench = try TableBench()
    try bench.update(1, [("person:øystein", "Øystein", 1)])
    let table = EntityTable(bench.database)
    #expect(try table.entities(named: "øystein").count == 1)
    #expect(try table.entities(named: "ØYSTEIN").count == 1)
  }

  @Test func `lists names by their beginning, those of most articles first`() throws {
    let table = EntityTable(try bench().database)
    #expect(
      try table.names(beginningWith: "", limit: 10) == [
        "Sergei Lavrov", "SCO", "Mikhail Lavrov", "Lavrov",
      ])
    #expect(try table.names(beginningWith: "s", limit: 10) == ["Sergei Lavrov", "SCO"])
    #expect(try table.names(beginningWith: "LAV", limit: 10) == ["Lavrov"])
    #expect(try table.names(beginningWith: "s", limit: 1) == ["Sergei Lavrov"])
    #expect(try table.names(beginningWith: "Nobody", limit: 10) == [])
  }

  @Test func `names the nearest name or id`() throws {
    let table = EntityTable(try bench().database)
    #expect(try table.nearest(to: "Sergey Lavrov") == "Sergei Lavrov")
    #expect(try table.nearest(to: "person:sergey-lavrov") == "person:sergei-lavrov")
    #expect(try table.nearest(to: "Quite Another") == nil)
  }

  @Test func `tells names with counts, ids and articles`() throws {
    let bench = try bench()
    try bench.take("person:mikhail-lavrov\tmerge\tperson:sergei-lavrov\tada")
    let table = EntityTable(bench.database)
    let row = try #require(try table.entities(named: "Sergei Lavrov").first)
    #expect(try table.names(of: row).map(\.name) == ["Lavrov", "Sergei Lavrov", "Mikhail Lavrov"])
    #expect(try table.names(of: row).map(\.mentions) == [3, 2, 1])
    #expect(try table.ids(of: row) == ["person:sergei-lavrov", "person:mikhail-lavrov"])
    #expect(try table.articles(of: row) == ["a1", "a2", "a3"])
  }

  @Test func `an analyzed article gives entities, wordings and quotes`() throws {
    let tools = try StoreBench.tools.get()
    let builder = try EntityTable.Builder()
    for (id, text) in [
      ("one", "NATO met Angela Merkel in Paris. \"We agree,\" Merkel said."),
      ("two", "Angela Merkel left."),
    ] {
      let article = tools.reading(Article(id: id, text: ArticleText(text)))
      try builder.add(tools.analysis(of: article))
    }
    let table = try builder.table()
    let merkel = try #require(try table.entities(named: "Angela Merkel").first)
    #expect(merkel.kind == "PERSON")
    #expect(merkel.articles == 2)
    #expect(try table.names(of: merkel).map(\.name).contains("Merkel"))
    #expect(try table.quotes(of: merkel) == 1)
    #expect(try table.articles(of: merkel) == ["one", "two"])
    #expect(try table.entities(named: "Paris").first?.kind == "GPE")
  }
}
