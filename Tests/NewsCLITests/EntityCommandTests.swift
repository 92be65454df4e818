import Dispatch
import Foundation
import NewsCLI
import NewsCorpus
import Synchronization
import TestSupport
import Testing

struct EntityCommandTests {
  /// A folder with articles as a file, and as an indexed store.
  private func wire() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let lines = [
      #"{"id":"a1","text":"Angela Merkel met Sergei Lavrov in Vienna. \"We agree,\" Lavrov said."}"#,
      #"{"id":"a2","text":"Sergey Lavrov left Vienna."}"#,
      #"{"id":"a3","text":"Angela Merkel stayed in Vienna."}"#,
    ]
    try folder.write(lines.joined(separator: "\n"), to: "wire.jsonl")
    let store = folder.file("wire.newslab")
    #expect(CommandRun("import", folder.file("wire.jsonl"), "--to", store).code == 0)
    #expect(CommandRun("corpus", "index", store).code == 0)
    return folder
  }

  private func decisions(_ folder: TemporaryFolder) throws -> [String] {
    let text = try String(contentsOfFile: folder.file("wire.entities.tsv"), encoding: .utf8)
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  @Test(arguments: ["wire.newslab", "wire.jsonl"])
  func `lists the entities of stores and of files`(corpus: String) throws {
    let folder = try wire()
    let run = CommandRun("entity", "list", folder.file(corpus), "--format", "csv")
    #expect(run.errors == "")
    #expect(
      run.rows.map { $0.split(separator: ",").prefix(4).joined(separator: " ") } == [
        "id name kind articles", "gpe:vienna Vienna GPE 3",
        "person:angela-merkel Angela Merkel PERSON 2",
        "person:sergei-lavrov Sergei Lavrov PERSON 1",
        "person:sergey-lavrov Sergey Lavrov PERSON 1",
      ])
    let some = CommandRun(
      "entity", "list", folder.file(corpus), "lavr", "--kind", "PERSON", "--limit", "1")
    #expect(some.output.contains("person:sergei-lavrov"))
    #expect(!some.output.contains("sergey"))
  }

  @Test func `shows an entity as JSON`() throws {
    let folder = try wire()
    let run = CommandRun(
      "entity", "show", folder.file("wire.newslab"), "merkel", "--format", "json")
    #expect(run.code == 2)
    #expect(run.errors.contains("no entity 'merkel' in"))
    #expect(run.errors.contains("did you mean 'Angela Merkel'?"))
    let found = CommandRun(
      "entity", "show", folder.file("wire.newslab"), "angela merkel", "--format", "json")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any])
    #expect(object["id"] as? String == "person:angela-merkel")
    #expect(object["article_ids"] as? [String] == ["a1", "a3"])
  }

  @Test(arguments: ["wire.newslab", "wire.jsonl"])
  func `decisions stay, are shared, and are undone with their line`(corpus: String) throws {
    let folder = try wire()
    let path = folder.file(corpus)
    let merge = CommandRun("entity", "merge", path, "Sergey Lavrov", "Sergei Lavrov", "--by", "ada")
    #expect(merge.errors == "")
    #expect(merge.output == "person:sergei-lavrov: Sergei Lavrov, PERSON, 2 articles\n")
    #expect(try decisions(folder) == ["person:sergey-lavrov\tmerge\tperson:sergei-lavrov\tada"])
    #expect(CommandRun("entity", "list", path, "--conflicts").output == "No conflicts.\n")
    try folder.write("", to: "wire.entities.tsv")
    let conflicts = CommandRun("entity", "list", path, "--conflicts")
    #expect(conflicts.output.contains("nearly the same name"))
  }

  @Test func `split, alias and confirm`() throws {
    let folder = try wire()
    let path = folder.file("wire.newslab")
    let split = CommandRun("entity", "split", path, "Sergei Lavrov", "lavrov", "--by", "ada")
    #expect(
      split.output == """
        person:sergei-lavrov: Sergei Lavrov, PERSON, 1 article
        person:lavrov: Lavrov, PERSON, 1 article

        """)
    let alias = CommandRun("entity", "alias", path, "Angela Merkel", "Chancellor", "--by", "ada")
    #expect(alias.code == 0)
    #expect(
      CommandRun("entity", "show", path, "chancellor").output.contains("person:angela-merkel"))
    let confirm = CommandRun(
      "entity", "confirm", path, "Angela Merkel", "--name", "Merkel", "--kind", "ORG", "--by", "ada"
    )
    #expect(confirm.output == "person:angela-merkel: Merkel, ORG, 2 articles\n")
    let again = CommandRun("entity", "confirm", path, "Merkel", "--kind", "PERSON", "--by", "grace")
    #expect(
      again.errors == "newslab: note: takes the place of 'person:angela-merkel kind ORG (ada)'\n")
    #expect(
      try decisions(folder) == [
        "person:angela-merkel\talias\tChancellor\tada", "person:angela-merkel\tkind\tPERSON\tgrace",
        "person:angela-merkel\tname\tMerkel\tada", "person:sergei-lavrov\tsplit\tLavrov\tada",
      ])
    // What comes later changes nothing of it.
    try folder.write(
      #"{"id":"a4","text":"Angela Merkel met Lavrov. Angela Merkel left."}"#, to: "later.jsonl")
    #expect(CommandRun("import", folder.file("later.jsonl"), "--to", path).code == 0)
    #expect(CommandRun("corpus", "index", path).code == 0)
    #expect(
      CommandRun("entity", "list", path, "Merkel", "-f", "csv").rows.last?.hasPrefix(
        "person:angela-merkel,Merkel,PERSON,3,") == true)
  }

  @Test func `a merge that is split again is undone`() throws {
    let folder = try wire()
    let path = folder.file("wire.newslab")
    _ = CommandRun("entity", "merge", path, "Sergey Lavrov", "Sergei Lavrov", "--by", "ada")
    let split = CommandRun("entity", "split", path, "Sergei Lavrov", "Sergey Lavrov", "--by", "ada")
    #expect(split.code == 0)
    #expect(split.errors.contains("takes the place of 'person:sergey-lavrov merge"))
    #expect(CommandRun("entity", "show", path, "person:sergey-lavrov").code == 0)
  }

  @Test func `malformed lines are told, and cost nothing else`() throws {
    let folder = try wire()
    try folder.write(
      "broken\nperson:sergey-lavrov\tmerge\tperson:sergei-lavrov\tada\n", to: "wire.entities.tsv")
    let path = folder.file("wire.newslab")
    let run = CommandRun("entity", "list", path, "Lavrov", "-f", "csv")
    #expect(run.code == 1)
    #expect(run.errors.hasPrefix(folder.file("wire.entities.tsv") + ":1: error: expected entity"))
    #expect(run.rows.last?.hasPrefix("person:sergei-lavrov,Sergei Lavrov,PERSON,2,") == true)
    let alias = CommandRun("entity", "alias", path, "Sergei Lavrov", "X", "--by", "ada")
    #expect(alias.code == 1)
    #expect(try decisions(folder).contains("broken"))
    #expect(try decisions(folder).count == 3)
  }

  @Test func `several people decide at the same time and nothing is lost`() throws {
    let folder = try wire()
    let path = folder.file("wire.newslab")
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 6) { number in
      let run = CommandRun(
        "entity", "alias", path, "Angela Merkel", "Name \(number)", "--by", "p\(number)")
      if run.code != 0 { failures.withLock { $0.append(run.errors) } }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(try decisions(folder).count == 6)
    let names = CommandRun("entity", "show", path, "Angela Merkel", "-f", "csv").rows
    #expect(names.filter { $0.hasSuffix("decided") }.count == 6)
  }

  @Test func `a store that is not indexed says what to do`() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"id":"a1","text":"Angela Merkel left."}"#, to: "wire.jsonl")
    let store = folder.file("wire.newslab")
    _ = CommandRun("import", folder.file("wire.jsonl"), "--to", store)
    let run = CommandRun("entity", "list", store)
    #expect(run.code == 2)
    #expect(run.errors.contains("no article of '\(store)' is analyzed yet"))
    #expect(run.errors.contains("newslab corpus index \(store)"))
  }

  @Test(arguments: [
    (["entity", "lst"], "argument 'ACTION': expected"),
    (["entity", "show"], "no corpus is named"),
    (["entity", "merge", "a", "b", "c", "d"], "unexpected argument 'd'"),
    (["entity", "merge", "a"], "missing argument 'INTO'"),
    (["entity", "confirm"], "missing argument 'ENTITY'"),
    (["entity", "list", "a", "b", "c"], "unexpected argument 'c'"),
    (["entity", "list", "-", "--kind", "X"], "option '--kind': expected one of PERSON"),
    (
      ["entity", "alias", "-", "a", "b", "--by", "ada"],
      "decisions about standard input cannot be kept"
    ),
  ])
  func `says what is wrong with a call`(words: [String], problem: String) {
    let run = CommandRun(words)
    #expect(run.code == 2)
    #expect(run.errors.contains(problem))
  }

  @Test func `somebody must decide`() throws {
    let folder = try wire()
    let run = CommandRun("entity", "confirm", folder.file("wire.newslab"), "Vienna")
    #expect(run.code == 2)
    #expect(run.errors == "newslab: error: nobody knows who you are; say it with --by\n")
    let known = CommandRun(
      ["entity", "confirm", folder.file("wire.newslab"), "Vienna"], environment: ["USER": "ada"])
    #expect(known.code == 0)
  }

  @Test func `a name of several is asked back with the ids`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      #"{"id":"a1","text":"Sergei Lavrov left. Lavrov spoke."}"# + "\n"
        + #"{"id":"a2","text":"Mikhail Lavrov left. Lavrov spoke."}"#, to: "wire.jsonl")
    let run = CommandRun("entity", "show", folder.file("wire.jsonl"), "Lavrov")
    #expect(run.code == 2)
    #expect(run.errors.contains("means several entities"))
    #expect(run.errors.contains("person:mikhail-lavrov"))
  }
}

extension CommandRun {
  /// The lines of standard output, however they end.
  fileprivate var rows: [Substring] { output.split(whereSeparator: \.isNewline) }
}
