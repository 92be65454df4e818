import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct GazetteerTests {
  /// A list of rows made of `name/KIND` or `name/KIND/case`.
  static func list(_ rows: String...) throws -> Gazetteer {
    try #require(Gazetteer(name: "list", rows: rows.enumerated().map(row)))
  }

  private static func row(_ index: Int, _ text: String) throws -> GazetteerRow {
    let parts = text.split(separator: "/").map(String.init)
    return GazetteerRow(
      name: parts[0], kind: try #require(Entity.Kind(rawValue: parts[1])),
      casing: try parts.count > 2 ? #require(GazetteerCase(rawValue: parts[2])) : .capital,
      line: index + 1)
  }

  private static func compiled(_ count: Int) -> [UInt8] {
    var compiler = GazetteerCompiler()
    for number in 0..<count {
      compiler.add(GazetteerRow(name: "Name \(number) Town", kind: .gpe, id: "\(number)"))
    }
    return compiler.finish()
  }

  @Test func `keeps what several rows say of one name, in their order`() throws {
    let list = try Self.list("Jordan/GPE", "Paris/GPE", "jordan/PERSON/any", "JORDAN/ORG/upper")
    #expect(list.entries(named: "Jordan").map(\.kind) == [.gpe, .person, .org])
    #expect(list.entries(named: "Jordan").map(\.line) == [1, 3, 4])
    #expect(list.entries(named: "Jordan River").isEmpty)
    #expect(list.count == 4)
  }

  @Test func `knows the thing behind an alias`() throws {
    let row = GazetteerRow(name: "Acme Corporation", kind: .org, id: "Q1", aliases: ["ACM"])
    let list = try #require(Gazetteer(name: "x", rows: [row]))
    let entry = try #require(list.entries(named: "acm").first)
    #expect([entry.written, entry.name, entry.id] == ["ACM", "Acme Corporation", "Q1"])
    #expect(list.count == 1)
    #expect(list.entryCount == 2)
  }

  @Test func `grows beyond what was guessed`() throws {
    let list = try #require(Gazetteer(name: "x", bytes: Self.compiled(20_000)))
    let missing = (0..<20_000).filter {
      list.entries(named: "name \($0) town").first?.id != String($0)
    }
    #expect(missing.isEmpty)
  }

  @Test func `a list of nothing finds nothing`() throws {
    let list = try #require(Gazetteer(name: "x", rows: []))
    #expect(list.entries(named: "a").isEmpty)
    let text = ArticleText("Ada met Bo.")
    #expect(list.matches(in: [], of: text).isEmpty)
  }

  @Test func `a file that is cut anywhere does not open`() {
    let bytes = Self.compiled(3)
    for count in 0..<bytes.count {
      #expect(Gazetteer(name: "x", bytes: Array(bytes[..<count])) == nil, "\(count) bytes")
    }
    #expect(Gazetteer(name: "x", bytes: bytes + [0]) == nil)
  }

  @Test func `a file with any byte changed does not open`() {
    let bytes = Self.compiled(3)
    var random = Generator(seed: 3)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= UInt8.random(in: 1...255, using: &random)
      #expect(Gazetteer(name: "x", bytes: changed) == nil, "byte \(index)")
    }
  }

  @Test func `a file of lies opens or not, but reads stay inside`() throws {
    let bytes = Self.compiled(40)
    let analysis = try Workbench.paragraph("Name 7 Town and Name 8 Town left name 9 town.")
    var random = Generator(seed: 7)
    var opened = 0
    for _ in 0..<4_000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        // Magic number and version stay, so that the rest is looked at.
        let place = Int.random(in: 12..<bytes.count, using: &random)
        changed[place] = UInt8.random(in: 0...255, using: &random)
      }
      guard let list = Gazetteer(name: "x", bytes: GazetteerCompiler.sealed(changed)) else {
        continue
      }
      opened += 1
      for match in list.matches(in: analysis.tokens, of: analysis.text) {
        #expect(list.entries(of: match).count <= 64)
        #expect(Entity.Kind.allCases.contains(list.kind(of: match)))
      }
      for number in 0..<40 { _ = list.entries(named: "name \(number) town") }
    }
    #expect(opened > 1_000)
  }
}
