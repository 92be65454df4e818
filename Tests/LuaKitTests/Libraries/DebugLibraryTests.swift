import LuaKit
import Testing

/// `debug` of guarded states.
struct DebugLibraryTests {
  @Test(arguments: [
    ("debug.getinfo(1, 'l').currentline", "1"), ("debug.getinfo(1).short_src", "test.lua"),
    ("debug.getinfo(1, 'S').source", "@test.lua"), ("debug.getinfo(print).what", "C"),
    ("debug.getinfo(print).func == print", "true"), ("debug.getinfo(99)", "nil"),
    ("debug.getinfo(-1)", "nil"), ("debug.getinfo(1 << 40)", "nil"),
    ("debug.getinfo(function(a, ...) end, 'u').nparams", "1"),
    ("debug.getinfo(function(a, ...) end, 'u').isvararg", "true"),
    (
      "(function() local function named() return debug.getinfo(1, 'n').name end return (named()) end)()",
      "named"
    ),
    ("debug.getinfo(1, '').what", "nil"), ("debug.getinfo(0, 'n').name", "getinfo"),
    (
      "(function() local co = coroutine.create(function() coroutine.yield() end) "
        + "coroutine.resume(co) return debug.getinfo(co, 1, 'l').currentline end)()", "1"
    ),
    ("debug.getmetatable('')", "nil"), ("debug.getmetatable(setmetatable({}, {})) ~= nil", "true"),
    ("debug.getmetatable(setmetatable({}, {__metatable = false}))", "nil"),
    ("getmetatable(debug.setmetatable({}, {x = 5})).x", "5"),
    ("debug.traceback('here'):match('^here\\nstack traceback:') ~= nil", "true"),
  ])
  func `tells what libraries ask for`(expression: String, shown: String) throws {
    #expect(try Interpreter.state(.plugin).text("return " + expression) == shown)
  }

  @Test(arguments: [
    ("debug.getinfo(1, 'X')", "bad argument #2 to 'getinfo' (invalid option)"),
    ("debug.getinfo(1, '>S')", "bad argument #2 to 'getinfo' (invalid option)"),
    ("debug.getinfo()", "bad argument #1 to 'getinfo' (number expected, got no value)"),
    ("debug.getinfo('x')", "bad argument #1 to 'getinfo' (number expected, got string)"),
    ("debug.getmetatable()", "bad argument #1 to 'getmetatable' (value expected)"),
    ("debug.setmetatable('', {})", "not permitted: debug.setmetatable of a string"),
    ("debug.setmetatable(print, nil)", "not permitted: debug.setmetatable of a function"),
    ("debug.setmetatable({}, {__gc = print})", "not permitted: a metatable with __gc"),
    (
      "debug.setmetatable(setmetatable({}, {__metatable = 1}), {})",
      "cannot change a protected metatable"
    ),
    ("debug.sethook()", "not permitted: debug.sethook"),
    ("debug.getregistry()", "not permitted: debug.getregistry"),
    ("debug.getupvalue(require, 1)", "not permitted: debug.getupvalue"),
    ("debug.upvaluejoin(print, 1, print, 1)", "not permitted: debug.upvaluejoin"),
  ])
  func `refuses the rest`(call: String, message: String) throws {
    #expect(try Interpreter.state(.plugin).failure(call)?.message == message)
  }

  /// Where functions of the host and of newslab are on the stack, none of them is to be had.
  @Test(arguments: [
    "table.sort({2, 1, 3}, look)", "('x'):gsub('x', look)", "call(look)", "pcall(look)",
    "xpcall(error, look)", "coroutine.wrap(look)()", "load(look)", "require 'm'",
    "local t <close> = setmetatable({}, {__close = look})",
    "tostring(setmetatable({}, {__tostring = look}))",
  ])
  func `no level gives a function`(script: String) throws {
    let state = try Interpreter.state(.plugin)
    try state.run(
      """
      count = 0
      function look()
        for level = 0, 30 do
          local info = debug.getinfo(level)
          if info then
            count = count + 1
            assert(info.func == nil and info.activelines == nil)
          end
        end
      end
      package.preload.m = look
      """)
    // What the looks return need not suit their callers.
    _ = state.failure(script)
    #expect(try state.text("return count >= 2") == "true")
    let levels =
      "for name, value in pairs(debug.getinfo(1)) do assert(type(value) ~= 'function') end"
    #expect(state.failure(levels) == nil)
  }
}
