import LuaKit
import Testing

struct OSLibraryTests {
  @Test(arguments: [
    ("os.time{year = 2017, month = 4, day = 6}", "1491480000"),
    ("os.time{year = 2017, month = 4, day = 6, hour = 0}", "1491436800"),
    ("os.time{year = 1969, month = 12, day = 31, hour = 23, min = 59, sec = 59}", "-1"),
    ("os.time{year = '2017', month = 16, day = -5.0, hour = 0}", "1522022400"),
    (
      "(function(t) os.time(t) return t.month .. ' ' .. t.day .. ' ' .. t.year .. ' ' .. t.yday end)"
        + "{year = 2016, month = 14, day = 31}", "3 3 2017 62"
    ),
    ("os.date('%Y-%m-%d %H:%M:%S %%', 1491480000)", "2017-04-06 12:00:00 %"),
    ("os.date('!%A %B %j', 1491480000)", "Thursday April 096"),
    ("os.date('%c', 0)", "Thu Jan  1 00:00:00 1970"), ("os.date('%Ey %OH', 0)", "70 00"),
    ("os.date('*t', 1491480000).wday", "5"), ("os.date('!*t', 0).isdst", "false"),
    ("os.date('', 0)", ""), ("os.difftime(5, 3)", "2.0"),
  ])
  func `dates are those of UTC`(expression: String, shown: String) throws {
    #expect(try Interpreter.state(.plugin).text("return \(expression)") == shown)
  }

  @Test(arguments: [
    ("os.time{}", "field 'year' missing in date table"),
    ("os.time{year = 2017, month = 4}", "field 'day' missing in date table"),
    ("os.time{year = 2017, month = 'x', day = 1}", "field 'month' is not an integer"),
    ("os.time{year = 2017, month = 1.5, day = 1}", "field 'month' is not an integer"),
    ("os.time{year = math.maxinteger, month = 1, day = 1}", "field 'year' is out-of-bound"),
    ("os.time{year = math.mininteger, month = 1, day = 1}", "field 'year' is out-of-bound"),
    ("os.date('%Q', 0)", "bad argument #1 'format': invalid conversion specifier '%Q'"),
    ("os.date('%', 0)", "bad argument #1 'format': invalid conversion specifier '%'"),
    ("os.date('%E', 0)", "bad argument #1 'format': invalid conversion specifier '%E'"),
    ("os.date('%Y', math.maxinteger)", "date result cannot be represented"),
    ("os.time(1)", "bad argument #1 'table': expected table, got number"),
  ])
  func `says what is wrong with a date`(call: String, message: String) throws {
    #expect(try Interpreter.state(.plugin).failure(call)?.message == message)
  }

  @Test func `the clock is there when it is granted`() throws {
    let state = try Interpreter.state(LuaPolicy.plugin.granting([.clock]))
    #expect(try state.text("return os.time() > 1700000000 and os.clock() >= 0") == "true")
    #expect(try state.text("return #os.date('%Y')") == "4")
  }

  @Test func `variables are there when they are granted`() throws {
    let state = try Interpreter.state(
      LuaPolicy.plugin.granting([.environment("PATH"), .environment("NOT_SET_ANYWHERE")]))
    #expect(
      try state.text("return #os.getenv('PATH') > 0, os.getenv('NOT_SET_ANYWHERE')") == "true")
    #expect(try state.text("return os.getenv('NOT_SET_ANYWHERE')") == "nil")
    #expect(state.failure("os.getenv('HOME')") != nil)
  }

  @Test(arguments: [
    ("os.exit()", 0), ("os.exit(true)", 0), ("os.exit(false)", 1), ("os.exit(7)", 7),
    ("pcall(os.exit, 3) while true do end", 3),
    ("coroutine.wrap(function() pcall(os.exit, 4) end)() while true do end", 4),
  ])
  func `exit ends the call where the host lets it`(script: String, status: Int32) throws {
    let state = try Interpreter.state()
    state.mayExit = true
    #expect(state.failure(script)?.kind == .exited(status: status))
    #expect(try state.text("return 'alive'") == "alive")
  }

  @Test func `random numbers are the same in every state and after every seed`() throws {
    let script =
      "local t = {} for i = 1, 5 do t[i] = math.random(1000) end return table.concat(t, ' ')"
    let (one, two) = (try Interpreter.state(), try Interpreter.state(.plugin))
    let first = try one.text(script)
    #expect(try two.text(script) == first)
    #expect(try one.text(script) != first)
    one.seedRandom(42)
    let seeded = try one.text(script)
    two.seedRandom(42)
    #expect(try two.text(script) == seeded)
    #expect(seeded != first)
    #expect(try one.text("math.randomseed() " + script) == first)
    #expect(try one.text("math.randomseed(42, 0) " + script) == seeded)
  }
}
