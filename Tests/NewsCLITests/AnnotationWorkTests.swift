import NewsCLI
import NewsCorpus
import TestSupport
import Testing

struct AnnotationWorkTests {
  private func store() throws -> (TemporaryFolder, String) {
    let folder = try TemporaryFolder()
    try folder.write(#"{"id":"a1","text":"It rains."}"#, to: "wire.jsonl")
    let store = folder.file("wire.newslab")
    #expect(CommandRun("import", folder.file("wire.jsonl"), "--to", store).code == 0)
    return (folder, store)
  }

  @Test func `labels and notes are given, shown, found and taken away`() throws {
    let (folder, store) = try store()
    #expect(CommandRun("corpus", "label", store, "a1", "topic", "rain", "--by", "ada").output == "")
    #expect(CommandRun("corpus", "note", store, "a1", "Ask again.", "--by", "ada").code == 0)
    #expect(CommandRun("corpus", "label", store, "a1").output == "topic: rain (ada)\n")
    #expect(CommandRun("corpus", "note", store, "a1").output == "1: Ask again. (ada)\n")
    let shown = CommandRun("show", store, "a1").output
    #expect(shown.contains("label     topic: rain (ada)\n"))
    #expect(shown.contains("note 1    Ask again. (ada)\n"))
    let json = CommandRun("show", store, "a1", "--format", "json").output
    #expect(json.contains("\"topic\": \"rain\""))
    #expect(json.contains("\"text\": \"Ask again.\""))
    #expect(CommandRun("search", store, "label:topic note:again", "--count").output == "1\n")
    #expect(
      CommandRun("corpus", "label", store, "a1", "topic", "--remove", "--by", "ada").code == 0)
    #expect(CommandRun("corpus", "note", store, "a1", "--remove", "1").code == 0)
    #expect(CommandRun("corpus", "label", store, "a1").output == "No labels.\n")
    #expect(CommandRun("corpus", "note", store, "a1").output == "No notes.\n")
    _ = folder
  }

  @Test(arguments: [
    (["label", "STORE"], 2, "missing argument 'ID'"),
    (
      ["label", "STORE", "a2", "x", "--by", "ada"], 2,
      "no article 'a2' in 'STORE'; did you mean 'a1'?"
    ),
    (["label", "STORE", "a1", "x", "y", "z"], 2, "unexpected argument 'z'"),
    (["label", "STORE", "a1", "--remove"], 2, "missing argument 'NAME'"),
    (["label", "STORE", "a1", "x", "--remove", "--by", "ada"], 2, "has no label 'x' by 'ada'"),
    (["label", "STORE", "a1", "x"], 2, "nobody knows who you are; say it with --by"),
    (["note", "STORE", "a1", "--remove", "x"], 2, "expected the number of a note, got 'x'"),
    (["note", "STORE", "a1", "--remove", "4"], 2, "article 'a1' has no note 4, and no other"),
    (["note", "nowhere.newslab", "a1", "x", "--by", "ada"], 6, "cannot be read"),
    (["label", "seeds", "a1", "x", "--by", "ada"], 2, "'seeds' is no store"),
  ])
  func `says what is wrong with a call`(words: [String], code: Int32, problem: String) throws {
    let (folder, store) = try store()
    let run = CommandRun(["corpus"] + words.map { $0.replacing("STORE", with: store) })
    #expect(run.code == code)
    #expect(run.errors.contains(problem.replacing("STORE", with: store)))
    _ = folder
  }

  @Test func `a store that somebody else writes to is told`() throws {
    let (folder, store) = try store()
    let lock = try StoreLock.acquire(store, command: "a test") { _ in false }
    let run = CommandRun("corpus", "label", store, "a1", "x", "--by", "ada", "--no-wait")
    #expect(run.code == 6)
    #expect(run.errors.contains("is being written to by process"))
    withExtendedLifetime(lock) {}
    _ = folder
  }
}
