import LineEditor
import NewsCLI
import NewsCorpus
import ScriptTestSupport
import Testing

struct REPLAssistantTests {
  private let assistant: PromptAssistant

  init() throws {
    let state = try ScriptBench.state()
    let session = Session(
      environment: [:], input: MemorySource([]), output: MemorySink(), error: MemorySink())
    assistant = PromptAssistant(
      CompletionEngine(
        state: state, locals: ChunkCompiler(lua: state.lua).locals,
        library: HelpLibrary(session: session, host: state.host)))
  }

  @Test(arguments: [
    ("1 + 1", false), ("x = 1", false), ("if x then", true), ("f(", true), ("= 1 +", true),
    (":load x", false), ("x?", false), ("f(x?", false), ("end", false), ("'a", false),
    ("x = 'a\\", true), ("function f()\nreturn 1", true), ("x", false), ("x = = 1", false),
    ("", false), ("--[[ a", true),
  ])
  func `knows when more lines are needed`(text: String, isUnfinished: Bool) {
    #expect(assistant.isUnfinished(text) == isUnfinished)
  }

  @Test(arguments: [
    ("if x then", ["keyword if", "keyword then"]),
    ("x = 'a' .. 12 -- c", ["string 'a'", "number 12", "comment -- c"]),
    ("x = 'a", ["string 'a"]), (":load x", ["command :load"]),
    ("x = = 1", ["error =", "number 1"]),
    ("x = 3x", ["error 3x"]), ("x?", []), ("foo", []), ("foo bar", ["error bar"]),
    ("--[[ a", ["comment --[[ a"]), ("é = “", ["error é", "error “"]),
  ])
  func `colours words`(text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    let found = assistant.highlights(of: text).map {
      "\($0.kind) \(String(decoding: bytes[$0.range], as: UTF8.self))"
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("if x then", "", 2), ("if x then\n  for i = 1, 2 do", "", 4), ("x = 1", "", 0),
    ("f(function()", "", 2), ("if x then\n  y()\nelse", "", 2), ("x = [[ a", "", 0),
    ("t = {\n    a = {", "", 6), ("repeat", "", 2), ("if x then\n  y = {\n    1\n  }", "", 2),
    ("if x then", "end", 0), ("if x then", "  else", 0), ("if x then\n  f({", "})", 2),
    ("repeat", "until x", 0), ("if x then", "ending()", 2),
  ])
  func `indents what is open, and not what closes it`(text: String, line: String, indent: Int) {
    #expect(assistant.indent(of: line, after: text) == indent)
  }
}
