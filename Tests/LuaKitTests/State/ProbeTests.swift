import Dispatch
import Foundation
import LuaKit
import LuaProbes
import Testing

struct ProbeTests {
  private static let policies = ["plugin", "script"]
  private static func named(_ name: String) -> LuaPolicy { name == "plugin" ? .plugin : .script }

  private static let probes = Probe.all.filter { !$0.isHeavy }

  /// Does something that must end within 20 s: what cannot be stopped ends the process, for nothing
  /// else would end the test.
  private static func guarded<Result>(_ name: String, _ body: () throws -> Result) rethrows
    -> Result
  {
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      if done.wait(timeout: .now() + 20) == .timedOut {
        fatalError("the probe '\(name)' was not stopped within 20 s")
      }
    }
    defer { done.signal() }
    return try body()
  }

  /// A state whose limits leave a probe no way but the one that it is made for.
  private static func state(_ policy: String, for probe: Probe) throws -> LuaState {
    let state = try Interpreter.state(Self.named(policy))
    if !probe.setup.isEmpty { try state.run(probe.setup) }
    let short = Duration.milliseconds(60)
    state.limits = LuaLimits(time: .seconds(20), memory: 256 << 20, depth: 100_000)
    switch probe.ending {
    case .time, .error(""): state.limits.time = short
    case .memory: state.limits.memory = 24 << 20
    default: break
    }
    return state
  }

  private static func check(_ error: LuaError?, of probe: Probe, _ reason: LuaError.StopReason) {
    switch probe.ending {
    case .time: #expect(error?.kind == .stopped(reason), "\(error?.description ?? "it ended")")
    case .memory: #expect(error?.kind == .stopped(.memory), "\(error?.description ?? "it ended")")
    case .depth: #expect(error?.kind == .stopped(.depth), "\(error?.description ?? "it ended")")
    case .error(let text):
      #expect(
        error.map { text.isEmpty || $0.message.contains(text) } == true,
        "\(error?.description ?? "it ended")"
      )
    }
    if case .stopped(let found)? = error?.kind {
      let start = found == .interrupted ? "interrupted" : "stopped by the "
      #expect(error?.message.hasPrefix(start) == true)
      #expect(error?.location?.source == "test.lua")
    }
  }

  /// The state that ran a probe goes on, and holds no more than it did.
  private static func checkState(_ state: LuaState, memoryBefore before: Int) throws {
    state.limits = LuaLimits(time: .seconds(20))
    try state.run("kept, root, old, older = nil")
    state.collectGarbage()
    #expect(state.memoryUsed < before + 300_000)
    #expect(try state.text("return ('x'):rep(3):gsub('x', {x = 'y'})") == "yyy")
    #expect(try state.text("local n = 0 for i = 1, 1e5 do n = n + 1 end return n") == "100000")
    let closing =
      "local closed = 0 local co = coroutine.wrap(function() local c <close> = setmetatable({}, "
      + "{__close = function() closed = closed + 1 end}) for i = 1, 100 do coroutine.yield(i) end "
      + "end) for i = 1, 101 do co() end return closed"
    #expect(try state.text(closing) == "1")
    #expect(try state.text("return select(2, xpcall(error, function(e) return e end, 'x'))") == "x")
  }

  @Test(arguments: policies, probes)
  func `a limit ends a probe, says which, and keeps the state`(policy: String, probe: Probe)
    throws
  {
    try Self.guarded(probe.name) {
      let state = try Self.state(policy, for: probe)
      state.collectGarbage()
      let before = state.memoryUsed
      Self.check(state.failure(probe.script), of: probe, .time)
      try Self.checkState(state, memoryBefore: before)
    }
  }

  @Test(arguments: policies, probes.filter(\.isEndless))
  func `a cancellation ends a probe and keeps the state`(policy: String, probe: Probe) throws {
    try Self.guarded(probe.name) {
      let state = try Self.state(policy, for: probe)
      state.limits.time = nil
      state.collectGarbage()
      let before = state.memoryUsed
      let error = try Stopper.run("ready(); " + probe.script, in: state, after: 20_000)
      Self.check(error, of: probe, .interrupted)
      try Self.checkState(state, memoryBefore: before)
    }
  }

  @Test(arguments: policies)
  func `one state lives through every probe`(policy: String) throws {
    let state = try Interpreter.state(Self.named(policy))
    state.collectGarbage()
    let before = state.memoryUsed
    for probe in Self.probes where probe.setup.isEmpty {
      try Self.guarded(probe.name) {
        state.limits = LuaLimits(time: .milliseconds(10), memory: 64 << 20, depth: 100_000)
        #expect(state.failure(probe.script) != nil, "\(probe.name)")
        if probe.name.hasPrefix("growth") { try state.run("kept = nil") }
      }
    }
    try Self.checkState(state, memoryBefore: before)
  }

  /// Scripts that try to get around the guards, with what they give; pairs of the script and the
  /// first result.
  private static let refusals = [
    (
      "local ok, e = pcall(setmetatable, {}, {__gc = print}) return e",
      "not permitted: a metatable with __gc"
    ),
    (
      "local ok, e = pcall(setmetatable, {}, {__gc = false}) return e",
      "not permitted: a metatable with __gc"
    ),
    ("string = {rep = function() return 'mine' end} return ('x'):rep(3)", "xxx"),
    ("string.rep = function() return 'mine' end return ('x'):rep(3)", "mine"),
    ("return getmetatable('')", "string"),
    ("return getmetatable('').__index", "nil"),
    ("return pcall(setmetatable, '', {})", "false"),
    ("return select(2, pcall(debug.sethook))", "not permitted: debug.sethook"),
    ("return select(2, pcall(debug.getregistry))", "not permitted: debug.getregistry"),
    ("return select(2, pcall(debug.setupvalue, print, 1, 1))", "not permitted: debug.setupvalue"),
    ("return select(2, pcall(debug.getupvalue, print, 1))", "not permitted: debug.getupvalue"),
    ("return debug.getmetatable('')", "nil"),
    ("return pcall(debug.setmetatable, '', {})", "false"),
    ("return debug.getinfo(1, 'f').func", "nil"),
    ("local f, e = load('\\27Lua') return e", "attempt to load a binary chunk (mode is 't')"),
    (
      "local f, e = load('\\27Lua', 'x', 'b') return e",
      "attempt to load a binary chunk (mode is 't')"
    ),
    (
      "local f, e = load(function() return '\\27Lua' end, 'x', 'b') return e",
      "attempt to load a binary chunk (mode is 't')"
    ),
    ("local f, e = load('x = 1', 'x', 'b') return e", "attempt to load a text chunk (mode is 'b')"),
    ("return select(2, pcall(os.setlocale, 'C'))", "not permitted: os.setlocale"),
    ("return select(2, pcall(os.execute))", "not permitted: os.execute"),
    ("return select(2, pcall(io.popen, 'ls'))", "not permitted: io.popen"),
    ("return select(2, pcall(package.loadlib, 'a', 'b'))", "not permitted: package.loadlib"),
    ("return package.loaded.string == string and package.loaded._G == _G", "true"),
    ("return package.cpath", ""),
    ("return pcall(string.format, '%p')", "false"),
    (
      "local function f() error('e') end local function g() f() end "
        + "local ok, t = xpcall(g, function() return debug.traceback('T', 1) end) "
        + "return t:find('T\\nstack traceback:', 1, true) == 1 and t:find('test.lua:1: in', 1, true) "
        + "and t:find(\"function 'error'\", 1, true) and 'the error\\'s'", "the error's"
    ),
    ("return select(2, xpcall(error, function(e) error('in handler', 0) end))", "in handler"),
  ]

  @Test(arguments: policies, refusals)
  func `a guard holds`(policy: String, refusal: (script: String, result: String)) throws {
    let state = try Interpreter.state(Self.named(policy))
    #expect(try state.text(refusal.script) == refusal.result)
  }

  @Test(arguments: [
    "stop", "restart", "generational", "incremental", "setpause", "setstepmul",
    "isrunning",
  ])
  func `how garbage is collected cannot be changed`(option: String) throws {
    let state = try Interpreter.state(.script)
    let script = "return select(2, pcall(collectgarbage, '\(option)', 1, 1))"
    #expect(try state.text(script) == "not permitted: collectgarbage '\(option)'")
    #expect(
      try Interpreter.state(.plugin).text("return select(2, pcall(collectgarbage, '\(option)'))")
        == "not permitted: collectgarbage")
    #expect(try state.text("return collectgarbage('count') > 0") == "true")
  }
}
