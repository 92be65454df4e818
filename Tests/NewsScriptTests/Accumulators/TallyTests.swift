import NewsScript
import ScriptTestSupport
import Testing

struct TallyTests {
  private static let start = """
    local t = newslab.tally()
    t:add('AP', 'May') t:add('Reuters', 'May', 3) t:add('Reuters', 'April')
    """

  @Test(arguments: [
    ("return t:get('Reuters', 'May')", "3"), ("return t:get('AP', 'April')", "0"),
    ("return t:get('Reuters')", "4"), ("return t:get('AFP')", "0"), ("return t:total()", "5"),
    ("return #t", "3"), ("return table.concat(t:columns(), ' ')", "May April"),
    ("return table.concat(t:columns('key'), ' ')", "April May"),
    ("return table.concat(t:rows()[1], ' ')", "Reuters 3 1 4"),
    ("return table.concat(t:rows('key')[1], ' ')", "AP 0 1 1"),
    ("return t:top(1)[1].row .. t:top(1)[1].column .. t:top(1)[1].count", "ReutersMay3"),
    ("return t:top()[2].row", "AP"), ("return #t:top(-4)", "0"),
    ("local s = '' for r, c, n in t:each() do s = s .. r:sub(1, 1) .. n end return s", "R3A1R1"),
    ("t:merge(t) return t:get('AP', 'May')", "2"),
    ("t:add(1, true) return t:get('1', 'true')", "1"),
    ("return tostring(t)", "Tally of 3 cells, total 5"),
  ])
  func `counts by two names`(code: String, expected: String) throws {
    #expect(try ScriptBench.text(of: Self.start + "\n" + code) == expected)
  }

  @Test(arguments: [
    ("t:add('a')", "bad argument #2 'column': expected string, number or boolean, got nil"),
    ("t:add('a', 'b', 0.5)", "bad argument #3 'amount': expected integer, got number"),
    (
      "t:rows('keys')",
      "bad argument #1 'order': expected count or key, got 'keys' (did you mean 'key'?)"
    ),
    ("t:merge(newslab.counter())", "bad argument #1 'other': expected Tally, got Counter"),
  ])
  func `misuse is an error`(code: String, message: String) throws {
    #expect(try ScriptBench.failure(of: Self.start + "\n" + code)?.message == message)
  }
}
