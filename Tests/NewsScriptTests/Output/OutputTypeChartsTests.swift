import NewsScript
import ScriptTestSupport
import Testing

struct OutputTypeChartsTests {
  /// The blocks that the body of a report's `finish` writes.
  private static func blocks(_ body: String) throws -> [Document.Block] {
    let code =
      "return newslab.report{name='r', summary='S.', each=function() end, "
      + "finish=function(acc, out) \(body) end}"
    let report = try #require(try ScriptBench.components(of: code).first)
    return try report.finish(report.start()).blocks
  }

  @Test(arguments: [
    "out:bars({{'b', 3}, {'a', 1}}, {title='T', unit='u', limit=5})",
    "out:bars({{label='b', value=3}, {key='a', count=1}}, {title='T', unit='u', limit=5})",
    "out:bars({a=1, b=3}, {title='T', unit='u', limit=5})",
    "local c = newslab.counter() c:add('a') c:add('b', 3) "
      + "out:bars(c, {title='T', unit='u', limit=5}) ",
    "local c = newslab.counter() c:add('a') c:add('b', 3) "
      + "out:bars(c:top(), {title='T', unit='u', limit=5}) ",
  ])
  func `bars are made of pairs, tables and counters`(body: String) throws {
    let bars = Document.Bars(
      title: "T", unit: "u", bars: [.init("b", 3), .init("a", 1)], limit: 5)
    #expect(try Self.blocks(body) == [.bars(bars)])
  }

