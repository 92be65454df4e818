import Foundation
import LuaKit
import Testing

struct LuaReferenceTests {
  static func table(_ source: String, in state: LuaState) throws -> LuaReference {
    guard case .table(let reference) = try state.run(source).first else {
      throw LuaError("no table")
    }
    return reference
  }

  @Test func `fields and elements are read without metamethods`() throws {
    let state = try Interpreter.state()
    let table = try Self.table(
      "return setmetatable({10, 20, x = 'y'}, {__index = error, __len = error})", in: state)
    #expect(table.rawCount == 2)
    #expect(try table.element(2).key == "integer 20")
    #expect(try table.element(99).key == "nil")
    #expect(try table.field("x").text == "y")
    #expect(try table.field("none").key == "nil")
  }

  @Test func `all pairs of a table are read, or the first ones`() throws {
    let state = try Interpreter.state()
    let table = try Self.table("return {1, 2, a = 3, [true] = 4, [1.5] = 5}", in: state)
    let keys = try table.pairs().map(\.key.key).sorted()
    #expect(
      keys == ["boolean true", "integer 1", "integer 2", "number \(1.5.bitPattern)", "string [97]"])
    #expect(try table.pairs(atMost: 2).count == 2)
    guard case .function(let function) = try state.run("return print").first else { return }
    #expect(try function.pairs().isEmpty)
  }

  @Test func `identity tells tables apart`() throws {
    let state = try Interpreter.state()
    let results = try state.run("local a = {} return a, a, {}")
    let identities = results.map { value -> UInt? in
      guard case .table(let table) = value else { return nil }
      return table.identity
    }
    #expect(identities[0] != nil && identities[0] == identities[1])
    #expect(identities[0] != identities[2])
  }

  @Test func `a released reference lets Lua collect the value`() throws {
    let state = try Interpreter.state()
    state.collectGarbage()
    let before = state.memoryUsed
    do {
      let table = try Self.table(
        "local t = {} for i = 1, 100000 do t[i] = i end return t", in: state)
      state.collectGarbage()
      #expect(state.memoryUsed > before + 1_000_000)
      #expect(table.rawCount == 100_000)
    }
    state.collectGarbage()
    #expect(state.memoryUsed < before + 100_000)
  }

  @Test func `references are used again`() throws {
    let state = try Interpreter.state()
    for _ in 0..<1000 { _ = try Self.table("return {}", in: state) }
    state.collectGarbage()
    let before = state.memoryUsed
    for _ in 0..<10_000 { _ = try Self.table("return {}", in: state) }
    state.collectGarbage()
    #expect(state.memoryUsed < before + 20_000)
  }

  @Test func `a reference of a closed state says so`() throws {
    var state: LuaState? = try Interpreter.state()
    let value = try #require(try state?.run("return {1}").first)
    state = nil
    guard case .table(let table) = value else { return }
    #expect(throws: LuaError.self) { try table.field("x") }
    #expect(throws: LuaError.self) { try table.pairs() }
    #expect(table.rawCount == 0 && table.identity == nil && table.objectClass == nil)
    let other = try Interpreter.state()
    #expect(throws: LuaError.self) { try other.setGlobal("x", value) }
  }

  @Test func `a reference of another state is refused`() throws {
    let (one, two) = (try Interpreter.state(), try Interpreter.state())
    let table = try #require(try one.run("return {}").first)
    #expect(throws: LuaError.self) { try two.setGlobal("x", table) }
    let function = try one.load("return 1", name: "=f")
    #expect(throws: LuaError.self) { try two.call(function) }
  }

  @Test func `an error that carries a table may be released on another thread`() async throws {
    let state = try Interpreter.state()
    for _ in 0..<50 {
      let error = try #require(state.failure("error({1, 2, 3})"))
      Thread.detachNewThread { _ = error.message }
      try state.run("for i = 1, 100 do local t = {} end")
    }
    state.collectGarbage()
    #expect(try state.text("return 1") == "1")
  }
}
