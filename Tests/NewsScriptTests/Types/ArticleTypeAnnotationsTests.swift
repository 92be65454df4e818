import LuaKit
import NewsCorpus
import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

struct ArticleTypeAnnotationsTests {
  private func store() throws -> (TemporaryFolder, String) {
    let folder = try TemporaryFolder()
    try folder.write(#"{"id":"a","text":"It rains."}"#, to: "wire.jsonl")
    let path = folder.file("wire.newslab")
    var work = try StoreImport(
      into: StoreFile.write(path, makes: true), tools: ScriptBench.host().tools)
    _ = try work.run(FileCorpus.find(folder.file("wire.jsonl")))
    return (folder, path)
  }

  private func host(_ path: String, _ permissions: [LuaPermission] = [.label]) throws -> ScriptHost
  {
    let host = try ScriptBench.host(corpus: path)
    host.permissions = permissions
    host.analyst = "ada"
    return host
  }

  @Test func `labels and notes of scripts stay`() throws {
    let (folder, path) = try store()
    let code = """
      local a = corpus:first()
      a:label('topic', 'rain')
      a:label('checked')
      local n = a:note('Ask Ada.')
      return a.labels.topic .. a.labels.checked .. a.notes[1].text .. a.notes[1].number - n
      """
    #expect(try ScriptBench.text(of: code, in: ScriptBench.state(host(path))) == "rainyesAsk Ada.0")
    let later = "local a = corpus:first() return a.labels.topic .. a.notes[1].by"
    #expect(try ScriptBench.text(of: later, in: ScriptBench.state(host(path, []))) == "rainada")
    _ = folder
  }

  @Test(arguments: [
    ("corpus:first():label('x')", "not permitted: article:label, grant it with --allow-label"),
    ("corpus:first():note('x')", "not permitted: article:note, grant it with --allow-label"),
  ])
  func `nothing is written without the permission`(code: String, problem: String) throws {
    let (folder, path) = try store()
    let failure = try ScriptBench.failure(of: code, in: ScriptBench.state(host(path, [])))
    #expect(failure?.message.contains(problem) == true)
    let database = try StoreFile.read(path)
    #expect(try database.integer("SELECT count(*) FROM labels") == 0)
    #expect(try database.integer("SELECT count(*) FROM notes") == 0)
    _ = folder
  }

  @Test func `what a component says stands behind an analyst's word`() throws {
    let (folder, path) = try store()
    let host = try host(path)
    let state = try ScriptBench.state(host)
    host.running = "ada"
    #expect(
      try ScriptBench.text(
        of: "local a = corpus:first() a:label('topic', 'sport') return a.labels.topic", in: state)
        == "sport")
    host.running = nil
    #expect(
      try ScriptBench.text(
        of: "local a = corpus:first() a:label('topic', 'rain') return a.labels.topic", in: state)
        == "rain")
    host.running = "ada"
    #expect(
      try ScriptBench.text(
        of: """
          local a = corpus:first()
          a:label('topic', 'sport')
          a:add_label('topic', 'games')
          return a.labels.topic
          """, in: state) == "rain")
    _ = folder
  }

  @Test func `an article that is in no store says where labels stay`() throws {
    let (folder, path) = try store()
    for code in ["newslab.article('x'):label('y')", "corpus:first():note('y')"] {
      let host = try host(code.hasPrefix("newslab") ? path : folder.file("wire.jsonl"))
      let failure = try ScriptBench.failure(of: code, in: ScriptBench.state(host))
      #expect(failure?.message.contains("is not in a store") == true)
    }
  }

  @Test func `says what cannot be a label`() throws {
    let (folder, path) = try store()
    let failure = try ScriptBench.failure(
      of: "corpus:first():label('')", in: ScriptBench.state(host(path)))
    #expect(failure?.message.contains("article:label: the name of a label is empty") == true)
    _ = folder
  }
}
