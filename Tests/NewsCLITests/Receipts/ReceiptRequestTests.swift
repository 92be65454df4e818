import TestSupport
import Testing

struct ReceiptRequestTests {
  let work: ReceiptBench

  init() throws { work = try ReceiptBench() }

  @Test func `the receipt is the same with any number of workers, from a file and from a store`()
    throws
  {
    #expect(work.run(work.filter, "--receipt", work.path("one"), "-j", "1").code == 1)
    #expect(
      work.run(work.filter, "--receipt", work.path("three"), "-j", "3", "--shard-size", "7").code
        == 1)
    let one = try work.folder.read("one")
    #expect(one == (try work.folder.read("three")))
    #expect(one.contains(#""format": "newslab-receipt/1""#))
    #expect(one.contains(#""articles": 200"#))
    #expect(one.contains(#""ok": 199"#))
    #expect(one.contains(#""error": 1"#))
    #expect(one.contains(#""processed": 200"#))
    let store = work.path("news.newslab")
    #expect(CommandRun("import", work.corpus, "--to", store).code == 0)
    let stored = CommandRun(
      "run", work.filter, "--corpus", store, "--no-progress", "--receipt", work.path("stored"))
    #expect(stored.code == 1)
    #expect(try work.line("fingerprint", of: "stored") == work.line("fingerprint", of: "one"))
    #expect(try work.line("sha256", of: "stored") == work.line("sha256", of: "one"))
  }

  @Test func `a folder and its store have the same fingerprint, dates in file names or not`() throws
  {
    try work.folder.write("ASTANA. KAZINFORM - It rains.\n", to: "stories/2017-04-06-rain.txt")
    try work.folder.write(" date 2017-04-07 ASTANA. KAZINFORM - It snows.\n", to: "stories/b.txt")
    let (folder, store) = (work.path("stories"), work.path("stories.newslab"))
    #expect(CommandRun("import", folder, "--to", store).code == 0)
    for (corpus, name) in [(folder, "of-folder"), (store, "of-store")] {
      #expect(
        CommandRun(
          "run", work.filter, "--corpus", corpus, "--no-progress", "--receipt", work.path(name)
        ).code == 0)
    }
    #expect(
      try work.line("fingerprint", of: "of-folder") == work.line("fingerprint", of: "of-store"))
  }

  @Test func `a resumed run has the receipt of one that was not interrupted`() throws {
    #expect(work.run(work.filter, "-o", work.path("a"), "--receipt", work.path("whole")).code == 1)
    let journal = work.path("journal")
    let stopped = work.run(
      work.filter, "-o", work.path("b"), "--receipt", work.path("resumed"), "--journal", journal,
      "--max-errors", "1", "-j", "1", "--shard-size", "10")
    #expect(stopped.code == 4)
    #expect((try? work.folder.read("resumed")) == nil)
    let resumed = work.run(
      work.filter, "-o", work.path("b"), "--receipt", work.path("resumed"), "--journal", journal,
      "--resume", "--shard-size", "10")
    #expect(resumed.code == 1)
    #expect(resumed.errors.contains("from the journal"))
    #expect(try work.folder.read("resumed") == work.folder.read("whole"))
  }

  @Test func `names the plugin of a component with the fingerprint of its files`() throws {
    let result = CommandRun(
      "run", "sourcing:sourcing", "--corpus", Seed.folder, "--receipt", work.path("r"))
    #expect(result.code == 0)
    let receipt = try work.folder.read("r")
    #expect(receipt.contains(#""source": "sourcing:sourcing""#))
    #expect(receipt.contains(#""name": "sourcing""#))
    #expect(try work.line("version", of: "r") != nil)
  }
}

/// A corpus, a filter that fails with one article, and runs of both.
struct ReceiptBench {
  let folder: TemporaryFolder
  let corpus: String
  let filter: String

  init() throws {
    folder = try TemporaryFolder()
    corpus = folder.file("news.jsonl")
    filter = folder.file("some.lua")
    try writeCorpus((0..<200).map { ($0, "Text \($0) of Paris.") })
    try writeFilter("if a.id == 'a150' then error('bad') end return a.id:find('3') ~= nil")
  }

  func writeCorpus(_ articles: [(Int, String)]) throws {
    let lines = articles.map { #"{"id":"a\#($0.0)","text":"\#($0.1)"}"# + "\n" }
    try folder.write(lines.joined(), to: "news.jsonl")
  }

  func writeFilter(_ body: String) throws {
    try folder.write(
      """
      return newslab.filter {
        name = "some", summary = "Keeps some.",
        options = { n = { type = "integer", default = 1, summary = "A number." } },
        keep = function(a, options) \(body) end,
      }
      """, to: "some.lua")
  }

  func path(_ name: String) -> String { folder.file(name) }

  func run(_ arguments: String...) -> CommandRun {
    CommandRun(
      ["run"] + arguments + ["--corpus", corpus, "--no-progress"],
      environment: ["XDG_STATE_HOME": folder.file("state")])
  }

  func verify(_ arguments: String...) -> CommandRun {
    CommandRun(
      ["run", "--no-progress", "--verify", path("r")] + arguments,
      environment: ["XDG_STATE_HOME": folder.file("state")])
  }

  /// The first line with a member of a file.
  func line(_ member: String, of name: String) throws -> Substring? {
    try folder.read(name).split(separator: "\n").first { $0.contains("\"\(member)\"") }
  }
}
