import NewsLab
import TestSupport
import Testing

struct CorpusEntityTests {
  private func corpus() throws -> (ArticleCorpus, TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write("NATO met.\n\n\"We agree,\" Ada Byron said. Byron left.", to: "wire/a.txt")
    try folder.write("Ada Byron met NATO.", to: "wire/b.txt")
    return (try Newslab(data: Checkout.path).corpus(at: folder.file("wire")), folder)
  }

  @Test func `lists the entities of a corpus`() throws {
    let (corpus, folder) = try corpus()
    #expect(try corpus.entities().map(\.name).contains("Ada Byron"))
    #expect(try corpus.entities(named: "nato").first?.kind == .org)
    let ada = try #require(try corpus.entities(kind: .person).first)
    #expect(ada.id == "person:ada-byron")
    #expect(ada.kind == .person)
    #expect(ada.aliases == ["Byron"])
    #expect(ada.articles == ["a", "b"])
    #expect(ada.mentionCount == 3)
    #expect(try corpus.entities(named: "byron") == [ada])
    #expect(try corpus.entities(named: "Nobody") == [])
    #expect(try corpus.entities(limit: 1).count == 1)
    _ = folder
  }

  @Test func `what analysts decided beside the corpus counts`() throws {
    let (corpus, folder) = try corpus()
    try folder.write("person:ada-byron\tname\tAda Lovelace\tgrace\n", to: "wire.entities.tsv")
    #expect(try corpus.entities(kind: .person).map(\.name) == ["Ada Lovelace"])
  }

  @Test func `articles of files have no labels and notes`() throws {
    let (corpus, folder) = try corpus()
    let article = try corpus.article(id: "a")
    #expect(corpus.labels(of: article) == [:])
    #expect(corpus.notes(of: article) == [])
    _ = folder
  }
}
