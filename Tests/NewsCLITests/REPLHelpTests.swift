import LuaKit
import NewsCLI
import NewsCorpus
import NewsScript
import ScriptTestSupport
import Testing

struct REPLHelpTests {
  private let state: ScriptState
  private let finder: HelpFinder

  init() throws {
    let host = try ScriptBench.host(corpus: Seed.folder)
    state = try ScriptBench.state(host)
    let session = Session(
      environment: [:], input: MemorySource([]), output: MemorySink(), error: MemorySink())
    let entries = ["-- Adds two\n-- numbers.\nfunction plus(a, b)\n  return a + b\nend"]
    finder = try HelpFinder(
      reader: ValueReader(state), library: HelpLibrary(session: session, host: host),
      entry: { entries.indices.contains($0 - 1) ? entries[$0 - 1] : nil })
    try state.lua.call(state.lua.load(entries[0], name: "=[1]"))
    let code = """
      a = corpus:first()
      t = { x = { y = 2 }, ["a b"] = 1, f = plus }
      t.t = t
      bad = setmetatable({}, {
        __index = function() called = true end, __tostring = function() called = true return "x" end,
        __len = function() called = true return 1 end, __call = function() called = true end,
      })
      keep = newslab.filter { name = "far", summary = "Keeps it.", keep = plus,
        options = { least = { type = "integer", default = 3, summary = "How many." } } }
      """
    try state.run(Array(code.utf8), name: "=test")
  }

