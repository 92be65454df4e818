import Foundation
import LuaKit
import TestSupport
import Testing

struct InterruptionTests {
  static let loops = [
    "ready() while true do end",
    "ready() ::again:: goto again",
    "ready() for i = 1, math.huge do end",
    "local function f() return f() end ready() f()",
    "ready() while true do pcall(function() while true do end end) end",
    "pcall(function() ready() while true do end end) while true do end",
    "ready() while true do pcall(error, 'x') end",
    "ready() while true do xpcall(error, function() end) end",
    "xpcall(function() ready() while true do end end, function() while true do end end)",
    "xpcall(error, function() ready() while true do end end)",
    "table.sort({3, 1, 2}, function() ready() while true do end end)",
    "return setmetatable({}, {__index = function() ready() while true do end end}).x",
    "return tostring(setmetatable({}, {__tostring = function() ready() while true do end end}))",
    "return setmetatable({}, {__lt = function() ready() while true do end end}) < {}",
    "string.gsub('aaa', 'a', function() ready() while true do end end)",
    "load(function() ready() return ' ' end)",
    "ready() load(collectgarbage)",
    "do local c <close> = setmetatable({}, {__close = function() ready() while true do end end}) end",
    "local c <close> = setmetatable({}, {__close = function() while true do end end}) "
      + "ready() while true do end",
    "ready() while true do call(function() end) end",
    "call(function() ready() while true do end end)",
    "try(function() ready() while true do end end) while true do end",
    "pcall(call, pcall, call, function() ready() while true do end end)",
    "error(setmetatable({}, {__tostring = function() ready() while true do end end}))",
  ]

  static let coroutineLoops = [
    "coroutine.wrap(function() ready() while true do end end)()",
    "pcall(coroutine.wrap(function() ready() while true do end end)) while true do end",
    "coroutine.resume(coroutine.create(function() ready() while true do end end))",
    "local co = coroutine.create(function() ready() while true do end end) "
      + "while true do pcall(coroutine.resume, co) end",
    "for _ in coroutine.wrap(function() ready() while true do coroutine.yield(1) end end) do end",
    "ready() while true do coroutine.wrap(function() end)() end",
    "local function nest(n) if n == 0 then ready() while true do end end "
      + "coroutine.wrap(nest)(n - 1) end nest(20)",
    "local function nest(n) if n == 0 then ready() while true do end end "
      + "pcall(coroutine.wrap(nest), n - 1) end nest(20) while true do end",
    "local co = coroutine.create(function() "
      + "local c <close> = setmetatable({}, {__close = function() ready() while true do end end}) "
      + "coroutine.yield() end) coroutine.resume(co) coroutine.close(co)",
    "local f = coroutine.wrap(function() "
      + "local c <close> = setmetatable({}, {__close = function() ready() while true do end end}) "
      + "error('x') end) pcall(f) while true do end",
    "coroutine.wrap(function() call(function() ready() while true do end end) end)()",
    "coroutine.wrap(function() pcall(function() coroutine.yield() end) end)() "
      + "coroutine.wrap(function() xpcall(function() ready() while true do end end, print) end)()",
    "local c <close> = setmetatable({}, {__close = coroutine.wrap(function() while true do end end)})"
      + " ready() while true do end",
    "load(coroutine.wrap(function() ready() while true do coroutine.yield(' ') end end))",
    "call(coroutine.wrap(function() ready() while true do end end))",
  ]

