import NewsScript
import ScriptTestSupport
import Testing

struct AccumulatorDocumentsTests {
  /// What a report writes of an accumulator, as text.
  private static func text(_ body: String) throws -> String {
    let code =
      "return newslab.report{name='r', summary='S.', each=function() end, "
      + "finish=function(acc, out) \(body) end}"
    let report = try #require(try ScriptBench.components(of: code).first)
    return TextRenderer(width: 40).render(try report.finish(report.start()))
  }

  @Test func `a timeline is a timeline, bars and a table`() throws {
    let made =
      "local t = newslab.timeline('month') t:add('2017-02', 2) t:add('2016-12', 4) t:add(nil) "
    let lines = try Self.text(made + "out:timeline(t)").split(separator: "\n").map { $0.prefix(10) }
    #expect(lines == ["2016-12  4", "2017-01  0", "2017-02  2"])
    #expect(try Self.text(made + "out:bars(t)") == Self.text(made + "out:timeline(t)"))
    #expect(
      try Self.text(made + "out:table(t)")
        == "Period   Count\n-------  -----\n2016-12      4\n2017-01      0\n2017-02      2\nno date      1\n"
    )
  }

  @Test func `pairs are a network and a table`() throws {
    let made = "local p = newslab.pairs() p:add('b', 'a') p:add('a', 'b') p:add('a', 'c') "
    let lines = try Self.text(made + "out:network(p)").split(separator: "\n").map { $0.prefix(8) }
    #expect(lines == ["a — b  2", "a — c  1"])
    #expect(
      try Self.text(made + "out:table(p, {limit=1})")
        == "One  Other  Count\n---  -----  -----\na    b          2\n")
  }

  @Test func `a tally is a table and lines`() throws {
    let made = "local t = newslab.tally() t:add('2017', 'x', 2) t:add('2018', 'y') "
    #expect(
      try Self.text(made + "out:table(t)")
        == "Row   x  y  Total\n----  -  -  -----\n2017  2  0      2\n2018  0  1      1\n")
    #expect(
      try Self.text(made + "out:line(t)").hasPrefix("x  █▁\ny  ▁▄\n2017 to 2018, from 0 to 2\n"))
  }

  @Test(arguments: [
    (
      "local t = newslab.top(2) t:add(3, {title='T', url='https://e.org/'}) t:add(5, 'a') t:add(1, 'b')",
      "Score  Value\n-----  -----\n    5  a\n    3  T\n"
    ),
    (
      "local t = newslab.distinct() t:add('a') t:add('b') t:add('a')",
      "Distinct\n--------\n       2\n"
    ),
    (
      "local t = newslab.stats() t:add(1) t:add(3)",
      "Measure                 Value\n---------  ------------------\ncount                       2\n"
        + "sum                         4\nmean                      2.0\n"
        + "deviation  1.4142135623730951\nleast                       1\nmedian                    2.0\n"
        + "largest                     3\n"
    ),
  ])
  func `every accumulator is a table`(made: String, shown: String) throws {
    #expect(try Self.text(made + " out:table(t)") == shown)
  }

  @Test func `an accumulator that a chart cannot draw says so`() throws {
    let failure = try ScriptBench.failure(of: "newslab.output():network(newslab.stats())")
    #expect(
      failure?.message
        == "bad argument #1 'data': a Stats has nothing for 'network'; 'table' shows it")
  }
}
