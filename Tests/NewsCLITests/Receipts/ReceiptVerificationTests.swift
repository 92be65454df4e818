import NewsCorpus
import TestSupport
import Testing

struct ReceiptVerificationTests {
  let work: ReceiptBench

  init() throws { work = try ReceiptBench() }

  private func receipt(_ arguments: String...) throws {
    let run = CommandRun(
      ["run", work.filter, "--corpus", work.corpus, "--no-progress", "--receipt", work.path("r")]
        + arguments)
    try #require(run.code == 1, "\(run.errors)")
  }

  @Test func `says in one line that everything is the same, and writes no result`() throws {
    try receipt("-o", work.path("out"), "--limit", "160", "--set", "n=3", "-f", "jsonl")
    let expected = try work.folder.read("out")
    try work.folder.write("", to: "out")
    for workers in ["1", "3"] {
      let same = work.verify("-j", workers, "-q")
      #expect(same.code == 0, "\(same.errors)")
      #expect(same.output == "the same: 160 articles, 1 component, \(expected.utf8.count) bytes\n")
    }
    #expect(try work.folder.read("out").isEmpty)
    #expect(work.verify("-o", work.path("again")).code == 0)
    #expect(try work.folder.read("again") == expected)
  }

  @Test func `says how many articles are fewer, more and changed, and which`() throws {
    try receipt()
    var articles = (0..<200).map { ($0, "Text \($0) of Paris.") }
    articles.remove(at: 31)
    articles[60].1 += " More."
    articles += [(900, "New."), (901, "Newer.")]
    try work.writeCorpus(articles)
    let result = work.verify()
    #expect(result.code == 1)
    #expect(
      result.output.contains(
        "corpus: 1 fewer, 2 more ('a900', 'a901'), 1 changed ('a61') (200 articles, now 201)"))
    #expect(result.output.contains("filter 'some', statuses: was 199 ok, 0 skipped, 1 error, 0"))
    #expect(result.output.contains("result: was "))
  }

  @Test func `tells another order of the same articles`() throws {
    try receipt()
    try work.writeCorpus((0..<200).reversed().map { ($0, "Text \($0) of Paris.") })
    #expect(work.verify().output.contains("corpus: the same articles in another order"))
  }

  @Test func `says which component has other code, and what came of it`() throws {
    try receipt()
    try work.writeFilter("return a.id:find('4') ~= nil")
    let result = work.verify()
    #expect(result.code == 1)
    #expect(result.output.contains("filter 'some': its code is another\n"))
    #expect(result.output.contains("articles that failed: was 1, is 0\n"))
    #expect(!result.output.contains("corpus:"))
    #expect(result.errors.contains("the run is not the one of"))
  }

  @Test func `an option from a file that changed is named with both values`() throws {
    let file = try work.folder.write(#"{"some":{"n":41}}"#, to: "set.json")
    try receipt("--set-file", file)
    try work.folder.write(#"{"some":{"n":42}}"#, to: "set.json")
    let result = work.verify()
    #expect(result.output == "filter 'some', option n: was 41, is 42\n")
    #expect(result.code == 1)
  }

  @Test func `an edited receipt is refused, a file that is none too, with the place`() throws {
    try receipt()
    let text = try work.folder.read("r")
    let cases: [(String, String, Int32, String)] = [
      (#""ok": 199"#, #""ok": 198"#, 5, "was edited: seal: expected "),
      (#""ok": 199"#, #""ok": -1"#, 3, "components[0].statuses.ok: expected a whole number"),
      (#""ok": 199,"#, "", 3, "components[0].statuses.ok: expected a whole number"),
      ("newslab-receipt/1", "newslab-receipt/9", 3, "format: expected 'newslab-receipt/1'"),
      (#""plugins": []"#, #""plugins": {}"#, 3, "plugins: expected a list of objects, found"),
      (#""ok": 199,"#, #""ok": 199, "okay": 3,"#, 3, "okay: expected nothing of this name"),
      (#""ok": 199,"#, #""ok": ,"#, 3, "/r:"),
    ]
    for (old, new, code, message) in cases {
      let edited = text.replacing(old, with: new)
      try #require(edited != text)
      try work.folder.write(edited, to: "r")
      let result = work.verify()
      #expect(result.code == code, "\(new): \(result.errors)")
      #expect(result.errors.contains(message), "\(result.errors)")
    }
    #expect(CommandRun("run", "--verify", work.path("none")).code == 6)
  }

  @Test func `a receipt of another folder is refused, as are words that it has itself`() throws {
    try receipt()
    let refused = work.verify("--limit", "3")
    #expect(refused.code == 2)
    #expect(refused.errors.contains("'--limit=3' does not go with --verify"))
    let elsewhere = try ProcessRunner.newslab(
      ["run", "--verify", work.path("r")], in: work.folder.path)
    #expect(elsewhere.code == 2)
    #expect(elsewhere.errors.contains("was made in another folder"))
  }

  @Test func `what the run was granted must be granted again, and nothing is written`() throws {
    try receipt("--allow-clock")
    let refused = work.verify()
    #expect(refused.code == 5)
    #expect(refused.errors.contains("was granted --allow-clock"))
    #expect(work.verify("--allow-clock").code == 0)
    let words = try work.folder.read("r").replacing("--allow-clock", with: "--statuses=/x")
    try work.folder.write(words, to: "r")
    let seal = try #require(words.split(separator: "\n").first { $0.contains(#""seal""#) })
    let body = words.replacing(",\n" + seal, with: "")
    let resealed = "  \"seal\": \"\(ContentHash.sha256(Array(body.utf8)))\""
    try work.folder.write(words.replacing(seal, with: resealed), to: "r")
    let written = work.verify()
    #expect(written.code == 2)
    #expect(written.errors.contains("'--statuses=/x' does not go with --verify"))
  }
}
