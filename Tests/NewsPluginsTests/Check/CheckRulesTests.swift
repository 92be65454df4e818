import NewsPlugins
import TestSupport
import Testing

struct CheckRulesTests {
  private static func findings(_ example: CheckExample) throws -> [Finding] {
    let folder = try TemporaryFolder()
    try folder.write(example.manifest, to: "shown/plugin.json")
    try folder.write(example.code, to: "shown/main.lua")
    return try PluginChecker(current: folder.path).check("shown").findings
  }

  @Test(arguments: CheckRules.descriptions.map(\.id))
  func `the example of a rule triggers it and nothing else`(id: String) throws {
    let rule = try #require(CheckRules.descriptions.first { $0.id == id })
    let findings = try Self.findings(rule.triggering)
    #expect(!findings.isEmpty)
    #expect(Set(findings.map(\.rule)) == [id], "\(findings.map(\.description))")
    #expect(Set(findings.map(\.severity)) == [rule.severity])
  }

  @Test(arguments: CheckRules.descriptions.map(\.id))
  func `the other example of a rule has no findings`(id: String) throws {
    let rule = try #require(CheckRules.descriptions.first { $0.id == id })
    #expect(try Self.findings(rule.passing).map(\.description) == [])
  }

  @Test func `ids are unique and made of words with hyphens`() {
    let ids = CheckRules.descriptions.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(id.allSatisfy { $0.isLowercase || $0 == "-" }, "\(id)") }
  }

  @Test func `summaries are one short sentence`() {
    for rule in CheckRules.descriptions {
      #expect(rule.summary.hasSuffix(".") && rule.summary.count <= 80, "\(rule.id)")
    }
  }
}
