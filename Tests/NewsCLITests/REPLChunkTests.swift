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
    ("x = 1\nx", ["1"]), ("x = 1; x", ["1"]), ("x = 1 x + 1, 2", ["2", "2"]),
    ("x = 1\n'text'", ["text"]), ("local a = 5\n-- five\na -- is it", ["5"]),
    ("x = {}\n#x", ["0"]),
    ("x = 1; tostring(x)", ["1"]), ("x = 1; tostring(x);", []),
    ("for i = 1, 2 do x = i end\nx;", ["2"]), ("function f() return 7 end\nf()", ["7"]),
    ("x = 1\nfunction() end == nil", ["false"]), ("::l::\nx = 3\nnot x", ["false"]),
  ])
  func `an expression behind statements gives its value`(input: String, expected: [String]) throws {
    guard case .complete(let chunk) = outcome(input) else {
      Issue.record("not complete")
      return
    }
    #expect(try lua.call(chunk).map { try lua.text(of: $0) } == expected)
    #expect(!ChunkCompiler.isUnfinished(input))
  }

  @Test func `statements with an expression behind them give its value on its line`() throws {
    let statements = [
      "x = 1", "local y = 2", "for i = 1, 2 do x = i end", "do local z <const> = 3 end",
      "if x then x = 4 else x = 5 end", "function f(...) return ... end", "-- a word",
    ]
    let expressions = [
      "x", "x, 1", "-1", "{1}", "'a'", "nil", "function() end", "[[a\nb]]", "not x",
    ]
    for first in statements {
      for second in statements {
        for expression in expressions {
          let text = first + "\n" + second + "\nassert(true)\n;" + expression
          #expect(!ChunkCompiler.isUnfinished(text), "\(text)")
          guard case .complete(let chunk) = outcome(text) else {
            Issue.record("not complete: \(text)")
            continue
          }
          let expected = try lua.call(lua.load("return " + expression, name: "=x")).count
          #expect(try lua.call(chunk).count == expected, "\(text)")
        }
      }
    }
    guard case .complete(let chunk) = outcome("x = 1\n\nx.y.z") else {
      Issue.record("not complete")
      return
    }
    #expect(throws: LuaError.self) { try lua.call(chunk) }
    do throws(LuaError) {
      _ = try lua.call(chunk)
    } catch {
      #expect(error.location?.line == 3)
    }
  }

  @Test(arguments: [
    ("sourcing:sourcing", "':run sourcing:sourcing' runs"),
    ("who-said-what:who-said-what", "':run who-said-what:who-said-what' runs"),
    ("string:len", "a method call needs arguments: 'string:len()'"),
  ])
  func `a method without a call waits for nothing`(input: String, message: String) {
    guard case .wrong(let error) = outcome(input) else {
      Issue.record("not wrong")
      return
    }
    #expect(error.message.hasPrefix(message))
    #expect(!ChunkCompiler.isUnfinished(input))
  }

  @Test(arguments: [
    ("x = y:z", true), ("x = y:z\n", true), ("x = y:z\n\n", false), ("x = 1\n2 +", true),
    ("x = 1\nf(", true), ("x = 1\nfunction f()", true), ("function f()\nx", true),
  ])
  func `what goes on is unfinished, but two empty lines end a method`(
    text: String, isUnfinished: Bool
  ) {
    #expect(ChunkCompiler.isUnfinished(text) == isUnfinished)
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
