import Foundation
import CorpusTestSupport
import NewsCLI
import NewsCorpus
import TestSupport
import Testing

struct CorpusCommandTests {
  private func sample() throws -> (folder: TemporaryFolder, store: String) {
    let folder = try TemporaryFolder()
    let wire = try folder.write(
      """
      {"id":"a","date":"2017-04-06","source":"Wire","text":"\\"It rains,\\" Ada Byron said."}
      {"id":"b","date":"2017-05","source":"Desk","text":"PARIS (AP) - It is dry."}
      {"id":"c","source":"Wire","text":"Snow."}
      """, to: "wire.jsonl")
    let store = folder.file("wire.newslab")
    _ = CommandRun("import", wire, "--to", store)
    return (folder, store)
  }

  @Test func `counts what is in a store`() throws {
    let (folder, store) = try sample()
    let run = CommandRun("corpus", "info", store)
    let rows = run.lines.map { $0.split(separator: "  ", maxSplits: 1).map { $0.trimmed } }
    let values = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    #expect(values["articles"] == "3")
    #expect(values["dates"] == "2017-04-06 to 2017-05, 2 dated")
    #expect(values["sources"] == "Wire 2, Desk 1")
    #expect(values["full-text index"] == "3 of 3")
    #expect(values["analyses"]?.hasPrefix("0 of 3 by rules ") == true)
    #expect(run.code == 0)
    let json = CommandRun("corpus", "info", store, "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? NSDictionary
    #expect(object?["articles"] as? Int == 3)
    #expect(object?["first_date"] as? String == "2017-04-06")
    _ = folder
  }

  @Test func `fills in what can be found`() throws {
    let (folder, store) = try sample()
    let run = CommandRun("corpus", "index", store)
    #expect(run.output == "3 read, 0 indexed, 3 analyzed — \(store)\n")
    #expect(
      CommandRun("corpus", "index", store).output == "0 read, 0 indexed, 0 analyzed — \(store)\n")
    #expect(
      CommandRun("corpus", "info", store).output.contains("analyses          3 of 3 by rules"))
    #expect(CommandRun("corpus", "check", store).output == "\(store): all is well\n")
    _ = folder
  }

  @Test func `check fails when something is damaged`() throws {
    let (folder, store) = try sample()
    try StoreFile.write(store).execute("UPDATE articles SET source = 'x' WHERE id = 'b'")
    let run = CommandRun("corpus", "check", store)
    #expect(run.output == "article 'b', version 1: its content is not what was imported\n")
    #expect(run.errors == "newslab: error: '\(store)' is damaged: 1 finding\n")
    #expect(run.code == 1)
    _ = folder
  }

  @Test func `removes articles and writes the file anew`() throws {
    let (folder, store) = try sample()
    let run = CommandRun("corpus", "remove", store, "a", "c")
    #expect(run.output == "2 articles removed — \(store)\n")
    #expect(
      try StoreDump.lines(of: SQLiteDatabase(path: store, mode: .read)).count {
        $0.hasPrefix("articles|")
      } == 1)
    #expect(CommandRun("corpus", "vacuum", store).code == 0)
    #expect(CommandRun("corpus", "check", store).code == 0)
    let missing = CommandRun("corpus", "remove", store, "b", "x")
    #expect(missing.errors == "newslab: error: no article 'x' in '\(store)'; nothing was removed\n")
    #expect(missing.code == 2)
    _ = folder
  }

  @Test func `the store may be that of the environment`() throws {
    let (folder, store) = try sample()
    let run = CommandRun(["corpus", "check"], environment: ["NEWSLAB_CORPUS": store])
    #expect(run.code == 0)
    let none = CommandRun("corpus", "check")
    #expect(
      none.errors == "newslab: error: no store is named; name a file, or set NEWSLAB_CORPUS\n")
    #expect(none.code == 2)
    _ = folder
  }

  @Test func `a folder is no store`() {
    let run = CommandRun("corpus", "info", "seeds")
    #expect(
      run.errors == """
        newslab: error: 'seeds' is no store: expected a name that ends in .newslab
        newslab: note: 'newslab import seeds --to NAME.newslab' makes one of it

        """)
    #expect(run.code == 2)
  }
}

extension Substring {
  /// Without spaces at its ends.
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
