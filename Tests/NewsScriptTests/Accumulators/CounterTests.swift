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

  @Test func `too large a sum does not stop the program`() {
    let counter = Counter()
    counter.add("a", .max)
    counter.add("a", 1)
    counter.add("b", .max)
    #expect(counter.count(of: "a") == .max)
    #expect(counter.total == .max)
  }

  @Test func `merging in another order gives the same`() {
    let (left, right) = (Counter(), Counter())
    left.add("a", 2)
    right.add("b", 2)
    let (one, two) = (Counter(), Counter())
    one.merge(left)
    one.merge(right)
    two.merge(right)
    two.merge(left)
    #expect(one.ranked.map(\.key) == two.ranked.map(\.key))
  }
}
