import TestSupport
import Testing

struct RunCommandTests {
  private let folder: TemporaryFolder
  private let corpus: String

  init() throws {
    folder = try TemporaryFolder()
    let lines = (0..<200).map { #"{"id":"a\#($0)","text":"Text \#($0) of Paris."}"# + "\n" }
    corpus = try folder.write(lines.joined(), to: "news.jsonl")
  }

  private func filter(_ body: String) throws -> String {
    try folder.write(
      """
      return newslab.filter {
        name = "some", summary = "Keeps some.",
        options = { n = { type = "integer", default = 1, summary = "A number." } },
        keep = function(a, options) \(body) end,
      }
      """, to: "some.lua")
  }

  private func run(_ arguments: String...) -> CommandRun {
    CommandRun(
      ["run"] + arguments + ["--corpus", corpus, "--no-progress"],
      environment: ["XDG_STATE_HOME": folder.file("state")])
  }

  @Test(arguments: ["text", "table", "md", "html", "csv", "json", "jsonl"])
  func `gives the same bytes with any number of workers`(format: String) throws {
    let good = try filter("print(a.id) return a.id:find('3') ~= nil")
    let one = run(good, "-f", format, "-j", "1")
    #expect(one.code == 0)
    #expect(one.output.contains("a13"))
    for workers in ["2", "5"] {
      let many = run(good, "-f", format, "-j", workers, "--shard-size", "3")
      #expect(many.output == one.output)
      #expect(many.errors == one.errors)
    }
  }

  @Test func `tells each status in a file, with the worker`() throws {
    let script = try filter("if a.id == 'a7' then error('seven') end return a.id ~= 'a9'")
    let path = folder.file("statuses.jsonl")
    let result = run(script, "--statuses", path, "-j", "2")
    #expect(result.code == 1)
    let lines = try folder.read("statuses.jsonl").split(separator: "\n")
    #expect(lines.count == 200)
    let failed = try #require(lines.first { $0.contains(#""article":"a7","#) })
    #expect(failed.contains(#""status":"error","message":"seven","source":"#))
    #expect(failed.contains(#""line":4,"worker":"#))
  }

  @Test func `ends with the failure that is one too many, the same one however many work`() throws {
    let script = try filter("if a.id:find('5$') then error('five') end return true")
    for workers in ["1", "4"] {
      let result = run(script, "--max-errors", "3", "-j", workers, "-o", folder.file("out"))
      #expect(result.code == 4)
      #expect(result.errors.contains("--max-errors: ended with article 'a25'"))
      #expect(!result.errors.contains("'a35'"))
      #expect((try? folder.read("out")) == nil)
      let fast = run(script, "--fail-fast", "-j", workers, "-f", "jsonl")
      #expect(fast.code == 4)
      #expect(fast.errors.contains("--fail-fast: ended with article 'a5'"))
      #expect(fast.output.split(separator: "\n").count == 5)
    }
  }

  @Test func `writes the table that is wanted, and says how many there are`() throws {
    let report = try folder.write(
      """
      return newslab.report {
        name = "tables", summary = "Writes tables.", each = function() end,
        examples = {}, finish = function(_, out)
          out:table { columns = { "A" }, rows = { { "=1" } } }
          out:bars({ b = 2 }, { unit = "n" })
        end,
      }
      """, to: "tables.lua")
    #expect(run(report, "-f", "csv", "--table", "1").output == "A\r\n'=1\r\n")
    #expect(run(report, "-f", "csv", "--table", "2").output == "Name,n\r\nb,2\r\n")
    let missing = run(report, "-f", "csv", "--table", "3")
    #expect(missing.code == 2)
    #expect(missing.errors.contains("option '--table': there is no table 3; there are 2"))
    #expect(
      run(report, "-f", "html", "--table", "1").errors.contains("expected --format csv, got html"))
    let listing = run(try filter("return true"), "-f", "csv", "--table", "2")
    #expect(listing.errors.contains("option '--table': without a report there is 1 table, not 2"))
    #expect(listing.output.isEmpty)
  }

