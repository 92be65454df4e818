import LuaKit
import TestSupport
import Testing

struct LuaFunctionTests {
  static let join = LuaFunction(
    "join", "Joins texts.", Parameter("text", String.self, "What to repeat."),
    Parameter("times", Int?.self, "How often."),
    Parameter("marks", [String]?.self, "What follows."),
    examples: [LuaExample("join('a')", yields: "a")]
  ) { text, times, marks in
    String(repeating: text, count: times ?? 1) + (marks ?? []).joined()
  }

  @Test(arguments: [
    ("join('a')", "a"), ("join('a', 3)", "aaa"), ("join('a', nil, {'!', '?'})", "a!?"),
    ("join('a', 2, nil, 'extra')", "aa"), ("pcall(join)", "false"),
  ])
  func `typed parameters are read in order`(call: String, shown: String) throws {
    let state = try Interpreter.state()
    try state.setGlobal("join", Self.join)
    #expect(try state.text("return (\(call))") == shown)
  }

  @Test(arguments: [
    ("join(true)", "bad argument #1 'text': expected string, got boolean"),
    ("join('a', 'b')", "bad argument #2 'times': expected integer, got string"),
    ("join('a', 1, {{}})", "bad argument #3 'marks': element 1: expected string, got table"),
    ("join()", "bad argument #1 'text': expected string, got no value"),
  ])
  func `a wrong argument is named with number, name and types`(call: String, message: String) throws
  {
    let state = try Interpreter.state()
    try state.setGlobal("join", Self.join)
    #expect(state.failure("\n\n" + call)?.description == "test.lua:3: " + message)
  }

  @Test func `the description comes from the parameters`() {
    #expect(Self.join.parameters.map(\.type.description) == ["string", "integer?", "string[]?"])
    #expect(Self.join.parameters.map(\.isOptional) == [false, true, true])
    #expect(Self.join.returns == ["string"])
  }

  @Test func `a function of Lua source is called like any other`() throws {
    let state = try Interpreter.state()
    let twice = LuaFunction(
      "twice", "Doubles.", parameters: [],
      lua: "(function() local n = 0 return function(x) n = n + 1 return x * 2 end end)()")
    try state.setGlobal("twice", twice)
    #expect(try state.text("return twice(21)") == "42")
    let broken = LuaFunction("broken", "Is none.", parameters: [], lua: "function(")
    #expect(throws: LuaError.self) { try state.setGlobal("broken", broken) }
    #expect(try state.text("return broken") == "nil")
  }

  @Test func `pushing a function often keeps it once`() throws {
    let state = try Interpreter.state()
    let give = LuaFunction("give", "Gives a function.", parameters: []) { call in
      try call.results(Self.join)
    }
    try state.setGlobal("give", give)
    #expect(try state.text("local f for i = 1, 1000 do f = give() end return f('x', 2)") == "xx")
  }

  @Test func `a module names the nearest field and is locked`() throws {
    let state = try Interpreter.state()
    let text = LuaModule("kit.text", "Texts.", functions: [Self.join])
    let module = LuaModule("kit", "A kit.", functions: [], modules: [text])
    try state.setGlobal("kit", module)
    #expect(try state.text("return kit.text.join('a', 2)") == "aa")
    #expect(
      state.failure("kit.text.jion('a')")?.message
        == "kit.text has no field 'jion' (did you mean 'join'?)")
    #expect(
      state.failure("kit.texts.join('a')")?.message
        == "kit has no field 'texts' (did you mean 'text'?)")
    #expect(try state.text("return getmetatable(kit)") == "kit")
  }
}
