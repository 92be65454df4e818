import Foundation
import LineEditor
import LuaKit
import NewsCLI
import NewsCorpus
import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

/// What the Tab key finds; `‸` is the cursor.
struct REPLCompletionTests {
  private let state: ScriptState
  private let chunks: ChunkCompiler
  private let engine: CompletionEngine

  init() throws {
    let host = try ScriptBench.host(corpus: Checkout.path + "/seeds")
    let session = Session(
      environment: ["HOME": Fixtures.path], input: MemorySource([]), output: MemorySink(),
      error: MemorySink())
    state = try ScriptState(host: host, policy: .script)
    chunks = ChunkCompiler(lua: state.lua)
    engine = CompletionEngine(
      state: state, locals: chunks.locals, library: HelpLibrary(session: session, host: host))
  }

  private func run(_ entry: String) throws {
    switch chunks.compile(entry) {
    case .complete(let chunk): try state.lua.call(chunk)
    case .incomplete(let error), .wrong(let error): throw error
    }
  }

  private func found(_ marked: String) -> Completions? {
    let parts = marked.split(separator: "‸", omittingEmptySubsequences: false)
    return engine.completions(of: parts.joined(), at: parts[0].utf8.count)
  }

  private func labels(_ marked: String) -> [String] { found(marked)?.candidates.map(\.label) ?? [] }

