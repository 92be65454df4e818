import LuaKit
import Testing

struct LuaPolicyTests {
  @Test(arguments: [
    ("io.open('/x')", "not permitted: io.open of '/x' for reading, grant it with --allow-read=/x"),
    (
      "io.open('x', 'w')",
      "not permitted: io.open of 'x' for writing, grant it with --allow-write=x"
    ),
    ("io.popen('true')", "not permitted: io.popen"),
    ("io.read()", "not permitted: reading from standard input"),
    ("os.time()", "not permitted: os.time, grant it with --allow-clock"),
    ("os.clock()", "not permitted: os.clock, grant it with --allow-clock"),
    ("os.date('%Y')", "not permitted: os.date without a time, grant it with --allow-clock"),
    ("os.execute('true')", "not permitted: os.execute"),
    ("package.loadlib('x', '*')", "not permitted: package.loadlib"),
    ("debug.sethook()", "not permitted: debug.sethook"),
    ("os.exit()", "not permitted: os.exit, only a script that runs by itself may end"),
    (
      "dofile('/x')", "not permitted: dofile of '/x' for reading, grant it with --allow-read=/x"
    ),
    (
      "os.remove('x')",
      "not permitted: os.remove of 'x' for writing, grant it with --allow-write=x"
    ),
    (
      "os.getenv('HOME')", "not permitted: os.getenv of 'HOME', grant it with --allow-env=HOME"
    ),
  ])
  func `a refused function names what grants it`(call: String, message: String) throws {
    for policy in [LuaPolicy.plugin, .script] {
      #expect(
        try Interpreter.state(policy).failure("\n" + call)?.description == "test.lua:2: " + message)
    }
  }

  @Test func `a plugin does not have what a policy leaves out`() throws {
    var policy = LuaPolicy.plugin
    policy.removed = ["string.rep", "rawset"]
    let state = try Interpreter.state(policy)
    #expect(try state.text("return type(string.rep) .. type(rawset)") == "nilnil")
    #expect(try state.text("return type(require('string').rep)") == "nil")
  }

  @Test func `bytecode is refused`() throws {
    let state = try Interpreter.state()
    let script = "return select(2, load(string.dump(function() end), 'x', 'b'))"
    #expect(try state.text(script) == "attempt to load a binary chunk (mode is 't')")
    #expect(throws: LuaError.self) { try state.load([0x1B, 0x4C, 0x75, 0x61], name: "=x") }
  }

  @Test(arguments: [
    ("load('return 1 + 1')()", "2"), ("load('return x', 'n', 't', {x = 5})()", "5"),
    ("load('return x', 'n', 't', nil)", "function"), ("load(')')", "nil"),
    (
      "(function(n) return load(function() n = n + 1 return ({'return ', '3'})[n] end)() end)(0)",
      "3"
    ),
    ("select('#', load(')'))", "2"), ("pcall(load)", "false"), ("pcall(load, nil)", "false"),
    ("pcall(load, {})", "false"),
  ])
  func `load works as Lua's own`(expression: String, shown: String) throws {
    let state = try Interpreter.state()
    let text = try state.text("return \(expression)")
    #expect(shown == "function" ? text.hasPrefix("function") : text == shown)
  }

  @Test(arguments: ["function() end", "1", "false"])
  func `a metatable with a finalizer is refused`(value: String) throws {
    let error = try Interpreter.state().failure("setmetatable({}, {__gc = \(value)})")
    #expect(error?.message == "not permitted: a metatable with __gc")
  }

  @Test(arguments: [
    "setmetatable(1, {})", "setmetatable({}, 1)", "setmetatable({})",
    "setmetatable(setmetatable({}, {__metatable = 1}), {})",
  ])
  func `setmetatable checks as Lua's own`(call: String) throws {
    #expect(try Interpreter.state().failure(call)?.kind == .runtime)
  }

  @Test func `setmetatable gives the table and takes nil`() throws {
    let script = "local t = {} return setmetatable(setmetatable(t, {}), nil) == t"
    #expect(try Interpreter.state().text(script) == "true")
  }

  @Test func `the metatable of strings is locked`() throws {
    let state = try Interpreter.state()
    #expect(try state.text("return getmetatable('')") == "string")
    #expect(try state.text("return ('x'):rep(3)") == "xxx")
  }

  @Test func `states do not share globals`() throws {
    let (one, two) = (try Interpreter.state(), try Interpreter.state())
    try one.run("x = 1 string.evil = 1")
    #expect(try two.text("return x == nil and string.evil == nil") == "true")
  }
}
