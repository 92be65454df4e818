import LuaKit
import Testing

struct LuaProfileTests {
  @Test func `the time goes to the lines that take it`() throws {
    let lua = try LuaState(policy: .trusted)
    let code = """
      local function slow(n)
        for i = 1, n do local s = ("x"):rep(100) end
      end
      local function fast(n) return n end
      for i = 1, 200 do slow(500) fast(i) end
      return "done"
      """
    let chunk = try lua.load(code, name: "=code")
    let (result, found) = lua.profiling { () throws(LuaError) in try lua.call(chunk) }
    #expect(try result.get().first?.text == "done")
    let profile = try #require(found)
    let first = try #require(profile.lines.first)
    #expect(first.source == "code")
    #expect(first.number == 2)
    #expect(first.nanoseconds * 2 > profile.nanoseconds)
    #expect(lua.limits.steps == nil)
  }

  @Test func `what fails has a profile, a profile within one has none`() throws {
    let lua = try LuaState(policy: .trusted)
    let chunk = try lua.load("for i = 1, 1e5 do end error('no')", name: "=code")
    let (result, found) = lua.profiling { () throws(LuaError) in
      let (_, inner) = lua.profiling { 1 }
      #expect(inner == nil)
      return try lua.call(chunk)
    }
    #expect(throws: LuaError.self) { try result.get() }
    #expect(found?.lines.first?.number == 1)
  }

  @Test func `coroutines count, many lines do no harm`() throws {
    let lua = try LuaState(policy: .trusted)
    let lines = (0..<5000).map { _ in "for i = 1, 60 do local t = i end" }
    let code =
      "local co = coroutine.wrap(function()\n" + lines.joined(separator: "\n") + "\nend) co()"
    let chunk = try lua.load(code, name: "=code")
    let (result, found) = lua.profiling { () throws(LuaError) in try lua.call(chunk) }
    _ = try result.get()
    #expect((found?.lines.count ?? 0) > 100)
  }
}
