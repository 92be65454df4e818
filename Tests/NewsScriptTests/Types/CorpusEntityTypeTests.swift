import NewsCorpus
import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

struct CorpusEntityTypeTests {
  private static let lines = [
    #"{"id":"a1","text":"Angela Merkel met NATO in Paris. Merkel spoke."}"#,
    #"{"id":"a2","text":"Angela Merkel left Paris."}"#,
    #"{"id":"a3","text":"It rains in Paris."}"#,
  ]

  /// A folder with the articles as a file, and as an indexed store.
  private func corpora() throws -> (TemporaryFolder, [String]) {
    let folder = try TemporaryFolder()
    try folder.write(Self.lines.joined(separator: "\n"), to: "wire.jsonl")
    let store = folder.file("wire.newslab")
    let tools = try ScriptBench.host().tools
    let database = try StoreFile.write(store, makes: true)
    var work = try StoreImport(into: database, tools: tools)
    _ = try work.run(FileCorpus.find(folder.file("wire.jsonl")))
    #expect(try StoreIndexing(database, tools: tools).run(StoreIndexing.Step.allCases))
    return (folder, [folder.file("wire.jsonl"), store])
  }

  @Test(arguments: [
    ("return corpus:entity('Merkel').id", "person:angela-merkel"),
    ("return corpus:entity('person:angela-merkel').name", "Angela Merkel"),
    ("return table.concat(corpus:entity('Angela Merkel').aliases, ',')", "Merkel"),
    ("return table.concat(corpus:entity('Angela Merkel').articles, ',')", "a1,a2"),
    ("local e = corpus:entity('Angela Merkel') return e.article_count .. e.mention_count", "23"),
    ("return corpus:entity('Angela Merkel').names.Merkel", "1"),
    ("return corpus:entity('paris').kind", "GPE"),
    ("return tostring(corpus:entity('Nobody'))", "nil"),
    ("return corpus:entities()[1].name", "Paris"),
    ("return corpus:entities{ kind = 'PERSON' }[1].name", "Angela Merkel"),
    ("return #corpus:entities{ kind = { 'PERSON', 'ORG' } }", "2"),
    ("return #corpus:entities{ limit = 1 }", "1"),
    ("return #corpus:entities{ articles = 2 }", "2"),
    ("return corpus:entities{ name = 'merk' }[1].name", "Angela Merkel"),
    ("return tostring(corpus:entity('Paris').is_decided)", "false"),
    ("return corpus:where{ has = 'rains' }:entity('Paris').article_count", "1"),
  ])
  func `a store and a file say the same`(code: String, expected: String) throws {
    let (folder, paths) = try corpora()
    for path in paths {
      let state = try ScriptBench.state(ScriptBench.host(corpus: path))
      #expect(try ScriptBench.text(of: code, in: state) == expected, "\(path)")
    }
    _ = folder
  }

  @Test func `decisions beside a corpus count`() throws {
    let (folder, paths) = try corpora()
    try folder.write(
      "person:angela-merkel\tname\tChancellor Merkel\tada\n", to: "wire.entities.tsv")
    let state = try ScriptBench.state(ScriptBench.host(corpus: paths[0]))
    #expect(
      try ScriptBench.text(of: "return corpus:entity('Merkel').name", in: state)
        == "Chancellor Merkel")
  }

  @Test(arguments: [
    ("corpus:entities{ knd = 'ORG' }", "entities has no field 'knd' (did you mean 'kind'?)"),
    (
      "corpus:entities{ kind = 'PRSON' }",
      "entities: there is no kind 'PRSON' (did you mean 'PERSON'?)"
    ),
    ("corpus:entities(1)", "bad argument #1 'filter': expected table, got number"),
  ])
  func `says what is wrong with a filter`(code: String, problem: String) throws {
    let (folder, paths) = try corpora()
    let state = try ScriptBench.state(ScriptBench.host(corpus: paths[0]))
    #expect(try ScriptBench.failure(of: code, in: state)?.message.contains(problem) == true)
    _ = folder
  }
}
