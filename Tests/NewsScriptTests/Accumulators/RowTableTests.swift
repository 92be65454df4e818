import NewsScript
import ScriptTestSupport
import Testing

struct RowTableTests {
  private static let start = "local t = newslab.table{'id', 'n'} "

  @Test(arguments: [
    ("t:add{id='a', n=1} t:add{id='b'} return #t", "2"),
    ("t:add{id='a', n=1} return t:get(1).id", "a"), ("return t:get(1)", "nil"),
    ("t:add{id='a'} return t:get(0)", "nil"), ("t:add{id='a'} return t:get(1).n", "nil"),
    ("t:add{n={1, {x='y'}}} return t:get(1).n[2].x", "y"), ("t:add{} return #t", "1"),
    ("t:add{n=1.0} return math.type(t:get(1).n)", "float"),
    ("t:add{id='\\xff'} return #t:get(1).id", "1"), ("return table.concat(t.columns, ' ')", "id n"),
    ("t:add{id='a', n=1} return #t:rows()[1]", "2"),
    (
      "t:add{id='a'} t:add{id='b'} local s = '' for r in t:each() do s = s .. r.id end return s",
      "ab"
    ),
    ("local row = {id='a'} t:add(row) row.id = 'b' return t:get(1).id", "a"),
    (
      "t:add{id='a'} local u = newslab.table{'id', 'n'} u:add{id='b'} t:merge(u) return t:get(2).id",
      "b"
    ),
    ("return tostring(t)", "RowTable of 0 rows"),
  ])
  func `gathers rows`(code: String, expected: String) throws {
    #expect(try ScriptBench.text(of: Self.start + code) == expected)
  }

  @Test(arguments: [
    ("newslab.table{}", "bad argument #1 'columns': expected a name at least"),
    ("newslab.table{'a', 'a'}", "bad argument #1 'columns': 'a' is there twice"),
    ("newslab.table{1}", "bad argument #1 'columns': element 1: expected string, got number"),
    ("t:add(1)", "bad argument #1 'row': expected table, got number"),
    ("t:add{ids=1}", "bad argument #1 'row': there is no column 'ids' (did you mean 'id'?)"),
    ("t:add{'a'}", "bad argument #1 'row': expected names of columns for keys, got [1]"),
    ("t:add{id=print}", "bad argument #1 'row': .id: expected plain data, got function"),
    ("t:add{id={{t}}}", "bad argument #1 'row': .id[1][1]: expected plain data, got RowTable"),
    ("local r = {} r.id = r t:add(r)", "bad argument #1 'row': .id: the table contains itself"),
    ("t:merge(newslab.table{'id'})", "cannot merge a table of 'id' into one of 'id', 'n'"),
  ])
  func `misuse is an error`(code: String, message: String) throws {
    #expect(try ScriptBench.failure(of: Self.start + code)?.message == message)
  }

  @Test func `rows stand in the order of the corpus, whichever part came first`() throws {
    let bench = try AccumulatorBench(
      start: "function() return newslab.table{'id'} end",
      each: "function(acc, item) acc:add{id = item}; acc:add{id = item .. 'b'} end")
    var later = try bench.gathered([
      (position: 7, item: .text("c")), (position: 9, item: .text("d")),
    ])
    let earlier = try bench.gathered([(position: 2, item: .text("a"))])
    try later.merge(earlier)
    let state = try ScriptBench.state()
    try state.lua.setGlobal("t", later)
    let code = "local s = '' for r in t:each() do s = s .. r.id .. ' ' end return s"
    #expect(try ScriptBench.text(of: code, in: state) == "a ab c cb d db ")
  }

  @Test func `what comes within an article stays in the order in which it was merged`() throws {
    let bench = try AccumulatorBench(
      start: "function() return newslab.table{'id'} end",
      each: """
        function(acc, item)
          local own = newslab.table{'id'}
          own:add{id = item} own:add{id = 'x'}
          acc:add{id = 'first'} acc:merge(own) acc:merge(own) acc:add{id = 'last'}
        end
        """)
    let gathered = try bench.gathered([
      (position: 3, item: .text("a")), (position: 5, item: .text("b")),
    ])
    let state = try ScriptBench.state()
    try state.lua.setGlobal("t", gathered)
    let code = "local s = {} for r in t:each() do s[#s + 1] = r.id end return table.concat(s, ' ')"
    #expect(
      try ScriptBench.text(of: code, in: state) == "first a x a x last first b x b x last")
  }

  @Test func `data that lies in itself many times is refused`() throws {
    let code = Self.start + "local d = {} for i = 1, 30 do d = {d, d} end t:add{id = d}"
    let error = try ScriptBench.failure(of: code)
    #expect(error?.message.hasSuffix("the data takes more than 16 MiB") == true)
  }
}
