import LuaKit
import NewsCLI
import Testing

struct REPLChunkTests {
  private let lua: LuaState

  init() throws { lua = try LuaState(policy: .script) }

  private func outcome(_ input: String) -> ChunkCompiler.Outcome {
    ChunkCompiler(lua: lua).compile(input)
  }

  @Test(arguments: [
    ("1 + 1", ["2"]), ("= 1 + 1", ["2"]), ("  = 1, 2", ["1", "2"]), ("x = 1", []),
    ("return 3", ["3"]), ("1 +\n2", ["3"]), ("-- nothing", []), ("for i = 1, 2 do end", []),
    ("local function f()\n  return 4\nend\nreturn f()", ["4"]), ("::label:: do end", []),
    ("({\n1})[1]", ["1"]), ("'a\\\nb'", ["a\nb"]), ("(function() return 'a' end)()", ["a"]),
  ])
  func `takes expressions and statements`(input: String, expected: [String]) throws {
    guard case .complete(let chunk) = outcome(input) else {
      Issue.record("not complete")
      return
    }
    #expect(try lua.call(chunk).map { try lua.text(of: $0) } == expected)
  }

  @Test(arguments: [
    "function f()", "if x then", "1 +", "= 1 +", "x =", "{ 1,", "f(", "[[ text", "--[[ comment",
    "repeat", "'text \\", "return function()\nlocal x = 1", "for k, v in pairs(t) do\nprint(k)",
  ])
  func `waits for the rest`(input: String) {
    guard case .incomplete = outcome(input) else {
      Issue.record("not incomplete")
      return
    }
  }

  @Test(arguments: [
    ("end", "<eof> expected near 'end'"), ("x = = 1", "unexpected symbol near '='"),
    ("foo bar", "syntax error near 'bar'"), ("1 + )", "unexpected symbol near ')'"),
    ("= )", "unexpected symbol near ')'"), ("if x then\n)", "unexpected symbol near ')'"),
    ("\"abc", "unfinished string near <eof>"), ("break", "break outside loop at line 1"),
    ("x = “a”", "unexpected symbol near '“'; only strings and comments may hold such characters"),
  ])
  func `says what is wrong`(input: String, message: String) {
    guard case .wrong(let error) = outcome(input) else {
      Issue.record("not wrong")
      return
    }
    #expect(error.message.hasPrefix(message))
    #expect(error.location?.source == "stdin")
  }
}
