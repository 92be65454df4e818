import LuaKit
import NewsCorpus
import NewsModel
import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

struct RunJournalTests {
  private static let header = RunJournal.Header(
    run: "abc", components: 2, arguments: ["x.lua", "-o", "a b"], folder: "/tmp")

  private static func result(_ random: inout Generator) -> ShardResult {
    var result = ShardResult(
      number: Int.random(in: 0...9, using: &random), worker: 0, components: 2)
    result.counts.processed = 3
    result.counts.statuses[1].limit = 2
    result.nanoseconds = [UInt64.random(in: 0...(1 << 40), using: &random), 7]
    var article = ArticleResult(position: 4, id: "é\"\n", isKept: true, turns: 2)
    article.failure = RunFailure(
      component: 1, limit: .memory, message: "no\tmore", source: "x.lua", line: 3)
    article.kept = ArticleResult.Kept()
    article.kept?.labels = ["a": "b"]
    article.kept?.classifications = [
      ArticleResult.Classified(
        classifier: "c",
        classification: Classification(
          label: "l", score: Double.random(in: -1...1, using: &random), why: nil))
    ]
    result.articles = [article]
    result.messages = [
      .rejected(Rejection("bad", at: Place(path: "p", line: 2))), .printed("hi\n", component: "c"),
      .printed("hi\n", component: nil), .failed(id: "x", RunFailure(component: 0, message: "m")),
    ]
    result.gathered[1] = .failed(RunFailure(component: 1, message: "lost"))
    SlowArticle.note(SlowArticle(id: "s", nanoseconds: 9), in: &result.slowest)
    return result
  }

  @Test func `gives back what it was given`() throws {
    let folder = try TemporaryFolder()
    var random = Generator(seed: 3)
    var made: [ShardResult] = []
    do {
      let journal = try RunJournal(folder.file("j"), header: Self.header, goesOn: false)
      for number in 0..<20 {
        made.append(Self.result(&random))
        journal.remember(made[number], from: "k\(number)", to: "k\(number + 1)")
      }
    }
    #expect(RunJournal.header(of: folder.file("j")) == Self.header)
    let journal = try RunJournal(folder.file("j"), header: Self.header, goesOn: true)
    for (number, result) in made.enumerated() {
      let known = try #require(journal.result(from: "k\(number)", to: "k\(number + 1)"))
      #expect(known.isRemembered)
      #expect(known.serialised == result.serialised)
    }
    #expect(journal.result(from: "k0", to: "k2") == nil)
  }

  @Test func `a journal that was cut anywhere is read up to there, and written on`() throws {
    let folder = try TemporaryFolder()
    var random = Generator(seed: 4)
    let whole = try RunJournal(folder.file("whole"), header: Self.header, goesOn: false)
    for number in 0..<3 {
      whole.remember(Self.result(&random), from: "k\(number)", to: "k\(number + 1)")
    }
    let bytes = Array(try folder.read("whole").utf8)
    let header = (bytes.firstIndex(of: 0x0A) ?? 0) + 1
    for count in [0] + Array(stride(from: header, to: bytes.count, by: 37)) {
      try folder.write(Array(bytes[..<count]), to: "cut")
      let journal = try RunJournal(folder.file("cut"), header: Self.header, goesOn: true)
      journal.remember(Self.result(&random), from: "new", to: "newer")
      let again = try? RunJournal(folder.file("other"), header: Self.header, goesOn: true)
      #expect(again?.isEmpty == true)
      #expect(journal.result(from: "new", to: "newer") != nil)
    }
  }

  @Test func `rubbish is no result`() throws {
    let folder = try TemporaryFolder()
    var random = Generator(seed: 5)
    let value = Self.result(&random).serialised
    #expect(ShardResult(serialised: value, components: 2, worker: 1) != nil)
    #expect(ShardResult(serialised: value, components: 3, worker: 1) == nil)
    guard case .table(let fields) = value else { return }
    for key in fields.keys.sorted() where key != "partial" && key != "slowest" {
      for wrong in [MetaValue.null, .string("x"), .list([.null]), .table(["x": .null])] {
        var fields = fields
        fields[key] = wrong
        #expect(ShardResult(serialised: .table(fields), components: 2, worker: 1) == nil, "\(key)")
      }
    }
    try folder.write("{\"newslab_journal\":2}\n", to: "j")
    #expect(RunJournal.header(of: folder.file("j")) == nil)
    #expect(RunJournal.header(of: folder.file("none")) == nil)
  }

  private static func one() throws -> ShardResult {
    var random = Generator(seed: 9)
    return result(&random)
  }

  @Test func `a file that is no journal is left as it is`() throws {
    let folder = try TemporaryFolder()
    let text = #"{"id":"a","text":"Rain."}"# + "\n"
    let path = try folder.write(text, to: "news.jsonl")
    for goesOn in [true, false] {
      #expect(throws: RunJournal.Problem.self) {
        try RunJournal(path, header: Self.header, goesOn: goesOn)
      }
    }
    #expect(try folder.read("news.jsonl") == text)
  }

  @Test func `labels that the run itself keeps do not make an article another one`() throws {
    let folder = try TemporaryFolder()
    let tools = try ScriptBench.host().tools
    let news = try folder.write(#"{"id":"a","text":"Rain."}"# + "\n", to: "news.jsonl")
    let path = folder.file("wire.newslab")
    var filling = try StoreImport(into: StoreFile.write(path, makes: true), tools: tools)
    _ = try filling.run(FileCorpus.find(news))
    let journal = try RunJournal(
      folder.file("j"), header: Self.header, goesOn: false, savers: ["topic"])
    let key = { () throws -> String in
      let store = try StoreCorpus(path: path, tools: tools)
      return journal.key(
        after: "", CorpusArticle(read: try store.article(id: "a")), of: store)
    }
    let before = try key()
    let notebook = StoreAnnotations(try StoreFile.write(path))
    try notebook.add(ArticleLabel("seen", "yes", by: "topic", origin: .component), to: "a")
    #expect(try key() == before)
    try notebook.add(ArticleLabel("seen", "yes", by: "other", origin: .component), to: "a")
    let other = try key()
    #expect(other != before)
    try notebook.add(ArticleLabel("seen", "no", by: "topic"), to: "a")
    #expect(try key() != other)
  }

  @Test func `two runs cannot use one journal`() throws {
    let folder = try TemporaryFolder()
    let first = try RunJournal(folder.file("j"), header: Self.header, goesOn: true)
    first.remember(try Self.one(), from: "a", to: "b")
    for goesOn in [true, false] {
      #expect(throws: RunJournal.Problem.self) {
        try RunJournal(folder.file("j"), header: Self.header, goesOn: goesOn)
      }
    }
    #expect(first.result(from: "a", to: "b") != nil)
    first.remove()
    #expect(RunJournal.header(of: folder.file("j")) == nil)
  }
}
