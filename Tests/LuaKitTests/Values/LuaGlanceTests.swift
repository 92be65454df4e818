import LuaKit
import Testing

struct LuaGlanceTests {
  private let lua: LuaState

  init() throws { lua = try LuaState(policy: .script) }

  private func table(_ code: String) throws -> LuaReference {
    let chunk = try lua.load(code, name: "=test")
    guard case .table(let table)? = try lua.call(chunk).first else { throw LuaError("no table") }
    return table
  }

  @Test func `says what fields are without asking metamethods`() throws {
    let table = try table(
      """
      return setmetatable({s = "x", t = {}, f = print, b = true, [1] = {}},
        {__index = function() error("asked") end})
      """)
    #expect(try table.glance(field: "s").typeName == "string")
    #expect(try table.glance(field: "t").typeName == "table")
    #expect(try table.glance(field: "f").typeName == "function")
    #expect(try table.glance(field: "b").typeName == "boolean")
    #expect(try table.glance(field: "none").typeName == "nil")
    #expect(try table.glance(element: 1).typeName == "table")
    #expect(try table.glance(element: 2).typeName == "nil")
    #expect(try table.glance(metafield: "__index").typeName == "function")
    #expect(try table.glance(metafield: "__len").typeName == "nil")
  }

  @Test func `lists string keys up to a bound`() throws {
    let table = try table("return {a = 1, [2] = 2, ['b c'] = {}, [('k'):rep(300)] = 1}")
    let all = try table.glancedFields(atMost: 100)
    #expect(all.isWhole)
    #expect(all.fields.map { "\($0.name) \($0.type)" }.sorted() == ["a number", "b c table"])
    #expect(try !table.glancedFields(atMost: 1).isWhole)
  }

  @Test func `reads globals and upvalues`() throws {
    try lua.setGlobal("x", 1)
    #expect(try lua.glance(global: "x").typeName == "number")
    #expect(try lua.glanceGlobals().typeName == "table")
    let chunk = try lua.load("local u = {} return function() return u end", name: "=test")
    guard case .function(let function)? = try lua.call(chunk).first else { return }
    #expect(function.upvalueNames == ["u"])
    #expect(try function.glance(upvalue: 1).typeName == "table")
    #expect(try function.glance(upvalue: 2).typeName == "nil")
  }

  @Test func `collects nothing meanwhile, and goes on behind it`() throws {
    let chunk = try lua.load("for i = 1, 10000 do local t = {i} end", name: "=test")
    let before = lua.memoryUsed
    _ = try lua.glancing { try lua.call(chunk) }
    #expect(lua.memoryUsed - before > 300_000)
    for _ in 0..<20 { try lua.call(chunk) }
    #expect(lua.memoryUsed - before < 20_000_000)
  }
}
