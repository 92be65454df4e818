import LuaKit
import Testing

struct LuaErrorTests {
  @Test func `the place of an error stands apart from its message`() throws {
    let error = try #require(try Interpreter.state().failure("\n\nerror('no such thing')"))
    #expect(error.kind == .runtime)
    #expect(error.message == "no such thing")
    #expect(error.location == LuaError.Location(source: "test.lua", line: 3))
    #expect(error.description == "test.lua:3: no such thing")
  }

  private struct Flood: Error, Equatable, CustomStringConvertible {
    let height: Int
    var description: String { "a flood of \(height) m" }
  }

  @Test(arguments: ["flood(3)", "pcall(flood, 1) flood(3)", "call(function() flood(3) end)"])
  func `an error keeps the error of Swift that caused it`(script: String) throws {
    let state = try Interpreter.state()
    let flood = LuaFunction("flood", "Fails.", Parameter("height", Int.self, "How high.")) {
      height throws -> Int in
      throw Flood(height: height)
    }
    try state.setGlobal("flood", flood)
    let error = try #require(state.failure("\n" + script))
    #expect(error.description == "test.lua:2: a flood of 3 m")
    #expect(error.cause as? Flood == Flood(height: 3))
    #expect(state.failure("pcall(flood, 3) error('dry')")?.cause == nil)
  }

  @Test func `the place is where the blamed caller stands`() throws {
    let state = try Interpreter.state()
    try state.run(
      "function check(x)\n if not x then error('missing', 2) end\nend", name: "@lib.lua")
    let error = try #require(state.failure("\n\n\ncheck()"))
    #expect(error.description == "test.lua:4: missing")
  }

  @Test(arguments: [
    "@" + String(repeating: "long-name/", count: 12) + "end.lua", "=stdin", "@a:12: b.lua", "@",
    "@tab\t.lua", "@ünïcode.lua", "=" + String(repeating: "x", count: 200),
  ])
  func `any name of a chunk is given whole`(name: String) throws {
    let state = try Interpreter.state()
    let error = try #require(state.failure("\nerror('12: x')", name: name))
    #expect(error.location == LuaError.Location(source: String(name.dropFirst()), line: 2))
    #expect(error.message == "12: x")
    let syntax = try #require(state.failure("\n)", name: name))
    #expect(syntax.location == LuaError.Location(source: String(name.dropFirst()), line: 2))
    #expect(syntax.message == "unexpected symbol near ')'")
  }

  @Test func `a chunk named by its text is shown by its first line`() throws {
    let error = try #require(try Interpreter.state().failure("local x\nx()", name: "local x\nx()"))
    #expect(error.location == LuaError.Location(source: "[string \"local x\"]", line: 2))
    #expect(error.message == "attempt to call a nil value (local 'x')")
  }

  @Test(arguments: [
    ("error({code = 1})", "(error value is a table)"), ("error(nil)", "(error value is nil)"),
    ("error()", "(error value is nil)"), ("error(42)", "42"), ("error(true)", "true"),
    ("error(setmetatable({}, {__tostring = function() return 'shown' end}))", "shown"),
    (
      "error(setmetatable({}, {__tostring = function() error('x') end}))",
      "(error value is a table that cannot be shown)"
    ),
    (
      "error(setmetatable({}, {__tostring = function() return {} end}))",
      "(error value is a table that cannot be shown)"
    ),
  ])
  func `any value can be raised`(script: String, message: String) throws {
    let error = try #require(try Interpreter.state().failure("\n" + script))
    #expect(error.message == message)
    #expect(error.location == LuaError.Location(source: "test.lua", line: 2))
    #expect(error.traceback?.contains("test.lua:2") == true)
    #expect(error.value != nil)
  }

  @Test func `a raised table comes to Swift`() throws {
    let state = try Interpreter.state()
    let error = try #require(state.failure("error({code = 7})"))
    guard case .table(let table) = error.value else {
      Issue.record("no table")
      return
    }
    guard case .integer(7) = try table.field("code") else {
      Issue.record("no code")
      return
    }
  }

  @Test func `the traceback begins where the error was raised`() throws {
    let error = try #require(
      try Interpreter.state().failure(
        "local function f()\n error('x') end\nlocal function g() f() end\ng()"))
    let lines = (error.traceback ?? "").split(separator: "\n")
    #expect(lines.first == "stack traceback:")
    #expect(lines.dropFirst().first?.contains("'error'") == true)
    #expect(lines.contains { $0.contains("test.lua:3") })
  }

  @Test func `an error goes through Lua and callbacks with its first place`() throws {
    let state = try Interpreter.state()
    try state.run("function deep()\n\n error('boom') end", name: "@deep.lua")
    let error = try #require(
      state.failure("\ncall(function()\n call(function()\n deep() end) end)"))
    #expect(error.description == "deep.lua:3: boom")
    #expect(try state.text("return select(2, pcall(call, deep))") == "deep.lua:3: boom")
  }

  @Test func `a table goes through callbacks as it is`() throws {
    let script = "local t = {} return rawequal(t, select(2, pcall(call, error, t)))"
    #expect(try Interpreter.state().text(script) == "true")
  }

  @Test func `an error of Swift gets the place of the call`() throws {
    struct Broken: Error, CustomStringConvertible { let description = "broken" }
    let state = try Interpreter.state()
    let fail = LuaFunction("fail", "Fails.", parameters: []) { _ in throw Broken() }
    try state.setGlobal("fail", fail)
    #expect(state.failure("\nfail()")?.description == "test.lua:2: broken")
    #expect(try state.text("return select(2, pcall(fail))") == "broken")
    #expect(try state.text("return coroutine.wrap(function() return pcall(fail) end)()") == "false")
  }

  @Test(arguments: [
    ("x = ", true), ("if x then", true), ("f(", true), ("x = [[a", true), ("x = = 1", false),
    ("end", false), ("x = 'abc\n'", false), ("goto nowhere", false), ("for", true),
    ("x = '<eof>' '<eof>'", false),
  ])
  func `a chunk that lacks its end is incomplete`(source: String, isIncomplete: Bool) throws {
    let error = try Interpreter.state().failure(source)
    #expect(error?.kind == .syntax(isIncomplete: isIncomplete))
    #expect(error?.location?.line != nil)
  }

  @Test(arguments: ["function f() return 1 + f() end f()", "function f() return pcall(f) end f()"])
  func `endless recursion ends in an error or a value`(script: String) throws {
    let state = try Interpreter.state()
    if let error = state.failure(script) {
      #expect(error.kind == .stopped(.depth) || error.message.contains("stack overflow"))
    }
    #expect(try state.text("return 1") == "1")
  }

  @Test func `endless recursion through Swift ends in an error`() throws {
    let state = try Interpreter.state()
    let error = try #require(state.failure("function f() call(f) end f()"))
    #expect(error.message.contains("C stack overflow"))
    #expect(try state.text("return 1") == "1")
  }

  @Test func `coroutines closed within each other end in an error`() throws {
    let script = """
      local all, failed = {}, 0
      for i = 1, 20000 do
        all[i] = coroutine.create(function()
          local c <close> = setmetatable({}, {__close = function()
            if all[i - 1] and not coroutine.close(all[i - 1]) then failed = failed + 1 end
          end})
          coroutine.yield()
        end)
        coroutine.resume(all[i])
      end
      return pcall(coroutine.close, all[#all])
      """
    #expect(try Interpreter.state().text(script) == "true")
  }
}
