import NewsScript
import ScriptTestSupport
import Testing

struct PairCounterTests {
  private static let start = """
    local p = newslab.pairs()
    p:add_all{'b', 'a', 'c', 'a'} p:add_all{'a', 'b'} p:add('c', 'd') p:add_all{'d'}
    """

  @Test(arguments: [
    ("return p:get('a', 'b')", "2"), ("return p:get('b', 'a')", "2"), ("return p:get('a')", "2"),
    ("return p:get('a', 'd')", "0"), ("return p:get('d')", "2"), ("return p:get('a', 'a')", "2"),
    ("return p:total()", "4"), ("return #p", "4"), ("return p:top(1)[1].first", "a"),
    ("return p:top(1)[1].score", "2.0"), ("return #p:top(9, 'count', 2)", "1"),
    ("return #p:top(-1)", "0"), ("return p:rows(1)[1][2]", "b"),
    // log2(2 · 4 / (2 · 2)) = 1, over -log2(2 / 4) = 1.
    ("return p:top(1, 'pmi')[1].score", "1.0"), ("return p:top(1, 'npmi')[1].score", "1.0"),
    ("return p:top(1, 'jaccard')[1].score", "1.0"),
    // 2 · (2 ln 2 + 2 ln 2)
    ("return ('%.6f'):format(p:top(1, 'likelihood')[1].score)", "5.545177"),
    ("p:add_all{} return p:total()", "5"), ("p:add_all{1, '1', true} return p:get(1, 'true')", "1"),
    (
      "local s = '' for a, b, n in p:each() do s = s .. a .. b .. n .. ' ' end return s",
      "ab2 ac1 bc1 cd1 "
    ),
    ("p:merge(p) return p:get('a', 'b') .. p:total()", "48"),
    ("return tostring(p)", "PairCounter of 4 pairs in 4 groups"),
    ("local q = newslab.pairs() q:add('x', 'y') return q:top(1, 'npmi')[1].score", "1.0"),
  ])
  func `counts what comes together`(code: String, expected: String) throws {
    #expect(try ScriptBench.text(of: Self.start + "\n" + code) == expected)
  }

  @Test(arguments: [
    ("p:add_all('a')", "bad argument #1 'names': expected a list of names, got string"),
    (
      "p:add_all{'a', {}}",
      "bad argument #1 'names[2]': expected string, number or boolean, got table"
    ),
    ("p:add('a')", "bad argument #2 'second': expected string, number or boolean, got nil"),
    (
      "local t = {} for i = 1, 1001 do t[i] = i end p:add_all(t)",
      "bad argument #1 'names': expected at most 1000 different names"
    ),
    (
      "p:top(1, 'npm')",
      "bad argument #2 'by': expected count, pmi, npmi, likelihood, jaccard, got 'npm' "
        + "(did you mean 'npmi'?)"
    ),
  ])
  func `misuse is an error`(code: String, message: String) throws {
    #expect(try ScriptBench.failure(of: Self.start + "\n" + code)?.message == message)
  }
}
