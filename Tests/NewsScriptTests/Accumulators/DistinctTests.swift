import NewsScript
import ScriptTestSupport
import Testing

struct DistinctTests {
  @Test(arguments: [
    ("d:add('a') d:add('b') d:add('a') return #d", "2"), ("return d:total()", "0"),
    ("d:add(1) d:add('1') d:add(1.5) d:add(true) return #d", "3"),
    ("d:add('\\xff') d:add('\\xfe') return #d", "2"),
    ("d:add('é') d:add('e\u{301}') return #d", "2"),
    ("for i = 1, 10000 do d:add(i) end return d:is_exact() and #d", "10000"),
    ("for i = 1, 10001 do d:add(i) end return d:is_exact()", "false"),
    ("return tostring(d)", "Distinct of 0"),
  ])
  func `counts what is different`(code: String, expected: String) throws {
    #expect(try ScriptBench.text(of: "local d = newslab.distinct() " + code) == expected)
  }

  /// Five standard errors of 0.81 %.
  @Test(arguments: [10_001, 30_000, 100_000, 400_000])
  func `an estimate is near`(count: Int) throws {
    let code = "local d = newslab.distinct() for i = 1, \(count) do d:add('n' .. i) end return #d"
    let found = try #require(Int(try ScriptBench.text(of: code)))
    #expect(abs(found - count) < count * 41 / 1000)
  }

  @Test(arguments: [
    ("d:add()", "bad argument #1 'key': expected string, number or boolean, got nil"),
    ("d:add({})", "bad argument #1 'key': expected string, number or boolean, got table"),
    ("d:merge()", "bad argument #1 'other': expected Distinct, got no value"),
  ])
  func `misuse is an error`(code: String, message: String) throws {
    let error = try ScriptBench.failure(of: "local d = newslab.distinct() " + code)
    #expect(error?.message == message)
  }
}
