import LuaKit
import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

struct ScriptStateTests {
  @Test func `gives arguments as dots and as arg`() throws {
    let state = try ScriptBench.state()
    let code = "return select('#', ...) .. (...) .. arg[2] .. #arg"
    let results = try state.run(Array(code.utf8), name: "@x.lua", arguments: ["a", "b"])
    #expect(results.first?.text == "2ab2")
  }

  @Test func `a first line for the shell is no Lua, but counts`() throws {
    let error = try #require(try ScriptBench.failure(of: "#!/usr/bin/env newslab\nerror('x')"))
    #expect(error.description == "test.lua:2: x")
  }

  @Test(arguments: ["", "#!/usr/bin/env newslab"])
  func `a byte order mark is no Lua`(line: String) throws {
    #expect(try ScriptBench.text(of: "\u{FEFF}\(line)\nreturn 1") == "1")
  }

  @Test(arguments: [
    ("\(one), \(two)", "one two"), ("{ \(one), \(two) }", "one two"),
    ("{ { \(one) }, { { \(two) } } }", "one two"), ("1, 'x', { 1, \(one), print }", "one"),
    ("(function() local t = { \(one) } t[2] = t return t end)()", "one"),
    ("(function() local t = { \(one) } return { t, t, t } end)()", "one"),
  ])
  func `finds components in lists, whatever the lists hold`(values: String, names: String) throws {
    let found = try ScriptBench.components(of: "return " + values)
    #expect(found.map(\.component.name).joined(separator: " ") == names)
  }

  private static let one = "newslab.filter{name='one', summary='S.', keep=print}"
  private static let two = "newslab.filter{name='two', summary='S.', keep=print}"

  @Test func `lists within each other end somewhere`() throws {
    let error = #expect(throws: LuaError.self) {
      try ScriptBench.components(of: "local t = {} for i = 1, 1e5 do t = { t } end return t")
    }
    #expect(error?.message == "components lie in more than 16 lists within each other")
  }

  @Test func `newslab works on when a script breaks the libraries`() throws {
    let code =
      "local keep = tostring table, string, pairs, type, tostring = nil "
      + "local all = '' for k in newslab.sorted_pairs{b = 1, a = 1, [1] = 1} do "
      + "all = all .. keep(k) end return all"
    #expect(try ScriptBench.text(of: code) == "1ab")
  }

  @Test(arguments: [
    ("newslab.fliter", "newslab has no field 'fliter' (did you mean 'filter'?)"),
    (
      "newslab.article('x').tokens[1].upos",
      "Token has no field 'upos': parts of speech are universal tags: see the field 'pos'; its fields "
        + "are casing, first, is_number, is_stop, kind, last, lemma, lower, pos, shape, stem, text"
    ),
    ("newslab.article('x').titel", "Article has no field 'titel' (did you mean 'title'?)"),
    ("newslab.article(1)", "bad argument #1 'text': expected string, got number"),
    ("newslab.article('x', 1)", "bad argument #2 'fields': expected table, got number"),
    ("newslab.article('x', {dat='1'})", "article has no field 'dat' (did you mean 'date'?)"),
    ("newslab.article('x', {date='1'})", "article: 'date': expected YYYY-MM-DD, got '1'"),
    (
      "newslab.article('x', {date_order='day'})",
      "article: 'date_order' is 'day'; known: unresolved, month-first, day-first"
    ),
  ])
  func `misuse of newslab is an error`(expression: String, message: String) throws {
    let error = try #require(try ScriptBench.failure(of: "return " + expression))
    #expect(error.message == message)
    #expect(error.location?.line == 1)
  }

  @Test func `a syntax error names the whole path of its file`() throws {
    let state = try ScriptBench.state()
    let path = "a/" + String(repeating: "long-", count: 30) + "name.lua"
    let error = #expect(throws: LuaError.self) {
      try state.run(Array("x = = 1".utf8), name: "@" + path)
    }
    #expect(error?.location == LuaError.Location(source: path, line: 1))
    #expect(error?.message == "unexpected symbol near '='")
  }

  @Test func `text, body and positions agree`() throws {
    let code = """
      local a = newslab.article(' date 2017-04-06 PARIS (Reuters) - NATO met in Zürich today.')
      for _, layer in ipairs { 'tokens', 'sentences', 'paragraphs', 'mentions', 'times' } do
        assert(#a[layer] > 0, layer)
        for x in a[layer]:each() do assert(a.text:sub(x.first, x.last) == x.text, layer) end
      end
      return a.text:sub(a.body_first, a.body_first + 3) .. a.date .. a.dateline.place
      """
    #expect(try ScriptBench.text(of: code) == "NATO2017-04-06Paris")
  }

  @Test(arguments: [
    ("", "nil 2017-04-03"), (", date_order = 'day-first'", "2017-04-05 2017-04-03"),
    (", date_order = 'month-first', time_direction = 'future'", "2017-05-04 2017-04-10"),
  ])
  func `an article has its own choices of how dates are read`(fields: String, values: String) throws
  {
    let code = """
      local a = newslab.article('We met on 05/04/2017 and on Monday.', { date = '2017-04-06'\(fields) })
      return tostring(a.times[1].value) .. ' ' .. a.times[2].value
      """
    #expect(try ScriptBench.text(of: code) == values)
  }

  @Test func `labels are seen by what comes later`() throws {
    let code =
      "local a = newslab.article('x') a:add_label('b', 'c') a:add_label('d') "
      + "return a.labels.b .. a.labels.d"
    #expect(try ScriptBench.text(of: code) == "cyes")
  }

  @Test func `print goes to the host with the component that prints`() throws {
    let host = try ScriptBench.host()
    var printed: [String] = []
    host.print = { printed.append("\($1 ?? "-"): \($0)") }
    let state = try ScriptBench.state(host)
    try state.run(Array("print('a', 1, nil)".utf8), name: "@x.lua")
    host.running = "f"
    try state.run(Array("print()".utf8), name: "@x.lua")
    #expect(printed == ["-: a\t1\tnil\n", "f: \n"])
  }

  @Test func `a script stops when nobody reads what it prints`() throws {
    let host = try ScriptBench.host()
    var count = 0
    host.print = { _, _ in
      count += 1
      throw LuaError("closed")
    }
    let state = try ScriptBench.state(host)
    let error = try ScriptBench.failure(of: "while true do pcall(print, 1) end", in: state)
    #expect(error?.kind == .stopped(.interrupted))
    #expect(count == 1)
  }

  @Test(arguments: [
    "return #corpus:where{has='nothing'}", "corpus:ids()", "corpus:count_by('id')",
    "corpus:entity('Nobody')", "corpus:first(99)", "corpus:where{has='nothing'}:first()",
  ])
  func `a loop over the corpus can be stopped`(code: String) throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt"] { try folder.write([0], to: name) }
    try folder.write("It rains.", to: "c.txt")
    let host = try ScriptBench.host(corpus: folder.path)
    let state = try ScriptBench.state(host)
    let interrupter = state.lua.interrupter
    var told = 0
    host.reject = { _ in
      told += 1
      interrupter.stop()
    }
    #expect(try ScriptBench.failure(of: code, in: state)?.kind == .stopped(.interrupted))
    #expect(told == 1)
  }
}
