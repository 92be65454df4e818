import LuaKit
import Testing

struct AddressTests {
  private final class Thing {}

  /// Expressions whose text would have an address in it, one result each.
  private static let expressions = [
    "tostring({})", "tostring(print)", "tostring(function() end)",
    "tostring(coroutine.create(print))", "tostring(coroutine.running())",
    "tostring(setmetatable({}, {__name = 'Thing'}))", "string.format('%s', {})",
    "string.format('%p', {})", "string.format('%20p|%-20p', print, {})",
    "string.format('%p %p %p', 'text', 1, nil)", "string.format('%s %s %p', 1, {}, print)",
    "('%s'):format(setmetatable({}, {__name = 'Thing'}))",
    "select(2, pcall(error, {}))", "select(2, pcall(function() return {} .. '' end))",
    "select(2, pcall(function() return {} < {} end))",
    "select(2, pcall(string.rep, setmetatable({}, {__name = 'Thing'})))",
    "select(2, pcall(function() local x = nil; x.y = print end))",
    "select(2, pcall(string.format, '%q', {}))", "select(2, pcall(string.format, '%d', {}))",
    "select(2, pcall(table.concat, {{}}))", "select(2, pcall(table.concat, {print}))",
    "select(2, pcall(load, {}))", "select(2, pcall(setmetatable, print, {}))",
    "debug.traceback('x')", "select(2, xpcall(error, debug.traceback, 'x'))",
    "select(2, xpcall(error, debug.traceback, {}))",
    "select(2, xpcall(function() local f = function() error(print) end f() end, tostring))",
    "debug.traceback(coroutine.create(function() end))", "tostring(io.stdout)", "tostring(thing)",
    "select(2, pcall(string.rep, thing))", "select(2, pcall(function() return thing.nothing end))",
    "string.format('%s %p', thing, thing)",
  ]

  private static let type = LuaClass<Thing>(
    "Thing", "A thing.", properties: [], methods: [])

  private static func texts(_ policy: LuaPolicy) throws -> [String] {
    let state = try Interpreter.state(policy)
    try state.setGlobal("thing", type.object(Thing()))
    return try expressions.map { try state.text("return tostring((\($0)))") }
  }

  /// Whether a text has a number in it that may be an address: one of nine hexadecimal digits or
  /// more that do not begin with a zero, behind `0x` or not.
  private static func hasAddress(_ text: String) -> Bool {
    text.split { !$0.isHexDigit }.contains { run in
      run.drop { $0 == "0" }.count >= 9
    }
  }

  @Test(arguments: [LuaPolicy.plugin, .script])
  func `no text shows an address, and two states show the same`(policy: LuaPolicy) throws {
    let texts = try Self.texts(policy)
    for (expression, text) in zip(Self.expressions, texts) {
      #expect(!Self.hasAddress(text), "\(expression): \(text)")
    }
    #expect(try Self.texts(policy) == texts)
  }

  @Test(arguments: [LuaPolicy.plugin, .script])
  func `an error and its traceback show no address`(policy: LuaPolicy) throws {
    for script in [
      "error({})", "error(print)", "error(coroutine.create(print))", "local x = {} .. ''",
      "local f = function() error(thing) end f()", "coroutine.wrap(error)({})",
      "error(setmetatable({}, {__name = 'Thing'}))",
    ] {
      let state = try Interpreter.state(policy)
      try state.setGlobal("thing", Self.type.object(Thing()))
      let error = state.failure(script)
      #expect(error != nil)
      #expect(!Self.hasAddress(error?.description ?? ""), "\(script)")
      #expect(!Self.hasAddress(error?.traceback ?? ""), "\(script)")
    }
  }

  @Test func `the same object is shown the same, another one otherwise`() throws {
    let state = try Interpreter.state(.plugin)
    #expect(
      try state.text(
        "local a, b = {}, {} return tostring(a) == tostring(a) and tostring(a) ~= tostring(b) "
          + "and string.format('%p', a) == tostring(a):match('0x%x+')") == "true")
  }

  @Test func `a trusted state shows what Lua shows`() throws {
    let state = try Interpreter.state(.trusted)
    #expect(Self.hasAddress(try state.text("return tostring({})")))
    #expect(Self.hasAddress(try state.text("return string.format('%p', {})")))
    #expect(try state.text("return string.format('%p', 'x') ~= '(null)'") == "true")
  }
}
