import NewsAnalysis
import NewsModel
import Testing

struct PhraseTableTests {
  @Test(arguments: [
    ("Saint-Denis", "saint denis", true), ("U.S.", "u s", true),
    ("Washington, D.C.", "Washington D.C.", false),
    ("São Paulo", "SAO PAULO", true), ("Łódź", "Lodz", true), ("Al-Qaeda", "Alqaeda", false),
    ("AT&T", "AT T", false), ("naïve", "naive", true), ("Paris", "Pariss", false),
  ])
  func `phrases are equal whatever case, accents and hyphens`(
    left: String, right: String, isEqual: Bool
  ) {
    #expect((Lexicons.key(of: left) == Lexicons.key(of: right)) == isEqual)
  }

  @Test func `keeps entries of equal words in their order`() throws {
    var table = PhraseTable(capacity: 4)
    for kind in [Entity.Kind.gpe, .person, .org] { Self.add("New York", kind, to: &table) }
    var kinds: [Entity.Kind] = []
    var index = try #require(table[Lexicons.key(of: "new york")])
    while index >= 0 {
      kinds.append(table.entries[index].kind)
      index = Int(table.entries[index].next)
    }
    #expect(kinds == [.gpe, .person, .org])
  }

  @Test func `tells a beginning from an unknown phrase`() {
    var table = PhraseTable(capacity: 4)
    Self.add("New York City", .gpe, to: &table)
    #expect(table[Lexicons.key(of: "New York")] == -1)
    #expect(table[Lexicons.key(of: "Old York")] == nil)
  }

  @Test func `grows beyond its capacity`() {
    var table = PhraseTable(capacity: 1)
    for number in 0..<2000 { Self.add("Name \(number) Town", .gpe, to: &table) }
    let isThere = (0..<2000).allSatisfy { (table[Lexicons.key(of: "name \($0) town")] ?? -1) >= 0 }
    #expect(isThere)
  }

  private static func add(_ name: String, _ kind: Entity.Kind, to table: inout PhraseTable) {
    let bytes = Array(name.utf8)
    bytes.withUnsafeBufferPointer {
      table.add(
        0..<bytes.count, of: $0, PhraseEntry(list: .cities, kind: kind, name: 0..<0))
    }
  }
}
