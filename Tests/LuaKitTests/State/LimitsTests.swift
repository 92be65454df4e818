import LuaKit
import Testing

@Suite(.timeLimit(.minutes(1)))
struct LimitsTests {
  private static let short = LuaLimits(time: .milliseconds(100))

  @Test(
    arguments: InterruptionTests.loops + InterruptionTests.coroutineLoops)
  func `a call is stopped when its time is over`(script: String) throws {
    let state = try Interpreter.state()
    try state.run("function ready() end x = 1")
    state.limits = Self.short
    #expect(state.failure(script)?.kind == .stopped(.time))
    state.limits = LuaLimits()
    #expect(try state.text("return x + 1") == "2")
  }

  @Test func `the error says which limit, how much and where`() throws {
    let state = try Interpreter.state()
    state.limits = Self.short
    let error = state.failure("\nwhile true do end")
    #expect(error?.description == "test.lua:2: stopped by the time limit (0.1 s)")
  }

  @Test func `each call has the whole time`() throws {
    let state = try Interpreter.state()
    state.limits = LuaLimits(time: .seconds(20))
    for _ in 0..<100 { #expect(try state.text("return 1") == "1") }
  }

  @Test func `time counts in functions of the host`() throws {
    let state = try Interpreter.state()
    let work = LuaFunction("work", "Works.", parameters: []) { call in
      while true { try call.stack.checkStop() }
    }
    try state.setGlobal("work", work)
    state.limits = Self.short
    #expect(state.failure("work()")?.kind == .stopped(.time))
  }

  private static let stepLoops = [
    "while true do end", "while true do pcall(function() while true do end end) end",
    "coroutine.wrap(function() while true do end end)()",
    "while true do coroutine.wrap(function() end)() end",
    "local f = coroutine.wrap(function() while true do coroutine.yield() end end) "
      + "while true do f() end",
    "while true do old() end",
  ]

  @Test(arguments: stepLoops)
  func `a budget of steps ends at the same place in every run`(script: String) throws {
    var places: Set<String> = []
    for _ in 0..<3 {
      let state = try Interpreter.state()
      try state.run(
        "n = 0 old = coroutine.wrap(function() while true do n = n + 1 coroutine.yield() end end)")
      state.limits = LuaLimits(steps: 100_000)
      let error = state.failure(script)
      #expect(error?.kind == .stopped(.steps))
      #expect(error?.message == "stopped by the step limit (100000 steps)")
      state.limits = LuaLimits()
      places.insert(try state.text("return n"))
    }
    #expect(places.count == 1)
  }

  @Test func `steps in short coroutines count`() throws {
    let state = try Interpreter.state()
    state.limits = LuaLimits(steps: 1_000_000)
    let error = state.failure(
      """
      n = 0
      local function short() for i = 1, 10 do n = n + 1 end end
      while true do coroutine.wrap(short)() end
      """)
    #expect(error?.kind == .stopped(.steps))
    // Each turn of the loop takes four instructions at least.
    guard case .integer(let count) = try state.global("n") else { throw LuaError("no number") }
    #expect(count > 1000)
    #expect(count * 4 <= 1_000_000)
  }

  @Test func `steps are not counted when the budget is gone from the state`() throws {
    let state = try Interpreter.state()
    try state.run("co = coroutine.wrap(function() while true do coroutine.yield(1) end end)")
    state.limits = LuaLimits(steps: 1000)
    #expect(state.failure("while true do co() end")?.kind == .stopped(.steps))
    state.limits = LuaLimits()
    #expect(try state.text("for i = 1, 100000 do end return 'done'") == "done")
  }

  private static let recursions = [
    "local function f() return 1 + f() end f()",
    "local function f() f() end while true do pcall(f) end",
    "local function f(...) return 1 + f(1, ...) end while true do pcall(f) end",
    "coroutine.wrap(function() local function f() f() end while true do pcall(f) end end)()",
    "local function f() local a, b, c, d, e, g, h, i, j, k = 1 f() return a end "
      + "while true do pcall(f) end",
  ]

  @Test(arguments: recursions)
  func `calls within calls end at the limit of depth`(script: String) throws {
    let state = try Interpreter.state()
    state.limits = LuaLimits(time: .seconds(20), depth: 10_000)
    state.collectGarbage()
    let before = state.memoryUsed
    let error = state.failure(script)
    #expect(error?.kind == .stopped(.depth))
    #expect(error?.message == "stopped by the depth limit (10000 levels)")
    #expect(error?.location?.source == "test.lua")
    state.collectGarbage()
    #expect(state.memoryUsed < before + 2_000_000)
    #expect(try state.text("return 1") == "1")
  }

  @Test func `what stays below the limit of depth is not stopped`() throws {
    let state = try Interpreter.state()
    state.limits = LuaLimits(depth: 10_000)
    let script =
      "local function f(n) return n == 0 and 0 or 1 + f(n - 1) end "
      + "local t = {} for i = 1, 1000000 do t[i] = i end return f(9900)"
    #expect(try state.text(script) == "9900")
    #expect(try state.text("return select('#', table.unpack({}, 1, 200000))") == "200000")
  }

  @Test func `what is written counts as output`() throws {
    let state = try Interpreter.state()
    var written = 0
    state.attach(
      LuaConsole(write: { stack, bytes, _ in
        try stack.spendOutput(bytes.count)
        written += bytes.count
      }))
    state.limits = LuaLimits(output: 1000)
    let error = state.failure("while true do pcall(io.write, 'ten bytes\\n') end")
    #expect(error?.kind == .stopped(.output))
    #expect(error?.message == "stopped by the output limit (1000 bytes)")
    #expect(written == 1000)
    try state.run("io.write('more')")
    #expect(written == 1004)
  }

  @Test func `a call may have limits of its own`() throws {
    let state = try Interpreter.state()
    let loop = try state.load("while true do end", name: "@test.lua")
    #expect(throws: LuaError.self) {
      try state.call(loop, limits: LuaLimits(steps: 1000))
    }
    #expect(state.limits == LuaPolicy.script.limits)
  }

  @Test(arguments: [
    (LuaLimits(time: .seconds(1)), "time: 1 s"),
    (LuaLimits(time: .milliseconds(1500)), "time: 1.5 s"),
    (LuaLimits(memory: 64 << 20), "memory: 64 MiB"),
    (LuaLimits(memory: 1000), "memory: 1000 bytes"),
    (LuaLimits(steps: 5), "steps: 5 steps"), (LuaLimits(depth: 7), "depth: 7 levels"),
  ])
  func `limits are shown with their units`(limits: LuaLimits, shown: String) {
    #expect(limits.descriptions == [shown])
  }
}
