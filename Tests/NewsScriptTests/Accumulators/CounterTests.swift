import ScriptTestSupport
import NewsScript
import Testing

struct CounterTests {
  private static let start = "local c = newslab.counter() "

  @Test(arguments: [
    ("c:add('a') c:add('a', 2) return c:get('a')", "3"), ("return c:get('b')", "0"),
    ("c:add(1) c:add('1') return c:get(1)", "2"), ("c:add(1.5) return c:get(1.5)", "1"),
    ("c:add(true) return c:get('true')", "1"), ("c:add('a') c:add('b', 5) return #c", "2"),
    ("c:add('a') c:add('b', 5) return c:total()", "6"), ("return #c:top()", "0"),
    ("c:add('b') c:add('a') return c:top()[1].key", "a"),
    ("c:add('b', 2) c:add('a') return c:top(1)[1].key .. c:top(1)[1].count", "b2"),
    ("c:add('b') return #c:top(-1)", "0"), ("return tostring(c)", "Counter of 0, total 0"),
    (
      "c:add('x') c:add('y', 2) local t = {} for k, n in c:each() do t[#t + 1] = k .. n end "
        + "return table.concat(t, ' ')",
      "y2 x1"
    ),
    (
      "local d = newslab.counter() d:add('a', 4) c:add('a') c:merge(d) return c:get('a') .. d:get('a')",
      "54"
    ),
  ])
  func `counts`(code: String, expected: String) throws {
    #expect(try ScriptBench.text(of: Self.start + code) == expected)
  }

  @Test(arguments: [
    ("c:add()", "bad argument #1 'key': expected string, number or boolean, got nil"),
    ("c:add({})", "bad argument #1 'key': expected string, number or boolean, got table"),
    ("c:add('a', 1.5)", "bad argument #2 'amount': expected integer, got number"),
    ("c:merge(1)", "bad argument #1 'other': expected Counter, got number"),
    ("c.add('a')", "bad self: expected Counter, got string (call it with ':')"),
    ("c:ad('a')", "Counter has no field 'ad' (did you mean 'add'?)"),
  ])
  func `misuse is an error`(code: String, message: String) throws {
    #expect(try ScriptBench.failure(of: Self.start + code)?.message == message)
  }

  @Test func `too large a sum is the nearest number, and exact when it comes back`() {
    var counter = Counter()
    counter.add("a", .max)
    counter.add("a", 1)
    counter.add("b", .max)
    #expect(counter.count(of: "a") == .max)
    #expect(counter.total == .max)
    counter.add("a", -2)
    #expect(counter.count(of: "a") == .max - 1)
  }

  @Test func `names that only look the same are two`() {
    var counter = Counter()
    counter.add("\u{E9}")
    counter.add("e\u{301}")
    #expect(counter.distinct == 2)
    #expect(counter.ranked.map { Array($0.key.utf8).count } == [3, 2])
  }

  @Test func `what it keeps counts against the memory limit`() throws {
    let state = try ScriptBench.state()
    state.lua.limits.memory = 8 << 20
    let code = """
      local c = newslab.counter()
      for i = 1, 1000000 do pcall(c.add, c, 'a name of some length ' .. i) end
      """
    let error = try ScriptBench.failure(of: code, in: state)
    #expect(error?.kind == .stopped(.memory))
    #expect(error?.message == "stopped by the memory limit (8 MiB)")
    state.lua.collectGarbage()
    #expect(state.accumulators.bytes == 0)
    #expect(
      try ScriptBench.text(of: "local c = newslab.counter() c:add('a') return #c", in: state) == "1"
    )
  }

  @Test func `a key that is asked for as a field is read with get`() throws {
    let start = "local c = newslab.counter() c:add('Ada Byron') return "
    #expect(
      try ScriptBench.failure(of: start + "c['Ada Byron']")?.message
        == "Counter has no field 'Ada Byron'; counts are read with :get('Ada Byron')")
    #expect(
      try ScriptBench.failure(of: start + "c.totl")?.message
        == "Counter has no field 'totl' (did you mean 'total'?)")
  }
}
