import NewsCorpus
import NewsModel
import Testing

struct EntityConflictTests {
  private func reasons(_ bench: TableBench) throws -> [String] {
    try EntityTable(bench.database).conflicts().map {
      "\($0.first.id) \($0.second.id): \($0.reason.rawValue), \($0.together)"
    }
  }

  @Test(arguments: [
    (
      "person:sergei-lavrov", "Sergei Lavrov", "person:sergey-lavrov", "Sergey Lavrov",
      "nearly the same name"
    ),
    ("person:sergei-lavrov", "Sergei Lavrov", "person:s-lavrov", "S. Lavrov", "initials"),
    ("person:sergei-lavrov", "Sergei Lavrov", "person:lavrov", "Lavrov", "surname"),
    (
      "org:shanghai-cooperation-organisation", "Shanghai Cooperation Organisation", "org:sco",
      "SCO", "acronym"
    ),
    ("person:apollo", "Apollo", "org:apollo", "Apollo", "same name, other kind"),
  ])
  func `two that may be one`(
    one: String, name: String, other: String, otherName: String, reason: String
  ) throws {
    let bench = try TableBench()
    try bench.update(1, [(one, name, 1)])
    try bench.update(2, [(one, name, 1)])
    try bench.update(3, [(other, otherName, 1)])
    #expect(try reasons(bench) == ["\(one) \(other): \(reason), 0"])
  }

  @Test func `one wording for two, and how many articles have both`() throws {
    let bench = try TableBench()
    try bench.update(
      1, [("person:sergei-lavrov", "Sergei Lavrov", 1), ("person:sergei-lavrov", "Lavrov", 2)])
    try bench.update(
      2,
      [
        ("person:sergei-lavrov", "Sergei Lavrov", 1),
        ("person:mikhail-lavrov", "Mikhail Lavrov", 1), ("person:mikhail-lavrov", "Lavrov", 1),
      ])
    let conflicts = try EntityTable(bench.database).conflicts()
    #expect(conflicts.map(\.reason) == [.sharedName])
    #expect(conflicts.map(\.wording) == ["Lavrov"])
    #expect(conflicts.map(\.together) == [1])
    #expect(conflicts.map(\.articles) == [2])
  }

  @Test(arguments: [
    ("person:ada-byron", "Ada Byron", "person:ida-byron", "Ida Byron"),
    ("person:john-major", "John Major", "person:james-major", "James Major"),
    ("org:bank-of-china", "Bank of China", "org:bank-of-chile", "Bank of Chile"),
  ])
  func `different names are no conflict`(
    one: String, name: String, other: String, otherName: String
  ) throws {
    let bench = try TableBench()
    try bench.update(1, [(one, name, 1), (other, otherName, 1)])
    #expect(try reasons(bench) == [])
  }

  @Test func `what an analyst merged or confirmed is no conflict any more`() throws {
    let bench = try TableBench()
    try bench.update(1, [("person:lavrov", "Lavrov", 1)])
    try bench.update(2, [("person:sergei-lavrov", "Sergei Lavrov", 1)])
    #expect(try reasons(bench).count == 1)
    try bench.take("person:lavrov\tmerge\tperson:sergei-lavrov")
    #expect(try reasons(bench) == [])
    try bench.take("person:lavrov\tname\tLavrov", "person:sergei-lavrov\tname\tSergei Lavrov")
    #expect(try reasons(bench) == [])
  }
}
