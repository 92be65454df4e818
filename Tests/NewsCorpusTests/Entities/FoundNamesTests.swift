import NewsCorpus
import NewsModel
import Testing

struct FoundNamesTests {
  private func names(_ text: String) throws -> [String] {
    let tools = try StoreBench.tools.get()
    let article = tools.reading(Article(id: "a", text: ArticleText(text)))
    let analysis = tools.analysis(of: article)
    let found = FoundNames(analysis)
    let counted = found.uses.values.reduce(0) { $0 + $1.mentions }
    // No mention of an entity is lost or counts twice.
    #expect(counted == analysis.entities.reduce(0) { $0 + $1.mentions.count })
    return found.names.filter { $0.sort == .name }.map { "\($0.id) \($0.name)" }
  }

  @Test func `wordings are those of names, without article and possessive`() throws {
    let found = try names(
      """
      The United Nations met Angela Merkel. Merkel's plan pleased the United Nations. She left.
      """)
    #expect(found.contains("person:angela-merkel Merkel"))
    #expect(found.contains("org:united-nations United Nations"))
    #expect(!found.contains { $0.hasSuffix("She") || $0.contains("the ") || $0.hasSuffix("'s") })
  }

  @Test func `a name over two lines is the same name`() throws {
    #expect(
      try names("He met Angela\nMerkel. Angela Merkel left.").allSatisfy { !$0.contains("\n") })
  }
}