  @Test func `names and numbers stay in the order given; those of a table are sorted`() throws {
    #expect(
      try Self.blocks("out:bars{{'a', 1}, {'b', -2.5}} out:bars({z=1, y=1, x=2})") == [
        .bars(Document.Bars(bars: [.init("a", 1), .init("b", -2.5)])),
        .bars(Document.Bars(bars: [.init("x", 2), .init("y", 1), .init("z", 1)])),
      ])
  }

  @Test func `lines are made of points or of series with gaps`() throws {
    let body =
      "out:line({{1, 2}, {2, 2.5}}, {unit='u', axis='a'}) out:line{x={'a', 'b', 'c'}, "
      + "series={{name='s', values={1, nil, 3}}, {name='t', values={}}}}"
    #expect(
      try Self.blocks(body) == [
        .lines(
          Document.Lines(
            unit: "u", axis: "a", x: ["1", "2"], series: [Document.Series("u", [2, 2.5])])),
        .lines(
          Document.Lines(
            x: ["a", "b", "c"],
            series: [Document.Series("s", [1, nil, 3]), Document.Series("t", [nil, nil, nil])])),
      ])
  }

  @Test func `timelines are made of events, articles, pairs and tables`() throws {
    let body =
      "out:timeline({{date='2017-04-06', text='a', source='S'}, {'2017', 'b'}}, {title='T'}) "
      + "out:timeline{newslab.article('It rains.', {id='i', title='Rain', date='2017-04-06'})} "
      + "out:timeline{{'2017-04', 1}, {'2017-03', 2}, {'2017-04', 2}} "
      + "out:timeline({['2017-04']=3, ['2017-03']=2}) out:timeline{} "
      + "out:timeline{x={'2017', '2018'}, series={{name='s', values={1, 2}}}}"
    let rain = Document.Link("Rain", article: "i")
    let counts = Document.Timeline.Content.counts(
      periods: ["2017-03", "2017-04"], series: [Document.Series("Count", [2, 3])])
    let events = Document.Timeline.Content.events([
      .init("2017-04-06", "a", source: Document.Link("S")), .init("2017", "b"),
    ])
    let years = Document.Timeline.Content.counts(
      periods: ["2017", "2018"], series: [Document.Series("s", [1, 2])])
    #expect(
      try Self.blocks(body) == [
        .timeline(Document.Timeline(title: "T", events)),
        .timeline(Document.Timeline(.events([.init("2017-04-06", "Rain", source: rain)]))),
        .timeline(Document.Timeline(counts)), .timeline(Document.Timeline(counts)),
        .timeline(Document.Timeline(.events([]))), .timeline(Document.Timeline(years)),
      ])
  }

  @Test func `networks are made of edges, with nodes or without`() throws {
    let body =
      "out:network({{'a', 'b'}, {from='b', to='c', weight=2}}, {title='T', unit='u', limit=3}) "
      + "out:network{nodes={'x', {name='a', kind='K', weight=2}}, edges={{'a', 'b', 3}}}"
    #expect(
      try Self.blocks(body) == [
        .network(
          Document.Network(
            title: "T", unit: "u", nodes: [.init("a"), .init("b"), .init("c")],
            edges: [.init("a", "b", 1), .init("b", "c", 2)], limit: 3)),
        .network(
          Document.Network(
            nodes: [.init("x"), .init("a", weight: 2, kind: "K"), .init("b")],
            edges: [.init("a", "b", 3)])),
      ])
  }

  @Test(arguments: [
    ("bars(1)", "bad argument #1 'data': expected table or accumulator, got number"),
    ("bars()", "bad argument #1 'data': expected table or accumulator, got nil"),
    ("bars({1})", "bars: element 1: expected table, got number"),
    ("bars({{'a'}})", "bars: element 1: expected a number, got nil"),
    ("bars({{'a', 'b'}})", "bars: element 1: expected a number, got string"),
    ("bars({{nil, 2}})", "bars: element 1: expected a name, got nil"),
    ("bars({{'a', 0/0}})", "bars: element 1: expected a finite number, got -nan"),
    ("bars({a='x'})", "bars: 'a': expected a number, got string"),
    ("bars({}, {titel='T'})", "options of bars has no field 'titel' (did you mean 'title'?)"),
    ("bars({}, {limit=0})", "options of bars: 'limit': expected 1 or more, got 0"),
    ("line({series={}})", "line: 'x' is missing"),
    ("line({x={1}, serie={}})", "line has no field 'serie' (did you mean 'series'?)"),
    ("line({x={1}})", "line: has 'x', but 'series' is missing"),
    (
      "line({x={1}, series={{nam='a'}}})",
      "line: 'series': element 1 has no field 'nam' (did you mean 'name'?)"
    ),
    ("line({x={1}, series={{name='a'}}})", "line: 'series': element 1: 'values' is missing"),
    (
      "line({x={1}, series={{name='a', values={1, 2}}}})",
      "line: 'series': element 1: has 2 values for 1 places of 'x'"
    ),
    (
      "line(newslab.counter())",
      "bad argument #1 'data': a Counter has nothing for 'line'; 'table' shows it"
    ),
    (
      "timeline{{date='06.04.2017', text='a'}}",
      "timeline: element 1: expected a date such as 2017-04-06 or 2017-04, got '06.04.2017'"
    ),
    (
      "timeline{{date='2017', txt='a'}}",
      "timeline: element 1 has no field 'txt' (did you mean 'text'?)"
    ),
    ("timeline{newslab.article('It rains.')}", "timeline: element 1: article 'text' has no date"),
    (
      "timeline({['2017-04']=1, ['x']=2})",
      "timeline: expected a date such as 2017-04-06 or 2017-04, got 'x'"
    ),
    ("network{{'a', 'b', 0}}", "network: element 1: expected a weight above 0, got 0"),
    ("network{{'a'}}", "network: element 1: expected a name, got nil"),
    ("network{node={}}", "network has no field 'node' (did you mean 'nodes'?)"),
    ("network{nodes={'a', 'a'}}", "network: two nodes are called 'a'"),
    (
      "network{nodes={{nam='a'}}}",
      "network: 'nodes': element 1 has no field 'nam' (did you mean 'name'?)"
    ),
    ("timelin{}", "Output has no field 'timelin' (did you mean 'timeline'?)"),
  ])
  func `misuse is an error`(call: String, message: String) throws {
    #expect(try ScriptBench.failure(of: "newslab.output():" + call)?.message == message)
  }
}
