import NewsScript
import ScriptTestSupport
import Testing

struct SampleTests {
  @Test(arguments: [
    ("for i = 1, 9 do s:add(i) end return #s .. ' ' .. s:total()", "3 9"),
    ("s:add('a') return s:rows()[1]", "a"), ("s:add{x = {1}} return s:rows()[1].x[1]", "1"),
    ("for i = 1, 99 do s:add(i) end local r = s:rows() return r[1] < r[2] and r[2] < r[3]", "true"),
    ("s:add('a') s:add('b') local t = '' for v in s:each() do t = t .. v end return t", "ab"),
    ("return tostring(s)", "Sample of 0, from 0"),
  ])
  func `keeps some`(code: String, expected: String) throws {
    #expect(try ScriptBench.text(of: "local s = newslab.sample(3) " + code) == expected)
  }

  @Test(arguments: [
    ("newslab.sample(0)", "bad argument #1 'n': expected 1 to 100000, got 0"),
    ("newslab.sample(3, 'x')", "bad argument #2 'seed': expected integer, got string"),
    (
      "newslab.sample(3):merge(newslab.sample(3, 2))",
      "cannot merge a sample of 3 with seed 2 into one of 3 with seed 1"
    ),
    ("newslab.sample(3):add(print)", "bad argument #1 'value': expected plain data, got function"),
  ])
  func `misuse is an error`(code: String, message: String) throws {
    #expect(try ScriptBench.failure(of: code)?.message == message)
  }

  @Test func `each is as likely as any other`() throws {
    // 200 samples of 10 out of 40: each is expected 50 times, with a deviation of 6.1.
    let code = """
      local counts = {}
      for seed = 1, 200 do
        local s = newslab.sample(10, seed)
        for i = 1, 40 do s:add(i) end
        for i in s:each() do counts[i] = (counts[i] or 0) + 1 end
      end
      local least, most = 1000, 0
      for i = 1, 40 do least, most = math.min(least, counts[i] or 0), math.max(most, counts[i] or 0) end
      return least > 25 and most < 75
      """
    #expect(try ScriptBench.text(of: code) == "true")
  }
}