  /// The entry when the only candidate, or the named one, is taken.
  private func taking(_ marked: String, _ label: String? = nil) -> String? {
    let text = marked.replacing("‸", with: "")
    guard let found = found(marked),
      let chosen = found.candidates.first(where: { label == nil || $0.label == label })
    else { return nil }
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(found.range, with: Array(chosen.text.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `names are locals, globals and keywords, in this order`() throws {
    try run("local corner = 1")
    try run("cornet = 2")
    #expect(
      labels("local corn = 1; x = cor‸") == ["corn", "corner", "cornet", "coroutine", "corpus"])
    #expect(labels("f‸").contains("for"))
    #expect(labels("whi‸") == ["while"])
    #expect(labels("x = function(deep, deeper) return dee‸") == ["deeper", "deep"])
    #expect(labels("for index, item in pairs(x) do print(in‸").first == "index")
    #expect(labels("do local inner end inn‸") == [])
    #expect(labels("CORP‸") == ["corpus"])
    #expect(found("corpu‸")?.candidates.first?.summary == "The articles that are worked on.")
  }

  @Test(arguments: ["", "-- cor‸", "x = 1 --cor‸", "3‸", "local cor‸", "'cor‸", "x = 'a‸'"])
  func `nothing comes where nothing is known`(text: String) {
    #expect(found(text) == nil)
  }

  @Test func `fields of tables are found by names and constant keys`() throws {
    try run("t = {alpha = {beta = {gamma = 1, ['two words'] = {delta = 1}}}, [3] = {three = 1}}")
    #expect(labels("t.al‸") == ["alpha"])
    #expect(labels("print(t.alpha.be‸") == ["beta"])
    #expect(labels("t['alpha'].beta.g‸") == ["gamma"])
    #expect(labels("t.alpha.beta['two words'].‸") == ["delta"])
    #expect(labels("f(g(t.alpha).x, t.al‸") == ["alpha"])
    #expect(labels("x = 1 + (t).alpha.‸") == ["beta"])
    #expect(labels("t[3].‸") == ["three"])
    #expect(taking("t.alpha.beta.‸", "[\"two words\"]") == "t.alpha.beta[\"two words\"]")
    #expect(taking("t.alpha.beta.tw‸") == "t.alpha.beta[\"two words\"]")
    #expect(taking("t.alpha.beta.‸", "gamma") == "t.alpha.beta.gamma")
    #expect(taking("t.alpha.beta[\"two‸") == "t.alpha.beta[\"two words\"]")
    #expect(taking("t.alpha.beta['two‸']") == "t.alpha.beta['two words']")
  }

  @Test func `fields are found through locals of the session`() throws {
    try run("local t = {inner = {deepest = 1}}")
    try run("local c <const> = {fixed = 1}")
    #expect(labels("t.inner.‸") == ["deepest"])
    #expect(labels("c.‸") == ["fixed"])
    #expect(labels("t.inner.d‸") == ["deepest"])
  }

  @Test func `fields of objects come with their summaries, methods take the place of the dot`()
    throws
  {
    try run("a = corpus:first()")
    #expect(labels("a.tit‸") == ["title"])
    #expect(found("a.tit‸")?.candidates.first?.summary.hasPrefix("The title") == true)
    #expect(taking("a.has‸") == "a:has")
    #expect(labels("a:‸").contains("has(words)"))
    #expect(!labels("a:‸").contains("title"))
    #expect(labels("a.ti‸").contains("times"))
  }

  @Test func `types are known without running anything`() throws {
    let speaker = ["speaker", "speaker_mention", "speaker_text"]
    #expect(labels("corpus:first().quotes[1].sp‸") == speaker)
    #expect(labels("corpus:first().quotes[1].speaker.na‸") == ["name"])
    #expect(labels("corpus:first().mentions:where{kind = 'ORG'}[1].ent‸") == ["entity"])
    #expect(labels("newslab.counter():to‸") == ["top(n?)", "total()"])
    #expect(labels("local q = corpus:first().quotes[1]\nq.cu‸") == ["cue", "cue_class"])
    #expect(labels("for a in corpus:each() do a.tit‸") == ["title"])
    #expect(labels("for q in corpus:first().quotes:each() do if q.cu‸") == ["cue", "cue_class"])
    #expect(labels("for i, q in ipairs(corpus:first().quotes) do q.cu‸") == ["cue", "cue_class"])
    #expect(labels("newslab.filter{ keep = function(article) return article.tit‸") == ["title"])
    #expect(labels("corpus:article('x').date_f‸") == ["date_found_by"])
    try run("list = corpus:first().mentions")
    #expect(labels("list[1].ent‸") == ["entity"])
    #expect(labels("corpus:first(3)[1].tit‸") == ["title"])
  }

  @Test func `libraries and strings have their functions`() {
    #expect(labels("string.for‸") == ["format(format, ...)"])
    #expect(labels("('x'):upp‸") == ["upper(s)"])
    #expect(labels("newslab.cou‸") == ["counter()"])
    #expect(labels("newslab.art‸") == ["article(text, fields?)"])
  }

  @Test func `methods of scripts are found along metatables`() throws {
    try run("Base = {greet = function() end} Base.__index = Base o = setmetatable({}, Base)")
    #expect(labels("o:gr‸") == ["greet()"])
    #expect(labels("o.gr‸") == ["greet()"])
  }

  @Test func `options of a call come in its table`() {
    #expect(labels("newslab.filter{‸") == ["name", "summary", "options", "examples", "keep"])
    #expect(labels("newslab.filter{ name = 'x', k‸") == ["keep"])
    #expect(!labels("newslab.filter{ name = 'x', ‸").contains("name"))
    #expect(taking("newslab.filter({ na‸") == "newslab.filter({ name = ")
    #expect(labels("corpus:where{ af‸") == ["after"])
    #expect(labels("corpus:search('x', { or‸") == ["order"])
    #expect(labels("corpus:first().quotes:where{ cu‸") == ["cue", "cue_class"])
    #expect(labels("corpus:search('x', { order = 'ra‸") == ["rank"])
    #expect(labels("corpus:entities{ kind = 'PER‸") == ["PERSON"])
    #expect(labels("corpus:first().tokens:where{ kind = 'wo‸") == ["word"])
    #expect(
      labels("corpus:count_by('dat‸") == ["date", "date_found_by", "date_precision", "dateline"])
  }

  @Test func `modules, files and articles come in strings`() throws {
    try run("package.preload['my.module'] = function() end")
    #expect(labels("require 'my‸") == ["my.module"])
    #expect(labels("require(\"str‸") == ["string"])
    #expect(labels("io.open('\(Checkout.path)/Pack‸").contains("Package.swift"))
    let id = try #require(state.host.corpus?.ids.first)
    #expect(labels("corpus:article('\(id.dropLast())‸").contains(id))
  }

  @Test func `entities come when they are known, and nothing is analyzed for them`() throws {
    #expect(found("corpus:entity('‸") == nil)
    try run("corpus:entities()")
    #expect(labels("corpus:entity('‸").count > 5)
    let first = try #require(labels("corpus:entity(\"‸").first)
    #expect(taking("corpus:entity(\"\(first.prefix(3))‸")?.hasSuffix("\"") == true)
  }

  @Test func `commands and what they expect`() throws {
    #expect(labels(":loa‸").first?.hasPrefix(":load") == true)
    #expect(taking(":qui‸", ":quit") == ":quit")
    #expect(labels(":set form‸") == ["format"])
    #expect(labels(":set format j‸") == ["json"])
    #expect(labels(":set colours o‸") == ["on", "off"])
    #expect(labels(":load \(Checkout.path)/Scri‸") == ["Scripts/"])
    #expect(labels(":doc Article.titl‸") == ["Article.title"])
    #expect(labels(":doc Article:has_‸") == ["Article:has_match"])
    #expect(!labels(":run ‸").isEmpty)
    #expect(labels(":run x --sam‸").first?.hasPrefix("--sample") == true)
    #expect(labels(":time string.for‸") == ["format(format, ...)"])
    #expect(labels(":limits me‸") == ["memory"])
    try run("mine = newslab.filter{name = 'x', summary = 'S.', keep = function() end}")
    #expect(labels(":run mi‸").contains("mine"))
  }

  @Test func `no code of a script runs`() throws {
    try run(
      """
      ran = 0
      local function spy() ran = ran + 1 return {} end
      trap = setmetatable({}, {__index = spy, __pairs = spy, __len = spy, __call = spy,
        __tostring = spy})
      setmetatable(_G, {__index = spy})
      """)
    _ = [
      "trap.‸", "trap.a.b‸", "trap['x‸", "trap:x‸", "trap().x‸", "unknown.‸", "unkn‸",
      "for a in trap:each() do a.‸", "local v = trap.x; v.‸", ":run tr‸", "require 'tr‸",
    ].map(found)
    #expect(try state.lua.global("ran").isInteger(0))
  }

  @Test func `large tables are looked at in part`() throws {
    try run("big = {} for i = 1, 200000 do big['key' .. i] = i end")
    let clock = ContinuousClock()
    let begin = clock.now
    let labels = labels("big.key1‸")
    #expect(clock.now - begin < .seconds(5))
    #expect(labels.count == 301)
    #expect(labels.last?.hasPrefix("…") == true)
  }

  @Test func `any cursor in any entry is answered`() throws {
    let entries = [
      "newslab.filter{name='x', keep=function(a) return a.title:find(\"x\") end}",
      "for i, q in ipairs(corpus:first().quotes) do print(q.speaker.name, #q) end",
      "local x <const> = {['a b'] = 1}; return x['a b'], 'é' .. \"\\n\"", ":run x --where y",
      "goto a ::abc:: if x then else end", "(((", "}}", "a.b:c{d='e", "[[x", "--[[", "\\\"",
    ]
    for entry in entries {
      for cursor in 0...entry.utf8.count { _ = engine.completions(of: entry, at: cursor) }
    }
  }
}

extension LuaValue {
  fileprivate func isInteger(_ number: Int) -> Bool {
    if case .integer(number) = self { true } else { false }
  }
}
