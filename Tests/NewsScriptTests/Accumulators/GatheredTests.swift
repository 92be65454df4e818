import LuaKit
import NewsModel
import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

struct GatheredTests {
  private static func value(of code: String, in state: ScriptState) throws -> LuaValue {
    try state.run(Array(code.utf8), name: "@test.lua").first ?? .nil
  }

  private static func gathered(_ code: String, in state: ScriptState? = nil) throws -> Gathered {
    let state = try state ?? ScriptBench.state()
    return try withExtendedLifetime(state) { try Gathered(value(of: code, in: state)) }
  }

  private static func json(_ code: String) throws -> String {
    AccumulatorBench.json(try gathered(code).serialised)
  }

  private static let counter = #"{"accumulator":"counter/1","counts":[["a",2]]}"#
  private static let start = "local c = newslab.counter() c:add('a', 2) return "

  @Test(arguments: [
    ("c", counter), ("{c}", "[\(counter)]"), ("{}", "[]"), ("nil", "null"), ("1", "1"),
    ("{n = c}", #"{"keys":["n"],"values":[\#(counter)]}"#),
    ("{[7] = c, n = {}}", #"{"keys":[7,"n"],"values":[\#(counter),[]]}"#),
    ("{c, {m = c}}", #"[\#(counter),{"keys":["m"],"values":[\#(counter)]}]"#),
    ("{c, 1.0, 'x', true}", #"[\#(counter),{"number":"1.0"},"x",true]"#),
    (
      "{1/0, -1/0, 0/0, -0.0}",
      #"[{"number":"inf"},{"number":"-inf"},{"number":"nan"},{"number":"-0.0"}]"#
    ),
    ("{math.mininteger, '\\xff'}", #"[-9223372036854775808,{"bytes":"ff"}]"#),
    ("{keys = 1}", #"{"keys":["keys"],"values":[1]}"#),
  ])
  func `a value is plain data`(code: String, json: String) throws {
    #expect(try Self.json(Self.start + code) == json)
  }

  @Test(arguments: [
    ("c", true), ("{c}", true), ("{a = {b = c}, d = {}}", true), ("{}", false), ("nil", false),
    ("{c, 1}", false), ("{{c, {x = 'y'}}}", false), ("{{}}", false),
  ])
  func `says whether it holds accumulators only`(code: String, expected: Bool) throws {
    #expect(try Self.gathered(Self.start + code).holdsOnlyAccumulators == expected)
  }

  @Test(arguments: [
    ("{c, 1}", "acc[2]"), ("{{c, {x = 'y'}}}", "acc[1][2]"), ("7", "acc"),
    ("{articles = {1}}", "acc.articles"),
    ("{c = {c, ['a b'] = true}}", #"acc.c["a b"]"#), ("{c, {}}", nil),
  ])
  func `says where plain data is`(code: String, path: String?) throws {
    #expect(try Self.gathered(Self.start + code).plainDataPath() == path)
  }

  @Test(arguments: [
    ("print", "acc: expected accumulators and plain data, got function"),
    ("{a = {b = print}}", "acc.a.b: expected accumulators and plain data, got function"),
    (
      "{[3] = coroutine.create(print)}",
      "acc[3]: expected accumulators and plain data, got thread"
    ),
    (
      "{x = newslab.article('It rains.')}",
      "acc.x: expected accumulators and plain data, got Article"
    ),
    ("(function() local t = {} t.t = {t} return t end)()", "acc.t[1]: the table contains itself"),
    ("{[true] = c}", "acc: expected strings and integers for keys, got a boolean key"),
    ("{[1.5] = c}", "acc: expected strings and integers for keys, got a number key"),
    ("{['\\xff'] = c}", "acc: the key '\u{FFFD}' is no UTF-8"),
    ("{b = print, a = 1, c = print}", "acc.b: expected accumulators and plain data, got function"),
  ])
  func `what is no data is an error with its path`(code: String, message: String) throws {
    let error = #expect(throws: LuaError.self) { try Self.gathered(Self.start + code) }
    #expect(error?.message == message)
  }

  @Test func `tables that lie too deep are an error`() throws {
    let code = "local t = newslab.counter() for i = 1, DEPTH do t = {t} end return t"
    let state = try ScriptBench.state()
    _ = try Self.gathered(code.replacing("DEPTH", with: "32"), in: state)
    let error = #expect(throws: LuaError.self) {
      try Self.gathered(code.replacing("DEPTH", with: "33"), in: state)
    }
    #expect(error?.message.hasSuffix("in more than 32 tables within each other") == true)
  }

  @Test(arguments: [
    (
      "{articles = {1}}", "{articles = {2}}",
      "acc.articles: expected an accumulator, got plain data (table), which only the report's own "
        + "'merge' can merge"
    ),
    (
      "{c = newslab.counter()}", "{c = newslab.counter(), n = 1}",
      "acc.n: expected an accumulator, got plain data (number), which only the report's own "
        + "'merge' can merge"
    ),
    (
      "{a = {}}", "{a = newslab.counter()}", "acc.a: cannot merge a counter into a table"
    ),
  ])
  func `what cannot be merged is an error with its path`(
    left: String, right: String, message: String
  ) throws {
    var merged = try Self.gathered("return " + left)
    let other = try Self.gathered("return " + right)
    let error = #expect(throws: LuaError.self) { try merged.merge(other) }
    #expect(error?.message == message)
  }

  @Test func `what was taken out does not change with what the report goes on with`() throws {
    let state = try ScriptBench.state()
    _ = try Self.value(of: "c = newslab.counter() c:add('a')", in: state)
    let gathered = try Self.gathered("return c", in: state)
    let before = AccumulatorBench.json(gathered.serialised)
    _ = try Self.value(of: "c:add('b')", in: state)
    #expect(AccumulatorBench.json(gathered.serialised) == before)
  }

  @Test(arguments: [
    "{n = c, m = {c, 'x', {}}, [4] = 2.0, t = {y = {'\\xff'}}}", "c", "nil", "{}", "{{{c}}}",
    "{1/0, math.maxinteger, true, false, ''}",
  ])
  func `goes into another state and back`(code: String) throws {
    let gathered = try AccumulatorBench.sent(Self.gathered(Self.start + code))
    let other = try ScriptBench.state()
    let identity = try other.lua.load("return ...", name: "=identity")
    let back = try Gathered(try other.lua.call(identity, [gathered]).first ?? .nil)
    #expect(AccumulatorBench.json(back.serialised) == AccumulatorBench.json(gathered.serialised))
  }

  @Test func `a pushed accumulator is one that scripts go on with`() throws {
    let gathered = try Self.gathered(Self.start + "{n = {c}}")
    let state = try ScriptBench.state()
    try state.lua.setGlobal("acc", gathered)
    let code = "acc.n[1]:add('a') return acc.n[1]:get('a') .. tostring(acc.n[1])"
    #expect(try ScriptBench.text(of: code, in: state) == "3Counter of 1, total 3")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `trees of counters in any grouping give the bytes of one pass`(seed: UInt64) throws {
    let bench = try AccumulatorBench(
      start: "function() return {all = newslab.counter(), by = {}} end",
      each: """
        function(acc, item)
          acc.all:add(item[1])
          acc.by[item[2]] = acc.by[item[2]] or {}
          local by = acc.by[item[2]]
          by[item[3]] = by[item[3]] or newslab.counter()
          by[item[3]]:add(item[1], 2)
        end
        """)
    var generator = Generator(seed: seed)
    let items = (0..<50).map { _ -> PlainData in
      let name: PlainData = .text(generator.word())
      let number: PlainData = .integer(Int.random(in: 0...4, using: &generator))
      return Generator.list(generator.key(), name, number)
    }
    try bench.checkParts(of: items, isCommutative: true, &generator)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a malformed form is an error with its path, or a form of its own`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let good = try Self.gathered(
      Self.start + "{n = c, m = {c, 'x', {}}, [4] = 2.0, t = {y = {'\\xff', 1/0}}}")
    for _ in 0..<40 {
      let damaged = generator.damaged(good.serialised)
      do {
        let read = try Gathered(serialised: damaged)
        var merged = good
        try? merged.merge(read)
        _ = try AccumulatorBench.sent(read)
      } catch let error as AccumulatorError {
        #expect(error.problem != "")
      }
    }
  }

  @Test(arguments: [
    (#"[1,null]"#, "[2]: expected a value, got null"),
    (#"{"keys":["b","a"],"values":[1,2]}"#, "the key .a does not come after the one before it"),
    (#"{"keys":["b","a"],"values":[1]}"#, "2 keys stand for 1 values"),
    (#"{"keys":[1.5],"values":[1]}"#, ".keys[1]: expected integer or string, got number"),
    (
      #"{"number":"one"}"#, "expected a whole number as '2.0', nan, inf or -inf, got 'one'"
    ),
    (#"{"numbers":"one"}"#, "expected a list or an object of 'keys' and 'values'"),
    (#"{"bytes":"6"}"#, "expected hexadecimal digits of bytes that are no UTF-8"),
    (
      #"{"keys":["a"],"values":[[{"x":1}]]}"#,
      ".a[1]: expected a list or an object of 'keys' and 'values'"
    ),
    (
      #"{"keys":["a"],"values":[[{"accumulator":"counter/1","counts":[[1,1]]}]]}"#,
      ".a[1].counts[1]: expected string, got number"
    ),
  ])
  func `an error says what was expected where`(json: String, message: String) throws {
    let value = try AccumulatorBench.value(ofJSON: json)
    let error = #expect(throws: AccumulatorError.self) { try Gathered(serialised: value) }
    #expect(error?.description == message)
  }
}
