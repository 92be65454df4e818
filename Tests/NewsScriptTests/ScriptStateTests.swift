import LuaKit
import NewsScript
import ScriptTestSupport
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

  @Test(arguments: [
    ("newslab.fliter", "newslab has no field 'fliter' (did you mean 'filter'?)"),
    ("newslab.article('x').titel", "Article has no field 'titel' (did you mean 'title'?)"),
    ("newslab.article(1)", "bad argument #1 'text': expected string, got number"),
    ("newslab.article('x', 1)", "bad argument #2 'fields': expected table, got number"),
    ("newslab.article('x', {dat='1'})", "article has no field 'dat' (did you mean 'date'?)"),
    ("newslab.article('x', {date='1'})", "article: 'date': expected YYYY-MM-DD, got '1'"),
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
}
