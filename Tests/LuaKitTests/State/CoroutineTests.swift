import LuaKit
import Testing

struct CoroutineTests {
  @Test(arguments: [
    ("select('#', coroutine.resume(coroutine.create(function() return 1, nil, 3 end)))", "4"),
    ("select(2, coroutine.resume(coroutine.create(function(a, b) return a + b end), 2, 3))", "5"),
    ("select(2, coroutine.resume(coroutine.create(function() error('x', 0) end)))", "x"),
    ("select(2, coroutine.resume(coroutine.create(function() error({}) end))) ~= nil", "true"),
    ("select(2, coroutine.resume(coroutine.running()))", "cannot resume non-suspended coroutine"),
    ("coroutine.wrap(function(...) return select('#', ...) end)(nil, nil)", "2"),
    ("select(2, pcall(coroutine.wrap(function() error('x', 0) end)))", "x"),
    ("select(2, pcall(coroutine.wrap(function() error(5, 0) end)))", "5"),
    ("coroutine.close(coroutine.create(print))", "true"),
    ("select(2, pcall(coroutine.close, coroutine.running()))", "cannot close a running coroutine"),
    (
      "coroutine.wrap(function(co) return select(2, pcall(coroutine.close, co)) end)"
        + "((coroutine.running()))", "cannot close a normal coroutine"
    ),
    ("select(2, pcall(coroutine.resume, 1)):match('coroutine expected')", "coroutine expected"),
    ("select('#', xpcall(function(...) return ... end, print, 1, nil, nil))", "4"),
    ("select('#', xpcall(error, function() return 1, 2, 3 end))", "2"),
    ("select(2, xpcall(error, function(m) return m .. '!' end, 'x'))", "x!"),
    ("xpcall(error, function() error('again') end)", "false"),
    ("select(2, pcall(xpcall, print)):match('function expected')", "function expected"),
    ("xpcall(1, function() return 1 end)", "false"),
    (
      "coroutine.wrap(function() return select(2, xpcall(function(x) "
        + "return coroutine.yield(x) end, print, 7)) end)()", "7"
    ),
  ])
  func `the functions work as Lua's own`(expression: String, shown: String) throws {
    #expect(try Interpreter.state().text("return (\(expression))") == shown)
  }

  @Test func `a coroutine yields out of pcall and xpcall and goes on`() throws {
    let script = """
      local co = coroutine.wrap(function()
        local _, a = pcall(coroutine.yield, 1)
        local _, b = xpcall(coroutine.yield, print, 2)
        local ok, c = xpcall(function() coroutine.yield(3) error('x', 0) end, string.upper)
        return a .. b .. tostring(ok) .. c
      end)
      co() co('a') co('b')
      return co()
      """
    #expect(try Interpreter.state().text(script) == "abfalseX")
  }

  @Test func `an error in a coroutine closes its variables`() throws {
    let script = """
      local closed = 0
      local f = coroutine.wrap(function()
        local c <close> = setmetatable({}, {__close = function() closed = closed + 1 end})
        error('x')
      end)
      pcall(f)
      return closed
      """
    #expect(try Interpreter.state().text(script) == "1")
  }

  @Test func `a close that raises gives its error`() throws {
    let script = """
      local co = coroutine.create(function()
        local c <close> = setmetatable({}, {__close = function() error('late', 0) end})
        coroutine.yield()
      end)
      coroutine.resume(co)
      return select(2, coroutine.close(co))
      """
    #expect(try Interpreter.state().text(script) == "late")
  }

  @Test func `a yield across a callback is an error`() throws {
    let state = try Interpreter.state()
    let script =
      "return coroutine.wrap(function() return select(2, pcall(call, coroutine.yield)) end)()"
    #expect(try state.text(script) == "attempt to yield across a C-call boundary")
    #expect(
      state.failure("coroutine.yield()")?.message == "attempt to yield from outside a coroutine")
  }

  @Test func `callbacks work in coroutines`() throws {
    let script = """
      local co = coroutine.wrap(function()
        for i = 1, 3 do coroutine.yield(call(function(x) return x * 2 end, i)) end
      end)
      return co() + co() + co()
      """
    #expect(try Interpreter.state().text(script) == "12")
  }

  @Test func `coroutines nest until Lua says so`() throws {
    let script = "local function f() return coroutine.wrap(f)() end return pcall(f)"
    #expect(try Interpreter.state().text(script) == "false")
  }
}
