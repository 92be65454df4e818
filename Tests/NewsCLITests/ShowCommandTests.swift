import Foundation
import NewsCLI
import TestSupport
import Testing

struct ShowCommandTests {
  private func json(_ arguments: String...) throws -> NSDictionary {
    let run = CommandRun(["show"] + arguments + ["--format", "json"])
    #expect(run.errors == "")
    #expect(run.code == 0)
    return try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? NSDictionary)
  }

  @Test(arguments: [
    (Seed.folder, Seed.id, "seed-article.json"),
    (Fixtures.file("seed-nonascii.txt"), "seed-nonascii", "seed-nonascii-article.json"),
  ])
  func `reads the story as a person does`(corpus: String, id: String, gold: String) throws {
    let ours = try json(corpus, id)
    let theirs = try #require(
      JSONSerialization.jsonObject(with: Data(Fixtures.bytes(gold))) as? NSDictionary)
    for key in ["date", "agency", "language", "text", "body_start", "paragraphs", "sentences"] {
      #expect(ours[key] as? NSObject == theirs[key] as? NSObject, "\(key)")
    }
    func parts(_ json: NSDictionary, _ keys: String...) -> [NSDictionary] {
      let blocks = json["blocks"] as? [[String: Any]] ?? []
      let all = blocks + [json["dateline"] as? [String: Any] ?? [:]]
      return all.map { part in part.filter { keys.contains($0.key) } as NSDictionary }
    }
    let keys = { parts($0, "kind", "place", "agency", "start", "end") }
    #expect(keys(ours) == keys(theirs))
    #expect(theirs.allKeys.allSatisfy { ours[$0] != nil })
  }

  @Test func `prints a card that fits the screen`() {
    let run = CommandRun(
      ["show", Seed.folder, Seed.id], environment: ["COLUMNS": "60"])
    #expect(run.output.hasPrefix("id        \(Seed.id)\n"))
    #expect(run.output.contains("\ndate      2017-04-06 (header_date)\nplace     Astana\n"))
    #expect(run.lines.allSatisfy { $0.count <= 60 })
    #expect(run.code == 0)
  }

  @Test func `takes the corpus of the environment when only an id is given`() {
    let run = CommandRun(["show", Seed.id], environment: ["NEWSLAB_CORPUS": Seed.folder])
    #expect(run.output.hasPrefix("id        \(Seed.id)\n"))
  }

  @Test func `names the nearest id`() {
    let run = CommandRun("show", Seed.folder, "000_ef5e")
    #expect(
      run.errors == "newslab: error: no article '000_ef5e' in '\(Seed.folder)'; "
        + "did you mean '\(Seed.id)'?\n")
    #expect(run.code == ExitCode.usage.rawValue)
  }

  @Test func `says that a corpus cannot be read`() {
    let run = CommandRun("show", "/nowhere", "x")
    #expect(run.errors == "newslab: error: /nowhere: cannot be read: no such file or directory\n")
    #expect(run.code == ExitCode.inputOutput.rawValue)
  }

  @Test func `shows an article of standard input`() {
    let run = CommandRun(
      "show", "-", "a", input: #"{"id":"a","title":"\u001b[31mT","text":"Body."}"#)
    #expect(run.output.contains("title     \\u{1b}[31mT\n"))
    #expect(run.output.contains("\n  Body.\n"))
  }

  @Test func `warns of what was replaced`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array("Köln".utf8) + [0x41, 0xC3, 0x28, 0xC3, 0xB6], to: "a.txt")
    let run = CommandRun("show", path, "a")
    #expect(
      run.errors == "newslab: warning: article 'a': "
        + "1 invalid UTF-8 sequence replaced by U+FFFD, the first (0xC3) at byte 6\n")
    #expect(run.code == 0)
  }

  @Test func `adds tokens when asked for`() throws {
    #expect(try json(Seed.folder, Seed.id)["tokens"] == nil)
    let tokens = try json(Seed.folder, Seed.id, "--layers", "tokens")["tokens"] as? [[Int]]
    #expect(tokens?.first == [1, 5])
  }
}
