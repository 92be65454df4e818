import LuaKit
import NewsCLI
import ScriptTestSupport
import Testing

struct REPLValuePrinterTests {
  /// What the prompt shows for the values of a chunk.
  private func shown(_ code: String, width: Int = 80) throws -> String {
    let state = try ScriptBench.state()
    let printer = try ValuePrinter(reader: ValueReader(state), width: width)
    return try printer.text(of: state.run(Array(code.utf8), name: "=test"))
  }

  @Test(arguments: [
    ("return", ""), ("return nil", "nil\n"), ("return true, false", "true\tfalse\n"),
    ("return 1, 2.5, 3.0", "1\t2.5\t3.0\n"), ("return 'a b'", "a b\n"),
    ("return 'one\\ntwo\\n', 1", "one\ntwo\n1\n"), ("return print", "function\n"),
    ("return coroutine.create(print)", "coroutine\n"), ("return {}", "{}\n"),
    ("return 'привет', '世界'", "привет\t世界\n"),
  ])
  func `shows plain values as print does`(code: String, expected: String) throws {
    #expect(try shown(code) == expected)
  }

  @Test(arguments: [
    ("return {3, 'x', true}", "{ 3, \"x\", true }\n"),
    ("return {z = 1, a = 2, [10] = 3, [-1.5] = 4}", "{ [-1.5] = 4, [10] = 3, a = 2, z = 1 }\n"),
    ("return {['a b'] = 'say \"x\"\\n'}", "{ [\"a b\"] = \"say \\\"x\\\"\\n\" }\n"),
    ("return {f = print, {}}", "{ {}, f = function }\n"),
    ("return {{{{{{}}}}}}", "{ { { { {} } } } }\n"),
    ("return {{{{{1}}}}}", "{ { { { { … } } } } }\n… (:page shows all)\n"),
    ("return setmetatable({}, {__tostring = function() return 'me' end})", "me\n"),
  ])
  func `shows tables as a script writes them`(code: String, expected: String) throws {
    let text = try shown(code)
    if code.contains("{{{{{{") { return #expect(text.hasPrefix("{ { { { { … } } } } }\n")) }
    #expect(text == expected)
  }

  @Test func `shows what is kept of a session with a line for each entry`() throws {
    let out = "Out = {[2] = 'one\\ntwo', [9] = newslab.counter(), [4] = {1, {2}}} return Out"
    #expect(
      try shown(out).split(separator: "\n") == [
        "     type     value", "[2]  string   one ⏎ two", "[4]  table    { 1, { 2 } }",
        "[9]  Counter  Counter of 0, total 0",
      ])
    let entries = "In = {} for i = 1, 25 do In[i] = 'x = ' .. i end return In"
    #expect(try shown(entries).hasPrefix("… 5 before them\n      entry\n[6]   x = 6\n"))
  }

  @Test func `breaks what is too wide`() throws {
    let text = try shown("return {name = 'a long name', list = {1, 2, 3}}", width: 30)
    #expect(text == "{\n  list = { 1, 2, 3 },\n  name = \"a long name\",\n}\n")
  }

  @Test func `fills lines with short elements and says how many are left`() throws {
    let lines = try shown("local t = {} for i = 1, 60 do t[i] = i end return t", width: 40)
      .split(separator: "\n")
    #expect(lines[1] == "  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,")
    #expect(lines.suffix(3) == ["  … 10 more", "}", "… (:page shows all)"])
    #expect(lines.allSatisfy { $0.count <= 40 })
  }

  @Test func `is not caught by tables in themselves`() throws {
    #expect(try shown("local t = {} t.t = t return t") == "{ t = { … itself } }\n")
  }

  @Test func `shows the same table in two places twice`() throws {
    #expect(try shown("local t = {1} return {t, t}") == "{ { 1 }, { 1 } }\n")
  }

  @Test(arguments: [
    "return '\\27[31m\\7'", "return {'\\27[31m\\7'}", "return {['\\27[31m\\7'] = 1}",
    "return newslab.article('x', {title = '\\27[31m\\7'})",
    "local c = newslab.counter() c:add('\\27[31m\\7') return c",
    "return setmetatable({}, {__tostring = function() return '\\27[31m\\7' end})",
  ])
  func `shows control characters and never sends them`(code: String) throws {
    let text = try shown(code)
    #expect(text.contains("^[[31m^G"))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
  }

  @Test(arguments: [
    "return string.rep('x', 10000000)", "return {string.rep('x', 10000000)}",
    "local t = {} for i = 1, 100000 do t[i] = {i} end return t",
    "local t = {} for i = 1, 100000 do t['k' .. i] = {i} end return t",
    "local t = {} for i = 1, 300 do t = {t, t} end return t",
    "return table.unpack({}, 1, 10000)",
    "return newslab.article(('word '):rep(3000)).tokens",
    "local c = newslab.counter() for i = 1, 10000 do c:add(i) end return c",
  ])
  func `is never long`(code: String) throws {
    #expect(try shown(code).utf8.count < 70_000)
  }

  @Test func `stops when it shall`() throws {
    let state = try ScriptBench.state()
    let printer = try ValuePrinter(reader: ValueReader(state), width: 80) { true }
    let values = try state.run(Array("return {1}".utf8), name: "=test")
    let error = #expect(throws: LuaError.self) { try printer.text(of: values) }
    #expect(error?.kind == .stopped(.interrupted))
  }
}
