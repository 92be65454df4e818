import LuaKit
import LuaSyntax
import ScriptTestSupport
import Testing

struct FunctionSourceTests {
  private static let source = """
    function one() return 1 end
    local t = { two = function(a, ...) return a end, three = function(b) return b end }
    function t.four:five()
      return function() return 5 end
    end
    local function six(x,
      y) end
    """

  @Test(
    arguments: [
      (1, 1, nil, "function one() return 1 end"), (2, 2, ["a"], "function(a, ...) return a end"),
      (2, 2, ["b"], "function(b) return b end"),
      (3, 5, ["self"], "function t.four:five()\n  return function() return 5 end\nend"),
      (4, 4, [], "function() return 5 end"), (6, 7, nil, "local function six(x,\n  y) end"),
      (9, 9, nil, nil), (0, 0, nil, source),
    ] as [(Int, Int, [String]?, String?)])
  func `gives the text of a function`(
    first: Int, last: Int, parameters: [String]?, expected: String?
  ) {
    let text = FunctionSource.text(
      of: Array(Self.source.utf8), from: first, to: last, parameters: parameters)
    #expect(text == expected)
  }

  @Test func `knows the lines that Lua gives`() throws {
    let state = try ScriptBench.state()
    let code = "local f =\n  function\n()\nend\nreturn debug.getinfo(f).linedefined"
    #expect(try ScriptBench.text(of: code, in: state) == "3")
    #expect(FunctionSource.text(of: Array(code.utf8), from: 3, to: 4) == "function\n()\nend")
  }
}
