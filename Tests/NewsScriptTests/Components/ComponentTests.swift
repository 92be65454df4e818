import LuaKit
import NewsScript
import ScriptTestSupport
import Testing

struct ComponentTests {
  private static let start = "return newslab.filter{name='f', summary='S.', "
  private static let keep = "keep=function() return true end"

  @Test(arguments: [
    ("return newslab.filter{summary='S.', \(keep)}", "filter: 'name' is missing"),
    ("return newslab.filter{name=1, \(keep)}", "filter: 'name': expected string, got number"),
    (
      "return newslab.filter{name='F x', \(keep)}",
      "filter: name 'F x': expected lower-case letters, digits and hyphens"
    ),
    (start + "kep=1, \(keep)}", "filter 'f' has no field 'kep' (did you mean 'keep'?)"),
    (start + "zzzzzzz=1, \(keep)}", "filter 'f' has no field 'zzzzzzz'"),
    (start + "}", "filter 'f': 'keep' is missing"),
    (start + "keep=true}", "filter 'f': 'keep': expected function, got boolean"),
    ("return newslab.filter{name='f', \(keep)}", "filter 'f': 'summary' is missing"),
    (start + "[1]=1, \(keep)}", "filter 'f': expected field names, got a number key"),
    (start + "options=1, \(keep)}", "filter 'f': 'options': expected table, got number"),
    (
      "return newslab.filter(1)", "bad argument #1 'description': expected table, got number"
    ),
    (
      "return newslab.classifier{name='c', summary='S.', classify=function() end}",
      "classifier 'c': 'labels' is missing: the labels it may give"
    ),
    (
      "return newslab.classifier{name='c', summary='S.', labels={1}, classify=function() end}",
      "classifier 'c': 'labels': element 1: expected string, got number"
    ),
    (
      "return newslab.report{name='r', summary='S.', each=function() end}",
      "report 'r': 'finish' is missing"
    ),
    (
      "return newslab.report{name='r', summary='S.', finish=function() end}",
      "report 'r': 'each' is missing"
    ),
    (
      "return newslab.annotator{name='a', summary='S.', annotat=function() end}",
      "annotator 'a' has no field 'annotat' (did you mean 'annotate'?)"
    ),
  ])
  func `a wrong description says what is wrong`(code: String, message: String) throws {
    let error = try #require(try ScriptBench.failure(of: code))
    #expect(error.message == message)
    #expect(error.location == LuaError.Location(source: "test.lua", line: 1))
  }

  @Test func `a chunk may return components one by one or in a list`() throws {
    let one = "newslab.filter{name='a', summary='S.', \(Self.keep)}"
    let two = "newslab.filter{name='b', summary='S.', \(Self.keep)}"
    for code in ["return \(one), \(two)", "return {\(one), \(two)}", "return {{\(one)}}, \(two)"] {
      #expect(try ScriptBench.components(of: code).map(\.component.name) == ["a", "b"])
    }
    #expect(try ScriptBench.components(of: "return 1, 'x', {}").isEmpty)
  }

  @Test func `scripts see kind, name and summary of a component`() throws {
    let code = Self.start + "\(Self.keep)}"
    #expect(try ScriptBench.text(of: code) == "Component filter 'f'")
    let fields = "local c = (function() \(code) end)() return c.kind..c.name..c.summary"
    #expect(try ScriptBench.text(of: fields) == "filterfS.")
  }
}
