import Foundation
import LuaKit
import Testing

struct LuaStateTests {
  @Test func `calls give all results`() throws {
    let results = try Interpreter.state().run("return 1, nil, 'x', nil")
    #expect(results.map(\.typeName) == ["number", "nil", "string", "nil"])
  }

  @Test func `globals go both ways`() throws {
    let state = try Interpreter.state()
    try state.setGlobal("x", [1, 2, 3])
    #expect(try state.text("return #x") == "3")
    try state.run("y = 'set'")
    #expect(try state.global("y").text == "set")
    #expect(try state.global("none").typeName == "nil")
  }

  @Test func `globals are read without metamethods`() throws {
    let state = try Interpreter.state()
    try state.run("setmetatable(_G, {__index = error, __newindex = error})")
    #expect(try state.global("none").typeName == "nil")
    try state.setGlobal("x", 1)
    #expect(try state.text("return x") == "1")
  }

  @Test func `the text of a value is what tostring gives`() throws {
    let state = try Interpreter.state()
    let value = try #require(
      try state.run("return setmetatable({}, {__tostring = function() return 'T' end})").first)
    #expect(try state.text(of: value) == "T")
    let broken = try #require(
      try state.run("return setmetatable({}, {__tostring = function() error('x') end})").first)
    #expect(state.failure("\n\nerror('before')") != nil)
    let error = #expect(throws: LuaError.self) { try state.text(of: broken) }
    #expect(error?.description == "test.lua:1: x")
  }

  @Test func `too many arguments are refused and the state goes on`() throws {
    let state = try Interpreter.state()
    let function = try state.load("return select('#', ...)", name: "=count")
    let many = [Int](repeating: 1, count: 1_100_000)
    #expect(throws: LuaError.self) { try state.call(function, many) }
    guard case .integer(300_000) = try state.call(function, Array(many.prefix(300_000))).first
    else {
      Issue.record("300,000 arguments did not arrive")
      return
    }
  }

  @Test func `too many results of a callback are refused`() throws {
    let state = try Interpreter.state()
    let flood = LuaFunction("flood", "Pushes too much.", parameters: []) { call in
      while true { try call.stack.push(1) }
    }
    try state.setGlobal("flood", flood)
    let error = state.failure("\nflood()")
    #expect(error?.description == "test.lua:2: stack overflow between Lua and Swift")
    #expect(try state.text("return pcall(flood)") == "false")
  }

  @Test(arguments: [-7, 99, 2])
  func `a wrong number of results does no harm`(count: Int32) throws {
    let state = try Interpreter.state()
    let odd = LuaFunction("odd", "Miscounts.", parameters: []) { call in
      call.stack.pop(50)
      try call.stack.push("only")
      return count
    }
    try state.setGlobal("odd", odd)
    #expect(try state.text("return (select(-1, pcall(odd, 1, 2)))") == "only")
  }

  @Test(arguments: [0, 5, -5, 1_000_000, -1_001_000, -1_001_001, Int.max, Int.min])
  func `an index without a value reads as no value`(index: Int) throws {
    let state = try Interpreter.state()
    let probe = LuaFunction("probe", "Reads.", parameters: []) { call in
      let stack = call.stack
      #expect(stack.typeName(at: index) == "no value" && stack.isNil(at: index))
      #expect((try? stack.read(String.self, at: index)) == nil)
      #expect((try? stack.read([Int].self, at: index)) == nil)
      try stack.pushCopy(at: index)
      #expect(stack.isNil(at: -1))
      #expect((try? stack.setField("x", ofTableAt: index)) == nil)
      return 0
    }
    try state.setGlobal("probe", probe)
    try state.run("probe(1)")
  }

  @Test func `callbacks find what is attached`() throws {
    final class Desk {
      let name = "desk"
    }
    let state = try Interpreter.state()
    let ask = LuaFunction("ask", "Asks.", parameters: []) { call in
      try call.results(call.stack.attached(Desk.self)?.name ?? "none")
    }
    try state.setGlobal("ask", ask)
    #expect(try state.text("return ask()") == "none")
    state.attach(Desk())
    #expect(try state.text("return ask()") == "desk")
  }

  @Test func `states run on threads of their own at the same time`() async throws {
    let sums = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 1...8 {
        group.addTask {
          let state = try Interpreter.state()
          return try state.text("local n = 0 for i = 1, 100000 do n = n + \(number) end return n")
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(sums).count == 8)
  }

  @Test func `a closed state throws, and so does what belongs to it`() throws {
    let state = try Interpreter.state()
    let chunk = try state.load("return {}", name: "=x")
    guard case .table(let table)? = try state.call(chunk).first else {
      throw LuaError("no table")
    }
    #expect(state.close())
    #expect(state.close())
    #expect(throws: LuaError.self) { try state.call(chunk) }
    #expect(throws: LuaError.self) { try state.load("", name: "=x") }
    #expect(throws: LuaError.self) { try state.global("print") }
    #expect(throws: LuaError.self) { try state.setGlobal("x", 1) }
    #expect(throws: LuaError.self) { try state.text(of: .nil) }
    #expect(throws: LuaError.self) { try table.field("x") }
    state.collectGarbage()
    state.seedRandom(1)
    state.noteHostMemory(1)
    state.limits.time = .seconds(1)
    #expect(state.memoryUsed == 0)
    #expect(!state.interrupter.stop())
  }

  @Test func `values are not read by a closed state`() throws {
    let state = try LuaState(policy: .plugin)
    state.close()
    #expect(throws: LuaError.self) { try state.read(LuaValue.integer(1), as: Int.self) }
    #expect(state.stackCount == 0)
  }

  @Test func `a state that runs something cannot be closed`() throws {
    let state = try Interpreter.state()
    state.attach(Holder(state))
    let close = LuaFunction("close", "Closes the state.", parameters: []) { call in
      try call.results(call.stack.attached(Holder.self)?.state?.close() ?? true)
    }
    try state.setGlobal("close", close)
    #expect(try state.text("local closed = close() return closed") == "false")
    #expect(try state.text("return 'alive'") == "alive")
  }

  /// Brings a state to a callback.
  private final class Holder {
    weak var state: LuaState?

    init(_ state: LuaState) { self.state = state }
  }
}
