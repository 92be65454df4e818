import NewsCorpus
import TestSupport
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

  @Test(.timeLimit(.minutes(1)))
  func `thousands of decisions about one entity are no trouble`() throws {
    let count = 20_000
    var lines: [String] = []
    for number in 0..<count {
      lines.append("person:a\talias\tAda \(number)")
      lines.append("person:m\(number)\tmerge\tperson:\(number == 0 ? "a" : "m\(number - 1)")")
      lines.append("person:c\tname\tName \(number)")
    }
    let resolver = EntityResolver(try lines.map { try EntityDecision(line: $0) })
    #expect(resolver.root("person:m\(count - 1)") == "person:a")
    #expect(resolver.contradictions.count == count)
    #expect(resolver.names.isEmpty)
    let content = Array(lines.joined(separator: "\n").utf8)
    let problems = EntityDecisionFile(path: "x.entities.tsv", content: content).allProblems
    #expect(problems.count == count)
    #expect(problems.first?.place.line == 3)
  }

  @Test(arguments: 0..<200)
  func `what contradicts and where merges lead is as one by one`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    var decisions: Set<EntityDecision> = []
    for _ in 0..<6 { decisions.formUnion(RandomEntities.decisions(&generator)) }
    let resolver = EntityResolver(decisions)
    let sorted = decisions.sorted { $0.line < $1.line }
    var merges: [String: String] = [:]
    var expected: Set<EntityDecision> = []
    for decision in sorted {
      let isContradicted = sorted.contains { other in
        guard other.entity == decision.entity else { return false }
        return switch decision.verb {
        case .merge, .name, .kind: other.verb == decision.verb && other.value != decision.value
        case .split: other.verb == .alias && other.value == decision.value
        case .alias: other.verb == .split && other.value == decision.value
        }
      }
      if isContradicted { expected.insert(decision) }
      if !isContradicted, decision.verb == .merge { merges[decision.entity] = decision.value }
    }
    func end(_ id: String) -> String? {
      var (current, left) = (id, merges.count)
      while let next = merges[current] {
        if next == id || left == 0 { return next == id ? nil : current }
        (current, left) = (next, left - 1)
      }
      return current
    }
    let circles = merges.keys.filter { end($0) == nil }
    for decision in sorted where decision.verb == .merge && circles.contains(decision.entity) {
      expected.insert(decision)
    }
    for id in circles { merges[id] = nil }
    let found = Set(resolver.contradictions.map(\.decision))
    #expect(found.filter { $0.verb != .split } == expected.filter { $0.verb != .split })
    #expect(expected.isSubset(of: found))
    for decision in sorted { #expect(resolver.root(decision.entity) == end(decision.entity)) }
  }
}
