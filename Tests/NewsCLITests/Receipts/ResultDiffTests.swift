import TestSupport
import Testing

struct ResultDiffTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func line(_ id: String, _ label: String?, why: String = "because") -> String {
    let said = label.map { #"{"classifier":"topic","label":"\#($0)","score":1,"why":"\#(why)"}"# }
    return #"{"id":"\#(id)","date":null,"title":"Title \#(id)","labels":{},"classifications":["#
      + (said ?? "") + #"],"added_mentions":[]}"# + "\n"
  }

  private func diff(_ first: String, _ second: String, _ options: String...) throws -> CommandRun {
    try folder.write(first, to: "a.jsonl")
    try folder.write(second, to: "b.jsonl")
    return CommandRun(
      ["run", "--diff", folder.file("a.jsonl"), folder.file("b.jsonl")] + options)
  }

  @Test func `two versions of a classifier run over the same articles`() throws {
    let lines = (0..<40).map { #"{"id":"a\#($0)","text":"Text \#($0)."}"# + "\n" }
    let corpus = try folder.write(lines.joined(), to: "news.jsonl")
    for (name, digit) in [("old", "1"), ("new", "2")] {
      try folder.write(
        """
        return newslab.classifier {
          name = "topic", summary = "Says a topic.", labels = { "x", "y" },
          classify = function(a)
            if a.id:find('\(digit)$') then return 'x', 1, 'digit \(digit)' end
            return 'y'
          end,
        }
        """, to: "\(name).lua")
      for format in ["json", "jsonl"] {
        let path = folder.file("\(name).\(format)")
        let run = CommandRun(
          "run", folder.file("\(name).lua"), "--corpus", corpus, "-f", format, "-o", path,
          environment: ["XDG_STATE_HOME": folder.file("state")])
        #expect(run.code == 0, "\(run.errors)")
      }
    }
    for format in ["json", "jsonl"] {
      let result = CommandRun(
        "run", "--diff", folder.file("old.json"), folder.file("new.\(format)"), "-f", "csv")
      #expect(result.code == 1)
      #expect(result.errors.isEmpty)
      #expect(result.output.contains("Articles in both,40"))
      #expect(result.output.contains("40,32,0.8,"))
      #expect(result.output.contains("a12,,y,x,digit 2"))
      #expect(result.output.contains("a21,,x,y,"))
    }
    let same = CommandRun("run", "--diff", folder.file("old.json"), folder.file("old.jsonl"))
    #expect(same.code == 0)
  }

  @Test(arguments: ["text", "md", "html", "csv", "json"])
  func `says what moved in every format`(format: String) throws {
    let result = try diff(
      line("a1", "x") + line("a2", "y") + line("a3", "x"),
      line("a1", "x") + line("a2", "x", why: "<b>new</b>") + line("a4", nil), "-f", format)
    #expect(result.code == 1)
    #expect(result.output.contains("Title a2"))
    #expect(result.output.contains("a3") && result.output.contains("a4"))
    #expect(result.output.contains("<b>new</b>") == (format != "html" && format != "md"))
  }

  @Test func `classifiers of other names are compared when there is one each`() throws {
    let second = line("a1", "y").replacing("topic", with: "topic-2")
    let result = try diff(line("a1", "x"), second)
    #expect(result.output.contains("topic / topic-2"))
    #expect(result.code == 1)
  }

  @Test func `counts articles whose added mentions are others`() throws {
    let mention = #"{"start":0,"end":4,"text":"NATO","kind":"ORG","form":"name"}"#
    let one = line("a1", "x").replacing(
      #""added_mentions":[]"#, with: #""added_mentions":[\#(mention)]"#)
    let result = try diff(one, line("a1", "x"), "-f", "csv")
    #expect(result.code == 1)
    #expect(result.output.contains("Articles with other added mentions,1"))
    #expect(try diff(one, one).code == 0)
  }

  @Test func `what is no result is named with file and line`() throws {
    let good = line("a1", "x")
    let cases: [(String, String)] = [
      (good + "{\"id\":\n", "a.jsonl:2': not valid JSON"),
      (good + "{\"id\":\"a2\"}\n", "a.jsonl:2': expected an article as 'newslab run' writes it"),
      (good + good, "a.jsonl:2': article 'a1' stands in the file twice"),
      ("{\n  \"format\": \"other/1\",\n", "a.jsonl:2': expected \"format\": \"newslab-run/2\""),
      (
        "{\n  \"format\": \"newslab-run/2\",\n  \"articles\": [\n    " + good,
        "expected another article or the end of the list"
      ),
      (
        "{\n  \"format\": \"newslab-run/2\",\n  \"articles\": [],\n  \"reports\": [\n",
        "a.jsonl:4': this is the result of reports"
      ),
    ]
    for (text, message) in cases {
      let result = try diff(text, good)
      #expect(result.code == 2, "\(message)")
      #expect(result.errors.contains(message), "\(result.errors)")
    }
    #expect(CommandRun("run", "--diff", folder.file("none"), folder.file("a.jsonl")).code == 6)
    #expect(CommandRun("run", "--diff", folder.file("a.jsonl")).code == 2)
    #expect(try diff(good, good, "--limit", "3").errors.contains("does not go with --diff"))
  }

  @Test func `a filter that kept nothing is compared, too`() throws {
    let empty =
      "{\n  \"format\": \"newslab-run/2\",\n  \"articles\": [],\n  \"counts\": {},\n  \"reports\": []\n}\n"
    let result = try diff(empty, line("a1", "x"), "-f", "csv")
    #expect(result.code == 1)
    #expect(result.output.contains("Articles in both,0"))
  }
}
