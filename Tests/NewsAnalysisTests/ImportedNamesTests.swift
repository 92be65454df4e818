import NewsAnalysis
import NewsModel
import Testing

struct ImportedNamesTests {
  private static let rows = [
    GazetteerRow(name: "Quor Vint", kind: .person, id: "p7"),
    GazetteerRow(name: "Zebrask", kind: .org, id: "o1", aliases: ["ZBK", "Old Firm"]),
    GazetteerRow(name: "Paris Dogs", kind: .org), GazetteerRow(name: "Georgia", kind: .person),
    GazetteerRow(name: "bluefin", kind: .product, casing: .any),
  ]
  private static let pipeline = Result {
    let list = try #require(Gazetteer(name: "mine", rows: rows))
    return try Pipeline(
      lazy: Analyzers.all(AnalysisLists(folder: Workbench.folder, imported: [list])))
  }

  private static func analysis(_ text: String) throws -> Analysis {
    var article = Article(id: "x", text: ArticleText(text))
    article.blocks = [Block(kind: .paragraph, span: 0..<article.text.count)]
    return Analysis(of: article, by: try pipeline.get())
  }

  private static func own(_ text: String) throws -> [String] {
    let analysis = try analysis(text)
    return analysis.mentions.filter { $0.foundBy == "gazetteer:mine" }.map {
      "\(analysis.text[$0.span])/\($0.kind.rawValue)"
    }
  }

  @Test(arguments: [
    ("Then President Quor Vint spoke.", ["Quor Vint/PERSON"]),
    ("Shares of Zebrask fell.", ["Zebrask/ORG"]), ("It was Georgia who won.", ["Georgia/PERSON"]),
    ("They ate bluefin there.", ["bluefin/PRODUCT"]),
    ("Yesterday the Paris Dogs won.", ["Paris Dogs/ORG"]),
  ])
  func `names of an imported list are found whatever else they look like`(
    text: String, names: [String]
  ) throws {
    #expect(try Self.own(text) == names)
  }

  @Test func `nothing else is found where they stand`() throws {
    let analysis = try Self.analysis("On Monday Georgia met the Paris Dogs.")
    let found = analysis.names.map { analysis.text[$0.span] + " " + $0.foundBy }
    #expect(
      found == ["Georgia gazetteer:mine", "Paris Dogs gazetteer:mine", "Paris gazetteer:cities"])
  }

  @Test func `a longer name of an institution keeps them inside`() throws {
    let analysis = try Self.analysis("He joined the Zebrask State University in May.")
    #expect(
      analysis.names.map { analysis.text[$0.span] } == ["Zebrask State University", "Zebrask"])
  }

  @Test func `entities have the ids of the list, and short forms are joined`() throws {
    let analysis = try Self.analysis("Yesterday Quor Vint spoke. Later Vint left Zebrask.")
    let entity = try #require(analysis.entities.first { $0.name == "Quor Vint" })
    #expect(entity.identifiers == ["mine": "p7"])
    #expect(entity.mentions.count == 2)
    #expect(analysis.entities.first { $0.name == "Zebrask" }?.identifiers == ["mine": "o1"])
  }

  @Test func `other names of a thing are one entity`() throws {
    let analysis = try Self.analysis("ZBK fell. Yesterday the Old Firm rose, and Zebrask slept.")
    let entity = try #require(analysis.entities.first { $0.name == "Zebrask" })
    #expect(
      entity.mentions.map { analysis.text[analysis.mentions[$0].span] } == [
        "ZBK", "Old Firm", "Zebrask",
      ])
    #expect(entity.identifiers == ["mine": "o1"])
  }

  @Test func `without lists nothing changes`() throws {
    let text = "Then President Quor Vint of Georgia spoke in Paris."
    let plain = try Workbench.paragraph(text)
    let list = try #require(Gazetteer(name: "x", rows: []))
    let lists = AnalysisLists(folder: Workbench.folder, imported: [list])
    let analysis = Analysis(of: plain.article, by: try Pipeline(lazy: Analyzers.all(lists)))
    #expect(analysis.mentions == plain.mentions)
  }
}
