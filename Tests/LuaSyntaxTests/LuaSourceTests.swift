import LuaSyntax
import Testing

struct LuaSourceTests {
  @Test(
    arguments: [
      ("x = 1", .complete), ("if x then", .unfinished), ("f(", .unfinished), ("foo", .unfinished),
      ("'a\\", .unfinished), ("", .complete), ("-- c", .complete),
    ] as [(String, LuaSource.Status)])
  func `says whether a source is whole`(text: String, status: LuaSource.Status) {
    #expect(LuaSource(text).status == status)
  }

  @Test(arguments: [
    ("x = = 1", "unexpected symbol near '='", "="), ("end", "'<eof>' expected near 'end'", "end"),
    ("for x\ndo", "'=' or 'in' expected near 'do'", "do"),
    ("if a then\nb = 1\nuntil", "'end' expected (to close 'if' at line 1) near 'until'", "until"),
    ("break", "break outside loop at line 1", "break"),
    ("goto a", "no visible label 'a' for goto at line 1", "a"),
    (
      "do goto a local b ::a:: x = 1 end", "<goto a> at line 1 jumps into the scope of local 'b'",
      "a"
    ),
    ("::a:: ::a::", "label 'a' already defined on line 1", "a"),
    ("local a <const> = 1 a = 2", "attempt to assign to const variable 'a'", "a"),
    ("local a <odd> = 1", "unknown attribute 'odd'", "odd"), ("x = 'a", "unfinished string", "'a"),
    ("function f() return ... end", "cannot use '...' outside a vararg function near '...'", "..."),
  ])
  func `says what is wrong, and where`(text: String, message: String, place: String) throws {
    let source = LuaSource(text)
    let problem = try #require(source.problems.first)
    #expect(problem.message == message)
    #expect(source.list.text(problem.range) == place)
  }

  @Test func `reads what stands behind 'return'`() {
    #expect(LuaSource("1, 2", asValues: true).status == .complete)
    #expect(LuaSource("1 +", asValues: true).status == .unfinished)
    #expect(LuaSource("x = 1", asValues: true).status != .complete)
  }

  @Test func `goes on behind mistakes`() throws {
    let source = LuaSource("x = = 1\nlocal y = 2\nif y then z = ) end\nfunction f(a) foo bar end")
    #expect(source.problems.map { source.list.text($0.range) } == ["=", ")", "bar"])
    #expect(source.tree.locals.map(\.name) == ["y", "a"])
    let kinds = source.tree.functions[0].body.statements.map { source.tree.statements[$0].kind }
    #expect(kinds.count == 4)
    #expect(kinds.first == .wrong)
    guard case .local = kinds[1], case .condition = kinds[2], case .function = kinds[3] else {
      Issue.record("\(kinds)")
      return
    }
  }

  @Test func `ranges of statements and expressions are their texts`() throws {
    let text = "local a, b <const> = f(1), {x = 2} ; a.b['c']:d(not e ^ 2) --c"
    let source = LuaSource(text)
    let (tree, list) = (source.tree, source.list)
    #expect(
      tree.functions[0].body.statements.map { list.text(tree.statements[$0].range) }
        == ["local a, b <const> = f(1), {x = 2}", ";", "a.b['c']:d(not e ^ 2)"])
    let expressions = Set(tree.expressions.map { list.text($0.range) })
    #expect(
      expressions == [
        "f", "1", "f(1)", "2", "{x = 2}", "a", "a.b", "'c'", "a.b['c']", "e", "e ^ 2",
        "not e ^ 2", "a.b['c']:d(not e ^ 2)",
      ])
  }

  @Test(arguments: [
    ("local a = 1; ‸x()", ["a"]), ("local a = ‸1", []), ("local function f(x) ‸", ["x", "f"]),
    ("for i, v in p do ‸ end", ["v", "i"]), ("do local a end ‸", []),
    ("local a; do local a, b; ‸ end", ["b", "a"]), ("function o:m(p) ‸end", ["p", "self"]),
    ("repeat local a until ‸a", ["a"]), ("local a = function(b) if c then local d ‸", ["d", "b"]),
    ("local a = function() ‸a() end", []), ("local a\nx = = 2\nlocal b\n‸", ["b", "a"]),
  ])
  func `knows the local variables of a place`(text: String, names: [String]) throws {
    let parts = text.split(separator: "‸", omittingEmptySubsequences: false)
    let source = LuaSource(parts.joined())
    #expect(source.locals(at: parts[0].utf8.count).map(\.name) == names)
  }

  @Test func `reads long and deep sources in proportion to their size`() {
    let sources = [
      String(repeating: "a.", count: 40_000) + "b = 1",
      "x = 1" + String(repeating: " + 1", count: 40_000),
      String(repeating: "do ", count: 40_000), String(repeating: "f(\n", count: 40_000),
      String(repeating: "{", count: 40_000), String(repeating: "end ", count: 40_000),
      (0..<10_000).map { "goto a\($0) " }.joined() + (0..<10_000).map { "::a\($0):: " }.joined(),
      String(repeating: "x = = ", count: 20_000),
      "x = '" + String(repeating: "\\z ", count: 20_000),
    ]
    for source in sources { #expect(LuaSource(source).problems.count <= 100) }
  }
}