  /// The lines of the answer to an entry.
  private func lines(_ entry: String, width: Int = 80) throws -> [String] {
    let request = try #require(HelpRequest.read(entry))
    return try finder.page(for: request).text(width: width).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    ("a?", "a", false), (" a.title ?? ", "a.title", true), ("?a", "a", false), ("??a", "a", true),
    (":run?", ":run", false), ("?", "", false), ("t['a?']?", "t['a?']", false),
  ])
  func `reads questions`(entry: String, subject: String, wantsSource: Bool) {
    #expect(HelpRequest.read(entry) == HelpRequest(subject, wantsSource: wantsSource))
  }

  @Test(arguments: [
    ("help", ""), ("help()", ""), (" help(a.title) ", "a.title"), ("help(newslab)", "newslab"),
    ("help(1 + 1)", nil), ("help = 1", nil), ("helper()", nil),
  ])
  func `reads calls of help`(entry: String, subject: String?) {
    #expect(HelpRequest.readCall(entry) == subject.map { HelpRequest($0) })
  }

  @Test(arguments: [
    "a", "'a?", "'a?'", "a -- really?", "[[a?", "[[\n?]]", ":doc what?", ":history a?", "a???",
    "a? b?", "", "--[[ ?", "\"x\\\"?",
  ])
  func `takes nothing else for a question`(entry: String) {
    #expect(HelpRequest.read(entry) == nil)
  }

  @Test(arguments: [
    ("a?", "a: Article"), ("a.title?", "Article.title: string?"),
    ("a:has?", "Article:has(words) -> boolean"),
    ("corpus:where?", "Corpus:where(conditions) -> Corpus"),
    ("corpus:first().quotes?", "Article.quotes: List"),
    ("corpus:first().quotes[1].speaker?", "Quote.speaker: Entity?"),
    ("a.mentions:where{kind = \"ORG\"}[1].kind?", "Mention.kind: string"),
    ("a.quotes[1].speaker.name?", "Entity.name: string"),
    ("newslab.counter():add?", "Counter:add(key, amount?)"), ("newslab?", "newslab"),
    ("newslab.counter?", "newslab.counter() -> Counter"),
    ("Article.title?", "Article.title: string?"),
    ("article:has?", "Article:has(words) -> boolean"), ("count_by?", "'count_by' can mean"),
    ("string.format?", "string.format(format, ...)"), ("a.title:upper?", "string.upper(s)"),
    ("for?", "for i = 1, 10 do … end, or for x in list:each() do … end"), ("string?", "string"),
    ("plus?", "plus(a, b)"), ("t.f?", "t.f(a, b)"), ("t.x.y?", "t.x.y: number"),
    ("t[\"a b\"]?", "t[\"a b\"]: number"),
    ("keep?", "keep: filter 'far'"), (":page?", ":page [EXPRESSION]"),
    ("page?", ":page [EXPRESSION]"),
    ("sourcing?", "sourcing 0.1.0"), ("sourcing:sources?", "sourcing:sources: annotator 'sources'"),
    ("who-said-what?", "who-said-what: report 'who-said-what'"),
    ("search?", "Corpus:search(query, options?) -> Corpus"), ("newslab search?", "newslab search"),
    ("formats?", "formats"), ("Searching?", "Searching"), ("type?", "type(value)"),
  ])
  func `finds what is asked about`(entry: String, title: String) throws {
    do {
      let first = try lines(entry).first
      #expect(first?.replacing("[\"", with: "[\"") == title.replacing("[\"", with: "[\""))
    } catch let error as LuaError {
      #expect(error.message.hasPrefix(title))
    }
  }

  @Test(arguments: [
    ("a.titel?", "Article has no field 'titel' (did you mean 'title'?)"),
    ("corpus:wher?", "Corpus has no field 'wher' (did you mean 'where'?)"),
    ("t.xx?", "'t' has no field 'xx' (did you mean 'x'?)"),
    ("t.x.y.z?", "'t.x.y' is a number, which has no fields"),
    ("Articl?", "no help on 'Articl' (did you mean 'Article'?)"),
    ("nobody.x?", "no help on 'nobody.x': there is no variable 'nobody'"),
    ("Article.titel?", "no help on 'Article.titel' (did you mean 'Article.title'?)"),
    (":pag?", "no command ':pag' (did you mean ':page'?)"),
    ("plus().x?", "'plus()' is known when it is run, and help runs nothing"),
  ])
  func `says what it does not find`(entry: String, message: String) throws {
    let error = #expect(throws: LuaError.self) { try lines(entry) }
    #expect(error?.message == message)
  }

  @Test(arguments: ["bad?", "bad.x?", "bad()?", "bad[1]?", "t.t.t?", "bad??"])
  func `runs nothing`(entry: String) throws {
    _ = try? lines(entry)
    #expect(try state.lua.global("called").isTrue == false)
  }

  @Test func `says where functions were written, and shows their source`() throws {
    let shown = try lines("plus??")
    #expect(shown[1] == "Adds two numbers.")
    #expect(shown.contains("  kind  function of Lua, from entry 1, line 3"))
    #expect(
      shown.suffix(4) == [
        "Source: entry 1, line 3", "  function plus(a, b)", "    return a + b", "  end",
      ])
    #expect(try lines("who-said-what??").contains("  return newslab.report {"))
    #expect(try lines("a:has??").last == "newslab brings it: there is no source in Lua.")
  }

  @Test func `shows values, options and fields`() throws {
    #expect(try lines("a.agency?").contains("  value  \"Kazinform\""))
    #expect(try lines("keep?").contains("  least: integer = 3  How many."))
    let table = try lines("t?")
    #expect(table.contains("  a b      1"))
    #expect(table.contains("  f(a, b)  Adds two numbers."))
  }

  @Test(arguments: [40, 80, 200], ["a?", "newslab?", ":page?", "sourcing:sources?", "formats?"])
  func `fits the width`(width: Int, entry: String) throws {
    // Words may be longer than a narrow screen is wide.
    let most = width == 40 ? 64 : width
    #expect(try lines(entry, width: width).allSatisfy { $0.count <= most })
  }

  @Test func `every function of Lua that is explained is there`() throws {
    for name in ["string.format", "table.concat", "utf8.len", "math.floor", "pcall", "select"] {
      #expect(try lines(name + "?").first?.hasPrefix(name + "(") == true)
    }
  }

  @Test(arguments: ["quoted speaker", "speakers", "says", "indirect"])
  func `finds components by what they and their options say`(words: String) throws {
    #expect(try Apropos(finder).text(for: words, width: 80).contains("who-said-what"))
  }

  @Test func `commands say which options they take`() throws {
    let run = try lines(":run?")
    #expect(run.contains { $0.hasPrefix("  -s, --set NAME=VALUE") })
    #expect(run.contains { $0.contains("--limit N") })
    #expect(!run.contains { $0.contains("--resume") || $0.contains("--receipt") })
    for entry in [":save?", ":export?", ":set?", ":limits?", ":replay?"] {
      #expect(try lines(entry).contains("Examples"), "\(entry)")
    }
  }

  @Test func `searches names and summaries of everything`() throws {
    let text = try Apropos(finder).text(for: "quote", width: 80)
    #expect(text.contains("Article.quotes"))
    #expect(text.contains("who-said-what"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try Apropos(finder).text(for: "page", width: 80).contains(":page"))
    #expect(try Apropos(finder).text(for: "sources plugin", width: 80).isEmpty == false)
    let error = #expect(throws: LuaError.self) { try Apropos(finder).text(for: "qoute", width: 80) }
    #expect(error?.message == "nothing about 'qoute' (did you mean 'quote'?)")
  }
}
