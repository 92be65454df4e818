import NewsScript
import ScriptTestSupport
import Testing

struct TopListTests {
  private static let start = "local t = newslab.top(3) "

  @Test(arguments: [
    ("for i = 1, 9 do t:add(i, 'v' .. i) end return t:get(1)", "v9"),
    ("for i = 1, 9 do t:add(i, 'v' .. i) end return #t .. ' ' .. t:total()", "3 9"),
    ("for i = 1, 9 do t:add(7, 'v' .. i) end return t:get(1) .. t:get(3)", "v1v3"),
    ("t:add(2^53, 'float') t:add(2^53 | 1, 'integer') return t:get(1)", "integer"),
    ("t:add(math.maxinteger, 'a') t:add(2^63, 'b') return t:get(1)", "b"),
    ("t:add(math.mininteger, 'a') t:add(-2^63 - 2048, 'b') return t:get(2)", "b"),
    ("t:add(1, 'a') t:add(0.5, 'b') t:add(-0.5, 'c') return t:get(2) .. t:get(3)", "bc"),
    ("t:add(1.0, 'a') return math.type(t:top()[1].score)", "float"),
    ("t:add(1, {x = 1}) return t:get(1).x", "1"), ("t:add(1, nil) return #t", "1"),
    ("return t:get(1)", "nil"), ("return t:get(-1)", "nil"), ("return #t:top(-1)", "0"),
    ("t:add(1, 'a') return select(2, t:get(1))", "1"),
    (
      "t:add(1, 'a') t:add(2, 'b') local s = '' for v, n in t:each() do s = s .. v .. n end return s",
      "b2a1"
    ),
    ("t:add(1, 'a') return t:rows()[1][1] .. t:rows()[1][2]", "a1"),
    ("return tostring(t)", "TopList of 0, from 0"),
  ])
  func `keeps the largest`(code: String, expected: String) throws {
    #expect(try ScriptBench.text(of: Self.start + code) == expected)
  }

  @Test(arguments: [
    ("newslab.top()", "bad argument #1 'n': expected integer, got no value"),
    ("newslab.top(0)", "bad argument #1 'n': expected 1 to 100000, got 0"),
    ("t:add('a', 1)", "bad argument #1 'score': expected number, got string"),
    ("t:add(0/0, 1)", "bad argument #1 'score': expected a finite number, got -nan"),
    ("t:add(1/0, 1)", "bad argument #1 'score': expected a finite number, got inf"),
    ("t:add(1, print)", "bad argument #2 'value': expected plain data, got function"),
    ("t:merge(newslab.top(4))", "cannot merge a top of 4 into a top of 3"),
    ("t:merge(newslab.sample(3))", "bad argument #1 'other': expected TopList, got Sample"),
  ])
  func `misuse is an error`(code: String, message: String) throws {
    #expect(try ScriptBench.failure(of: Self.start + code)?.message == message)
  }
}
