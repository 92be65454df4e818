import NewsCorpus
import Testing

struct EntityResolverTests {
  private func resolver(_ lines: String...) throws -> EntityResolver {
    EntityResolver(try lines.map { try EntityDecision(line: $0) })
  }

  @Test func `merges lead on to the end`() throws {
    let resolver = try resolver("person:a\tmerge\tperson:b", "person:b\tmerge\tperson:c")
    #expect(resolver.root("person:a") == "person:c")
    #expect(resolver.entity(of: "person:a", called: "A") == "person:c")
    #expect(resolver.root("person:d") == "person:d")
  }

  @Test func `a wording that is split off means somebody else`() throws {
    let resolver = try resolver("person:sergei-lavrov\tsplit\tLavrov")
    #expect(resolver.entity(of: "person:sergei-lavrov", called: "Lavrov") == "person:lavrov")
    #expect(
      resolver.entity(of: "person:sergei-lavrov", called: "Sergei Lavrov")
        == "person:sergei-lavrov")
  }

  @Test func `a wording is split off what was merged, too`() throws {
    let resolver = try resolver("person:x\tmerge\tperson:y", "person:y\tsplit\tZ")
    #expect(resolver.entity(of: "person:x", called: "Z") == "person:z")
  }

  @Test(arguments: [
    ["person:a\tmerge\tperson:b\tada", "person:a\tmerge\tperson:c\tgrace"],
    ["person:a\tname\tAda\tada", "person:a\tname\tAda B\tgrace"],
    ["person:a\tkind\tORG\tada", "person:a\tkind\tGPE\tgrace"],
    ["person:a\tsplit\tB\tada", "person:a\talias\tB\tgrace"],
    ["person:a\tmerge\tperson:b", "person:b\tmerge\tperson:a"],
  ])
  func `of decisions that contradict each other none holds`(lines: [String]) throws {
    let decisions = try lines.map { try EntityDecision(line: $0) }
    let resolver = EntityResolver(decisions)
    #expect(resolver.contradictions.map(\.decision.line).sorted() == lines.sorted())
    #expect(resolver.entity(of: "person:a", called: "B") == "person:a")
    #expect(resolver.names.isEmpty && resolver.kinds.isEmpty)
  }

  @Test func `the same decision of two people is no contradiction`() throws {
    let resolver = try resolver("person:a\tname\tAda\tada", "person:a\tname\tAda\tgrace")
    #expect(resolver.contradictions.isEmpty)
    #expect(resolver.names == ["person:a": "Ada"])
  }

  @Test func `nobody is split off whom another decision merges back`() throws {
    let resolver = try resolver("person:b\tmerge\tperson:a", "person:a\tsplit\tB")
    #expect(resolver.contradictions.count == 1)
    #expect(resolver.entity(of: "person:a", called: "B") == "person:a")
  }
}
