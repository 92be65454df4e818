import LuaKit
import NewsScript
import ScriptTestSupport
import Testing

struct StubGrammarTests {
  private static let stubs = LuaCATSRenderer(NewslabAPI.description).text(generator: "a test")

  @Test func `every line of the stubs parses and every type is declared`() {
    #expect(StubFile(Self.stubs).problems == [])
  }

  @Test(arguments: [
    ("---@class a\n", "does not begin"), ("---@meta\n---@field a\n", "no annotation"),
    ("---@meta\n---@class A\n---@field a Artcle x\n", "no type 'Artcle'"),
    ("---@meta\n---@return integer x\n", "behind the type"),
    ("---@meta\n---@param a fun(a b) x\n", "no type:"),
    ("---@meta\n---@parm a b\n", "no annotation"),
    ("---@meta\n---@class A\n---@class A\n", "twice"), ("---@meta\nfunction f(a) end\n", "differ"),
    ("---@meta\nreturn\n", "neither"), ("---@meta\nlocal A = {}\n", "no class"),
  ])
  func `sees what is wrong with stubs`(text: String, problem: String) {
    let problems = StubFile(text).problems
    #expect(problems.contains { $0.contains(problem) }, "\(problems)")
  }

  @Test(arguments: [
    ("string", ["string"]), ("integer|integer[]?", ["integer", "integer"]),
    ("fun(a: Article): boolean", ["Article", "boolean"]), ("fun()", []),
    ("table<string, List[]>?", ["table", "string", "List"]),
  ])
  func `reads types`(text: String, names: [String]) {
    var reader = StubTypeReader(text)
    let isRead = reader.union()
    #expect(isRead)
    #expect(reader.names == names)
    #expect(reader.rest == "")
  }

  @Test func `the description has no problems`() {
    #expect(NewslabAPI.description.problems() == [])
  }
}
