import LuaKit
import NewsScript
import ScriptTestSupport
import Testing

struct LoadedComponentTests {
  private static func load(_ code: String) throws -> LoadedComponent {
    try #require(try ScriptBench.components(of: code).first)
  }

  private static func classifier(_ body: String) throws -> LoadedComponent {
    try load(
      "return newslab.classifier{name='c', summary='S.', labels={'a', 'b'}, "
        + "classify=function(article) \(body) end}")
  }

  @Test func `a misspelt field in keep names file, line and the nearest field`() throws {
    let filter = try Self.load(
      "return newslab.filter{name='f', summary='S.',\nkeep=function(article)\n"
        + "return article.titel ~= nil end}")
    let article = filter.state.host.article(text: "It rains.")
    let error = #expect(throws: LuaError.self) { try filter.keep(article) }
    #expect(
      error?.description == "test.lua:3: Article has no field 'titel' (did you mean 'title'?)")
  }

  @Test(arguments: [
    ("return 'a'", Classification(label: "a")),
    ("return 'b', 2", Classification(label: "b", score: 2)),
    ("return 'b', 0.5, 'because'", Classification(label: "b", score: 0.5, why: "because")),
    ("return 'a', nil, 'so'", Classification(label: "a", why: "so")),
    ("return nil", nil),
    ("return", nil),
  ])
  func `a classifier gives label, score and reason`(body: String, expected: Classification?) throws
  {
    let classifier = try Self.classifier(body)
    #expect(try classifier.classify(classifier.state.host.article(text: "x")) == expected)
  }

  @Test(arguments: [
    ("return 1", "'classify': expected a label (string) or nil, got number"),
    ("return 'bb'", "'classify': label 'bb' is not declared (did you mean 'b'?); declared: a, b"),
    ("return 'a', 'x'", "'classify': expected a score (number), got string"),
  ])
  func `a classifier that gives something else is an error`(body: String, message: String) throws {
    let classifier = try Self.classifier(body)
    let article = classifier.state.host.article(text: "x")
    let error = #expect(throws: LuaError.self) { try classifier.classify(article) }
    #expect(error?.message == message)
  }

  @Test func `a filter must say yes or no`() throws {
    let filter = try Self.load(
      "return newslab.filter{name='f', summary='S.', keep=function(a) return a.text end}")
    #expect(try filter.keep(filter.state.host.article(text: "x")))
    let silent = try Self.load(
      "return newslab.filter{name='f', summary='S.', keep=function(a) end}")
    #expect(try !silent.keep(silent.state.host.article(text: "x")))
  }

  @Test func `a report without start gets an empty table`() throws {
    let report = try Self.load(
      "return newslab.report{name='r', summary='S.', each=function(acc, a) acc[#acc + 1] = a.id end, "
        + "finish=function(acc, out) out:list(acc) end}")
    let accumulated = try report.start()
    try report.each(accumulated, report.state.host.article(text: "x", id: "one"))
    try report.each(accumulated, report.state.host.article(text: "y", id: "two"))
    #expect(try report.finish(accumulated).blocks == [.list(texts: ["one", "two"])])
  }
}
