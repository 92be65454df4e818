import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct EntityDecisionFileTests {
  private func file(_ text: String) -> EntityDecisionFile {
    EntityDecisionFile(path: "wire.entities.tsv", content: Array(text.utf8))
  }

  private func text(_ file: EntityDecisionFile) -> String {
    String(decoding: file.content, as: UTF8.self)
  }

  @Test func `a new file says what it is and has its lines in order`() throws {
    let folder = try TemporaryFolder()
    var file = try EntityDecisionFile(path: folder.file("wire.entities.tsv"))
    #expect(!file.isThere)
    file.add(try EntityDecision("person:b", .alias, "Bee", by: "ada"))
    file.add(try EntityDecision("person:a", .alias, "Ay", by: "ada"))
    try file.write()
    let again = try EntityDecisionFile(path: folder.file("wire.entities.tsv"))
    #expect(again.isThere)
    #expect(again.decisions.map(\.entity) == ["person:a", "person:b"])
    #expect(again.content == file.content)
    let lines = text(again).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("# What analysts decided"))
    #expect(lines[3] == "person:a\talias\tAy\tada")
  }

  @Test func `comments and broken lines stay where they are`() throws {
    var file = file(
      """
      # Ours.
      # Since May.

      # The minister, not the city.
      person:z\talias\tZed\tada
      broken
      person:b\talias\tBee\tada
      # The end.
      """)
    #expect(
      file.problems.map(\.description) == [
        "wire.entities.tsv:6: expected entity, decision, value and who decided with tabs between, "
          + "found 1 column"
      ])
    file.add(try EntityDecision("person:a", .alias, "Ay", by: ""))
    #expect(
      text(file) == """
        # Ours.
        # Since May.

        person:a\talias\tAy
        broken
        person:b\talias\tBee\tada
        # The minister, not the city.
        person:z\talias\tZed\tada
        # The end.

        """)
  }

  @Test func `a removed decision leaves its comment behind`() throws {
    var file = file("# Ours.\n\n# Why.\nperson:a\talias\tAy\tada\nperson:b\talias\tBee\tada\n")
    let removed = file.remove { $0.entity == "person:a" }
    #expect(removed.map(\.value) == ["Ay"])
    #expect(text(file) == "# Ours.\n\n# Why.\nperson:b\talias\tBee\tada\n")
  }

  @Test func `the same decision stands once`() throws {
    var file = file("person:a\talias\tAy\tada\n")
    file.add(try EntityDecision("person:a", .alias, "Ay", by: "grace"))
    #expect(text(file) == "person:a\talias\tAy\tada\n")
  }

  @Test func `line ends of Windows and a byte order mark do no harm`() {
    let file = file("\u{FEFF}# x\r\n\r\nperson:a\talias\tAy\tada\r\n")
    #expect(file.problems == [])
    #expect(file.decisions.map(\.by) == ["ada"])
  }

  @Test func `bytes that are no text are reported and kept`() {
    let bytes =
      Array("person:a\talias\t".utf8) + [0xFF, 0x0A] + Array("person:b\tkind\tORG\n".utf8)
    let file = EntityDecisionFile(path: "f", content: bytes)
    #expect(file.problems.map(\.description) == ["f:1: the line is no UTF-8"])
    #expect(file.decisions.count == 1)
    #expect(file.content == bytes)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `whatever stands in it, what is written reads the same`(seed: UInt64) {
    var generator = Generator(seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes += generator.bytes(atMost: 20)
      case 1: bytes += Array("# \(generator.word())".utf8)
      case 2: break
      default:
        let verb = generator.pick(EntityDecision.Verb.allCases)?.rawValue ?? ""
        let id = "person:" + (generator.pick(["a", "b", "c"]) ?? "")
        bytes += Array("\(id)\t\(verb)\t\(generator.word())\tada".utf8)
      }
      bytes.append(0x0A)
    }
    let file = EntityDecisionFile(path: "f", content: bytes)
    let again = EntityDecisionFile(path: "f", content: file.content)
    #expect(again.content == file.content)
    #expect(Set(again.decisions) == Set(file.decisions))
    #expect(again.problems.count == file.problems.count)
  }

  @Test func `stands beside a store, and beside a folder`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "wire/a.txt")
    #expect(EntityDecisionFile.path(of: "a/wire.newslab") == "a/wire.entities.tsv")
    #expect(
      EntityDecisionFile.path(of: folder.file("wire") + "/") == folder.file("wire.entities.tsv"))
  }
}