  @Test(arguments: loops + coroutineLoops)
  func `a stop ends what runs and keeps the state`(script: String) throws {
    let state = try Interpreter.state()
    try state.run("x = 1")
    let error = try Stopper.run(script, in: state)
    #expect(error?.kind == .stopped(.interrupted))
    #expect(try state.text("return x + 1") == "2")
    #expect(
      try state.text("return coroutine.wrap(function() return pcall(load, 'x') end)()") == "true")
  }

  @Test(arguments: [LuaError.StopReason.interrupted, .time])
  func `the error says why the call was stopped`(reason: LuaError.StopReason) throws {
    let state = try Interpreter.state()
    let error = try Stopper.run("ready()\nwhile true do end", in: state, reason: reason)
    #expect(error?.kind == .stopped(reason))
    #expect(error?.location == LuaError.Location(source: "test.lua", line: 2))
    #expect(error?.message == (reason == .time ? "stopped by the time limit" : "interrupted"))
  }

  @Test func `a stop before or after the call has no effect`() throws {
    let state = try Interpreter.state()
    #expect(!state.interrupter.stop())
    #expect(
      try state.text("local n = 0 for i = 1, 100000 do n = n + i end return n") == "5000050000")
    #expect(!state.interrupter.stop())
    #expect(try state.text("return 'alive'") == "alive")
  }

  @Test func `a stop of a closed state has no effect`() throws {
    var state: LuaState? = try Interpreter.state()
    let interrupter = state?.interrupter
    state = nil
    #expect(interrupter?.stop() == false)
  }

  @Test(arguments: 0..<20)
  func `hundreds of stops at any moment leave the state whole`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let state = try Interpreter.state()
    try state.run("count = 0 kept = {}")
    for round in 1...20 {
      let delay = UInt32.random(in: 0..<400, using: &generator)
      let script = """
        kept[\(round)] = coroutine.create(function() while true do coroutine.yield() end end)
        count = count + 1
        ready()
        while true do
          pcall(coroutine.resume, kept[math.random(\(round))])
          pcall(string.rep, "x", 10)
          coroutine.wrap(function() call(function() end) end)()
        end
        """
      let error = try Stopper.run(script, in: state, after: delay)
      #expect(error?.kind == .stopped(.interrupted))
      for co in 1...round {
        #expect(try !state.text("return coroutine.status(kept[\(co)])").isEmpty)
      }
    }
    #expect(try state.text("return count") == "20")
  }

  @Test func `coroutines that were armed when the call was stopped run on later`() throws {
    let state = try Interpreter.state()
    try state.run(
      """
      co = coroutine.create(function() for i = 1, math.huge do coroutine.yield(i) end end)
      """)
    let error = try Stopper.run("ready() while true do coroutine.resume(co) end", in: state)
    #expect(error?.kind == .stopped(.interrupted))
    let status = try state.text("return coroutine.status(co)")
    let resumed = try state.text("return coroutine.resume(co)")
    #expect(resumed == (status == "suspended" ? "true" : "false"))
  }

  @Test func `a stop of a state reaches the state that its callback runs`() throws {
    let outer = try Interpreter.state()
    let nested = LuaFunction("nested", "Runs another state.", parameters: []) { _ in
      let inner = try LuaState(policy: .plugin)
      try inner.run("while true do end")
      return 0
    }
    try outer.setGlobal("nested", nested)
    let error = try Stopper.run("ready() nested() while true do end", in: outer)
    #expect(error?.kind == .stopped(.interrupted))
    #expect(try outer.text("return 1") == "1")
  }

  @Test func `a long callback can look whether it is to stop`() throws {
    let state = try Interpreter.state()
    let work = LuaFunction("work", "Works until it is stopped.", parameters: []) { call in
      while true {
        usleep(100)
        try call.stack.checkStop()
      }
    }
    try state.setGlobal("work", work)
    let error = try Stopper.run("ready() work()", in: state)
    #expect(error?.kind == .stopped(.interrupted))
  }

  @Test func `a callback can stop the call that it is part of`() throws {
    let state = try Interpreter.state()
    let end = LuaFunction("end_it", "Ends the call.", parameters: []) { call in
      call.stack.stopCall()
      throw LuaError("enough")
    }
    try state.setGlobal("end_it", end)
    for code in ["end_it()", "while true do pcall(end_it) end", "coroutine.wrap(end_it)()"] {
      #expect(state.failure(code)?.kind == .stopped(.interrupted))
    }
    #expect(try state.text("return 1") == "1")
  }
}
