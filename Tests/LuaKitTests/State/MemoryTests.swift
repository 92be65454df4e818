import LuaKit
import Testing

struct MemoryTests {
  static let growth = [
    "local s = 'x' while true do s = s .. s end",
    "local s = 'x' while true do pcall(function() s = s .. s end) end",
    "local t = {} for i = 1, math.huge do t[i] = i end",
    "local t = {} local function grow() for i = 1, math.huge do t[#t + 1] = {} end end "
      + "while true do pcall(grow) end",
    "local t = {} while true do pcall(function() t[#t + 1] = ('x'):rep(1000000) .. #t end) end",
    "while true do pcall(string.rep, 'x', 1e9) end",
    "local t = {} while true do t[#t + 1] = huge() end",
    "local t = {} while true do pcall(function() t[#t + 1] = huge() end) end",
    "local t = {} while true do t[#t + 1] = coroutine.wrap(function() huge() end) end",
    "local t = {} coroutine.wrap(function() while true do t[#t + 1] = ('x'):rep(99999) .. #t end end)()",
    "local t = {} while true do pcall(coroutine.wrap(function() "
      + "while true do t[#t + 1] = ('x'):rep(99999) .. #t end end)) end",
    "local t = {} while true do try(function() while true do t[#t + 1] = {1, 2, 3} end end) end",
    "load(function() return '-- ' .. ('x'):rep(1000000) end)  while true do end",
  ]

  @Test(arguments: [
    "local s = 'x' while true do s = s .. s end",
    "local t = {} while true do t[#t + 1] = {} end",
    "while true do pcall(function() local s = 'x' while true do s = s .. s end end) end",
    "coroutine.wrap(function() local s = 'x' while true do s = s .. s end end)()",
    "local s = ('x'):rep(1 << 30)",
  ])
  func `the error of a memory limit names the line`(script: String) throws {
    let state = try Interpreter.state(Interpreter.limited(to: 8))
    let error = try #require(state.failure("\n" + script))
    #expect(error.kind == .stopped(.memory))
    #expect(error.description == "test.lua:2: stopped by the memory limit (8 MiB)")
    #expect(try state.text("return 'alive'") == "alive")
  }

  @Test(arguments: growth)
  func `the limit ends the call and the memory comes back`(script: String) throws {
    let state = try Interpreter.state(Interpreter.limited(to: 24))
    let huge = LuaFunction("huge", "Gives a long text.", parameters: []) { call in
      try call.results(LuaString([UInt8](repeating: 120, count: 4 << 20)))
    }
    try state.setGlobal("huge", huge)
    try state.run("kept = 'kept'")
    state.collectGarbage()
    let before = state.memoryUsed
    let error =
      script.hasPrefix("load")
      ? try Stopper.run("ready() " + script, in: state)
      : state.failure(script)
    let isByMemory = error?.kind == .stopped(.memory)
    #expect(isByMemory || (script.hasPrefix("load") && error?.kind == .stopped(.interrupted)))
    state.collectGarbage()
    #expect(state.memoryUsed < before + 200_000)
    #expect(try state.text("return kept") == "kept")
  }

  @Test func `a source that is too large to compile says so`() throws {
    let state = try Interpreter.state(Interpreter.limited(to: 1))
    let source = "x = {" + String(repeating: "'a' .. x,\n", count: 100_000) + "}"
    #expect(state.failure(source)?.kind == .stopped(.memory))
    #expect(try state.text("return 1") == "1")
  }

  @Test func `a refusal that a script catches ends the call`() throws {
    let state = try Interpreter.state(Interpreter.limited(to: 16))
    let script =
      "local t = {} while pcall(function() t[#t + 1] = ('x'):rep(1000000) .. #t end) do end "
      + "t = nil after = 'went on' for i = 1, 1e9 do end"
    let error = state.failure("\n" + script)
    #expect(error?.kind == .stopped(.memory))
    #expect(error?.location == LuaError.Location(source: "test.lua", line: 2))
  }

  @Test func `garbage is collected before a long text is refused`() throws {
    let state = try Interpreter.state(Interpreter.limited(to: 24))
    let script =
      "local n = 0 for i = 1, 100 do n = n + #('x'):rep(8000000 + i):upper():reverse() end return n"
    #expect(try state.text(script) == "800005050")
  }

  @Test func `garbage of callbacks does not count`() throws {
    let state = try Interpreter.state(Interpreter.limited(to: 24))
    let huge = LuaFunction("huge", "Gives a long text.", parameters: []) { call in
      try call.results(LuaString([UInt8](repeating: 120, count: 4 << 20)))
    }
    try state.setGlobal("huge", huge)
    #expect(
      try state.text("local n = 0 for i = 1, 100 do n = n + #huge() end return n") == "419430400")
  }

  @Test func `closing gives all memory back`() throws {
    var state: LuaState? = try Interpreter.state()
    try state?.run("t = {} for i = 1, 1000 do t[i] = coroutine.create(print) end")
    state = nil
    #expect(state == nil)  // the sanitizer looks for leaks
  }
}