  @Test(arguments: [
    ("out.html", "<!doctype html>"), ("out.md", "| Article |"), ("out.csv", "Article,"),
    ("out.json", "{\n"), ("out.jsonl", #"{"id":"#), ("out.txt", "Article  "), ("csv", "Article  "),
    ("folder.csv/out", "Article  "), (".csv", "Article  "), ("OUT.HTML", "<!doctype html>"),
  ])
  func `the ending of the file says the format`(name: String, beginning: String) throws {
    let good = try filter("return a.id == 'a1'")
    try folder.write("", to: "folder.csv/empty")
    #expect(run(good, "-o", folder.file(name)).code == 0)
    #expect(try folder.read(name).hasPrefix(beginning))
    #expect(run(good, "-o", folder.file(name), "-f", "md").code == 0)
    #expect(try folder.read(name).hasPrefix("| Article |"))
  }

  @Test func `a receipt of a run knows the format that the ending said`() throws {
    let good = try filter("return a.id == 'a1'")
    let receipt = folder.file("receipt.json")
    #expect(run(good, "-o", folder.file("out.csv"), "--table", "1", "--receipt", receipt).code == 0)
    let again = CommandRun("run", "--verify", receipt, "-o", folder.file("again.html"))
    #expect((again.code, again.errors) == (0, ""))
    #expect(try folder.read("again.html") == folder.read("out.csv"))
  }

  @Test func `narrows before anything runs`() throws {
    let script = try filter("return true")
    #expect(run(script, "--limit", "3", "-f", "jsonl").lines.count == 3)
    #expect(run(script, "--sample", "5:9", "-f", "jsonl").lines.count == 5)
    #expect(run(script, "--where", "17 OR 19", "-f", "jsonl").lines.count == 2)
    let bad = run(script, "--where", "(17")
    #expect(bad.code == 2)
    #expect(bad.errors.contains("--where"))
    #expect(run(script, "--sample", "0").code == 2)
    #expect(run(script, "--sample", "3:x").code == 2)
  }

  @Test func `a dry run says what would run and runs nothing`() throws {
    let script = try filter("error('ran') return options.n > 0")
    let result = run(script, "--dry-run", "--limit", "4", "--set", "n=3", "-j", "3")
    #expect(result.code == 0)
    #expect(result.output.contains("filter 'some' from"))
    #expect(result.output.contains("n = 3"))
    #expect(result.output.contains("4 articles, 3 workers"))
  }

  @Test func `takes options from a file, which --set overrides`() throws {
    let script = try filter("return a.id == 'a' .. options.n")
    let file = try folder.write(#"{"some":{"n":41}}"#, to: "set.json")
    #expect(run(script, "--set-file", file, "-f", "jsonl").output.contains(#""a41""#))
    #expect(
      run(script, "--set-file", file, "--set", "n=7", "-f", "jsonl").output.contains(#""a7""#))
    for (json, words) in [
      (#"{"some.m":1}"#, "it has n"), (#"{"n":"x"}"#, "expected integer"), ("[1]", "JSON object"),
      (#"{"n":{}}"#, "got"), ("{", "set.json"), (#"{"nn":1}"#, "no component that runs"),
    ] {
      let file = try folder.write(json, to: "set.json")
      let result = run(script, "--set-file", file)
      #expect(result.code == 2, "\(json)")
      #expect(result.errors.contains(words), "\(result.errors)")
    }
    #expect(run(script, "--set-file", folder.file("none.json")).code == 6)
  }

  @Test func `says how each component fared`() throws {
    let script = try filter("return a.id ~= 'a9'")
    let result = run(script, "--verbose")
    #expect(result.errors.contains("200 articles, 200 done"))
    #expect(result.errors.contains("filter 'some': 200 ok"))
    #expect(result.errors.contains("slowest articles:"))
    #expect(run(script, "--quiet").errors.isEmpty)
    #expect(run(script, "--quiet", "--verbose").code == 2)
  }

  @Test func `says once that a report keeps the run on one worker`() throws {
    let script = try folder.write(
      """
      return newslab.report {
        name = "own", summary = "Own.", each = function(acc, a) acc[a.id] = true end,
        finish = function(acc, out) out:paragraph("Done.") end,
      }
      """, to: "own.lua")
    let result = run(script, "-j", "2")
    #expect(result.errors.split(separator: "one worker runs everything").count == 2)
    #expect(run(script, "-j", "1").errors.isEmpty)
  }

  @Test func `nothing is written over what is read, and no two things to one file`() throws {
    let script = try filter("return true")
    let before = try folder.read("news.jsonl")
    let other = try folder.write("kept", to: "kept.txt")
    for options in [
      ["-o", corpus], ["--statuses", corpus], ["--receipt", corpus], ["--journal", corpus],
      ["-o", folder.file("x"), "--statuses", folder.file("x")],
      ["-o", folder.file("x"), "--receipt", folder.file("x")],
      ["-o", folder.file("x"), "--journal", other],
    ] {
      let result = CommandRun(
        ["run", script, "--corpus", corpus, "--no-progress"] + options, environment: [:])
      #expect(result.code == 2, "\(options): \(result.errors)")
    }
    #expect(try folder.read("news.jsonl") == before)
    #expect(try folder.read("kept.txt") == "kept")
  }

  @Test func `a journal that nobody asked for and that cannot be had is done without`() throws {
    let script = try filter("return true")
    let result = CommandRun(
      ["run", script, "--corpus", corpus, "--no-progress", "-o", folder.file("out")],
      environment: ["XDG_STATE_HOME": "/proc/none"])
    #expect(result.code == 0)
    #expect(result.errors.contains("cannot be resumed"))
  }

  @Test func `numbers without end are as good as large ones`() throws {
    let script = try filter("return a.id == 'a1'")
    for options in [["-j", "\(Int.max)"], ["--shard-size", "\(Int.max)", "-j", "2"]] {
      let result = CommandRun(
        ["run", script, "--corpus", corpus, "--no-progress", "-f", "jsonl"] + options,
        environment: [:])
      #expect(result.lines.count == 1)
    }
  }

  @Test func `there is nothing to resume where no run was interrupted`() throws {
    #expect(CommandRun(["run", "--resume"], environment: [:]).code == 2)
    let file = try folder.write("x", to: "x.journal")
    let result = CommandRun(["run", "--resume", file], environment: [:])
    #expect(result.code == 2)
    #expect(result.errors.contains("is no journal"))
    #expect(CommandRun(["run"], environment: [:]).code == 2)
  }
}

struct RunSavingTests {
  private let folder: TemporaryFolder
  private let store: String

  init() throws {
    folder = try TemporaryFolder()
    let lines = (0..<40).map { number in
      #"{"id":"a\#(number)","text":"\#(number % 2 == 0 ? "Police" : "Rain") came to Paris."}"#
        + "\n"
    }
    let news = try folder.write(lines.joined(), to: "news.jsonl")
    store = folder.file("wire.newslab")
    _ = CommandRun("import", news, "--to", store)
    try folder.write(
      """
      return newslab.classifier {
        name = "topic", summary = "Tells police from rain.", labels = { "police", "rain" },
        options = { other = { type = "boolean", default = false, summary = "Turns it round." } },
        classify = function(a, options)
          return (a:has("police") ~= options.other) and "police" or "rain", 0.5
        end,
      }, newslab.annotator {
        name = "marks", summary = "Marks the police.",
        annotate = function(a)
          if a:has("police") then a:add_mention { kind = "ORG", first = 1, last = 6 } end
          a:add_label("seen", "yes")
        end,
      }, newslab.filter {
        name = "few", summary = "Keeps few.", keep = function(a) return a.id == "a1" end,
      }
      """, to: "topic.lua")
  }

  private func run(_ arguments: String...) -> CommandRun {
    CommandRun(
      ["run", folder.file("topic.lua"), "--corpus", store, "--save"] + arguments, environment: [:])
  }

  private func count(_ query: String) -> String {
    CommandRun("search", store, query, "--count").output
  }

  @Test(arguments: ["1", "3"])
  func `what components say stays in the store, and is found`(workers: String) throws {
    let result = run("-j", workers)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("a1"))
    #expect(!result.output.contains("a2 "))
    #expect(count("label:topic=police") == "20\n")
    #expect(count("label:topic=rain") == "20\n")
    #expect(count("label:seen") == "40\n")
    #expect(count("mention:police") == "20\n")
    #expect(CommandRun("corpus", "check", store).code == 0)
    // An analyst's word stands; a later run replaces what the component had said.
    _ = CommandRun("corpus", "label", store, "a3", "topic", "weather", "--by", "ada")
    #expect(run("--set", "other=true").code == 0)
    #expect(count("label:topic=weather") == "1\n")
    #expect(count("label:topic=police") == "20\n")
    let labels = CommandRun("corpus", "label", store, "a3").output
    #expect(labels.contains("weather") && labels.contains("police"))
  }

  @Test func `only a store keeps something, and only what there is`() throws {
    let files = CommandRun(
      "run", folder.file("topic.lua"), "--corpus", folder.file("news.jsonl"), "--save")
    #expect(files.code == 2)
    #expect(files.errors.contains("is no store"))
    let filter = CommandRun("run", folder.file("topic.lua:few"), "--corpus", store, "--save")
    #expect(filter.code == 2)
    #expect(filter.errors.contains("nothing to keep"))
    #expect(run("--allow-label").code == 2)
  }
}
