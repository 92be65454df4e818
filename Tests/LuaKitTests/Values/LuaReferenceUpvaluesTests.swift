import LuaKit
import Testing

struct LuaReferenceUpvaluesTests {
  private let lua: LuaState

  init() throws { lua = try LuaState(policy: .script) }

  private func function(_ code: String) throws -> LuaReference {
    let chunk = try lua.load(code, name: "=test")
    guard case .function(let function)? = try lua.call(chunk).first else {
      throw LuaError("no function")
    }
    return function
  }

  @Test func `names and reads them`() throws {
    let function = try function("local a, b = 1, 2 return function() return b, a, print end")
    #expect(function.upvalueNames == ["b", "a", "_ENV"])
    guard case .integer(2) = try function.upvalue(1), case .nil = try function.upvalue(9) else {
      Issue.record("other values")
      return
    }
  }

  @Test func `joined ones are one variable`() throws {
    let up = try function("local n = 0 return function() n = n + 1 return n end")
    let get = try function("local m = 'own' return function() return m end")
    try get.joinUpvalue(1, with: up, 1)
    try lua.call(up)
    guard case .integer(1)? = try lua.call(get).first else {
      Issue.record("not joined")
      return
    }
  }

  @Test func `functions of the host have none`() throws {
    guard case .function(let print) = try lua.global("print") else { return }
    let other = try function("local m return function() return m end")
    #expect(print.upvalueNames == [])
    #expect(throws: LuaError.self) { try print.joinUpvalue(1, with: other, 1) }
    #expect(throws: LuaError.self) { try other.joinUpvalue(1, with: print, 1) }
    #expect(throws: LuaError.self) { try other.joinUpvalue(2, with: other, 1) }
  }
}
