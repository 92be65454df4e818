import LuaKit
import NewsCLI
import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

struct REPLGatheredTests {
  /// Values of every sort, each with what it is called.
  private static let values = [
    ("counter", "local c = newslab.counter() for i = 1, 30 do c:add('name ' .. i, i) end return c"),
    (
      "tally", "local t = newslab.tally() t:add('AP', '2017-04') t:add('AP', '2017-05', 3) return t"
    ),
    (
      "timeline",
      "local t = newslab.timeline('month') for i = 1, 9 do t:add('2017-0' .. i, i * i % 7) end return t"
    ),
    (
      "pairs",
      "local p = newslab.pairs() p:add('UN', 'NATO') p:add('UN', 'NATO') p:add('UN', 'EU') return p"
    ),
    ("top", "local t = newslab.top(3) for i = 1, 5 do t:add(i * 1.5, 'story ' .. i) end return t"),
    ("sample", "local s = newslab.sample(3) for i = 1, 9 do s:add('story ' .. i) end return s"),
    ("distinct", "local d = newslab.distinct() d:add('a') d:add('b') return d"),
    ("stats", "local s = newslab.stats() for i = 1, 5 do s:add(i) end return s"),
    (
      "table",
      "local t = newslab.table{'name', 'n'} for i = 1, 2 do t:add{name = 'x', n = i * i * 5} end return t"
    ),
    (
      "output",
      "local o = newslab.output() o:heading('Rain') o:bars({Paris = 3, Rome = 1}) return o"
    ),
    (
      "records",
      "return {{name = 'x', count = 1}, {name = 'a longer one', count = 12, score = 0.5}}"
    ),
    (
      "nested",
      "return {id = 'a', list = {1, 2, 3}, inner = {deep = {deeper = {'x', 'a longer text here'}}}}"
    ),
    (
      "article",
      "return newslab.article('PARIS (AP) - NATO met.', {title = 'A title of some words'})"
    ),
    ("mentions", "return newslab.article('NATO met Ada Byron in Paris.').mentions"),
  ]

  @Test(arguments: [40, 80, 200])
  func `every sort of value has a form that fits`(width: Int) throws {
    var text = ""
    for (name, code) in Self.values {
      let state = try ScriptBench.state()
      let printer = try ValuePrinter(reader: ValueReader(state), width: width)
      text +=
        "# \(name)\n" + (try printer.text(of: state.run(Array(code.utf8), name: "=test"))) + "\n"
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    try Snapshot.check(text, "\(width).txt")
  }

  @Test func `tables that do not fit lose columns and say so`() throws {
    let code =
      "local t = newslab.tally() for i = 1, 40 do t:add('row', 'column ' .. i, i) end return t"
    let state = try ScriptBench.state()
    let printer = try ValuePrinter(reader: ValueReader(state), width: 40)
    let lines = try printer.text(of: state.run(Array(code.utf8), name: "=test")).split(
      separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(lines[1].hasSuffix("…"))
  }

  @Test(arguments: [
    ("c:add('2017-05', 1) c:add('2017-04', 9)", ["2017-04  9", "2017-05  1"]),
    ("c:add('2017-Q3', 9) c:add('2016-Q4', 1)", ["2016-Q4  1", "2017-Q3  9"]),
    ("c:add('2017 words', 1) c:add('2017-04', 9)", ["2017-04     9", "2017 words  1"]),
  ])
  func `counts of dates stand in the order of time`(code: String, starts: [String]) throws {
    let state = try ScriptBench.state()
    let printer = try ValuePrinter(reader: ValueReader(state), width: 80)
    let chunk = "local c = newslab.counter() \(code) return c"
    let lines = try printer.text(of: state.run(Array(chunk.utf8), name: "=test"))
      .split(separator: "\n").dropFirst()
    #expect(zip(lines, starts).allSatisfy { $0.hasPrefix($1) } && lines.count == starts.count)
  }

  @Test func `bars are as long as beside those that are not shown`() throws {
    let code = """
      local t = newslab.timeline('year')
      for i = 1, 30 do t:add(('%d'):format(1990 + i), i == 30 and 100 or 1) end return t
      """
    let state = try ScriptBench.state()
    let printer = try ValuePrinter(reader: ValueReader(state), width: 60)
    let text = try printer.text(of: state.run(Array(code.utf8), name: "=test"))
    #expect(text.hasPrefix("Timeline of 30 by year, total 129\n"))
    #expect(text.contains("\n1991  1  ▌\n") || text.contains("\n1991  1  ▍\n"))
    #expect(text.hasSuffix("… 10 more (:page)\n"))
  }

  @Test func `numbers of what is left have commas`() throws {
    let code = "local c = newslab.counter() for i = 1, 1224 do c:add(i) end return c"
    let state = try ScriptBench.state()
    let printer = try ValuePrinter(reader: ValueReader(state), width: 80)
    #expect(
      try printer.text(of: state.run(Array(code.utf8), name: "=test"))
        .hasSuffix("\n… 1,204 more (:page)\n"))
  }

  @Test(arguments: ["error('no')", "while true do end", "return nil", "return {}"])
  func `a __tostring that goes wrong harms nothing`(body: String) throws {
    let code = """
      local t = setmetatable({ x = 1 }, { __tostring = function() \(body) end })
      return t, { t }
      """
    let state = try ScriptBench.state()
    let printer = try ValuePrinter(reader: ValueReader(state), width: 80)
    let lines = try printer.text(of: state.run(Array(code.utf8), name: "=test"))
      .split(separator: "\n")
    #expect(lines.first == "{ x = 1 }")
    #expect(lines.last == "{ { x = 1 } }")
    #expect(try state.run(Array("return 1".utf8), name: "=test").count == 1)
  }
}
