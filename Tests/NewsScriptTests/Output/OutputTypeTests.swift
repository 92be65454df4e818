import NewsScript
import ScriptTestSupport
import Testing

struct OutputTypeTests {
  /// The blocks that the body of a report's `finish` writes.
  private static func blocks(_ body: String) throws -> [Document.Block] {
    let code =
      "return newslab.report{name='r', summary='S.', each=function() end, "
      + "finish=function(acc, out) \(body) end}"
    let report = try #require(try ScriptBench.components(of: code).first)
    return try report.finish(report.start()).blocks
  }

  @Test func `writes every kind of block in order`() throws {
    let body =
      "out:heading('H') out:heading('I', 3) out:paragraph('P') out:list{'a', 'b'} "
      + "out:quote('Q', 'B') out:quote('R')"
    #expect(
      try Self.blocks(body) == [
        .heading(level: 1, text: "H"), .heading(level: 3, text: "I"), .paragraph("P"),
        .list(texts: ["a", "b"]), .quote(text: "Q", by: "B"), .quote(text: "R", by: nil),
      ])
  }

  @Test func `a row may have holes and fewer cells than there are columns`() throws {
    let body = "out:table{columns={'A', 'B', 'C'}, rows={{'x', 1, true}, {nil, 2.5}, {}}}"
    let rows: [[Document.Cell]] = [
      [.text("x"), .integer(1), .boolean(true)], [.empty, .number(2.5), .empty],
      [.empty, .empty, .empty],
    ]
    #expect(
      try Self.blocks(body) == [.table(Document.Table(columns: ["A", "B", "C"], rows: rows))])
  }

  @Test func `quotes, lists and tables have links to articles`() throws {
    let body =
      "local a = newslab.article('It rains.', {id='a1', title='Rain'}) "
      + "out:quote('Q', 'B', a) out:quote('R', nil, 'S') out:list{a, {url='https://e.org/', id='b'}} "
      + "out:link('https://e.org/', 'words') out:link(a) out:table{columns={'A'}, rows={{a}}}"
    let rain = Document.Link("Rain", article: "a1")
    #expect(
      try Self.blocks(body) == [
        .quote(text: "Q", by: "B", source: rain),
        .quote(text: "R", by: nil, source: Document.Link("S")),
        .list([.link(rain), .link(Document.Link("b", url: "https://e.org/", article: "b"))]),
        .link(Document.Link("words", url: "https://e.org/")), .link(rain),
        .table(Document.Table(columns: ["A"], rows: [[.link(rain)]])),
      ])
  }

  @Test func `an accumulator is a table, with a title, other names and a limit`() throws {
    let body =
      "local c = newslab.counter() c:add('b') c:add('a', 2) c:add('c') "
      + "out:table(c) out:table(c, {title='T', columns={'Who', 'Times'}, limit=1})"
    let (key, count) = (Document.Column("Key"), Document.Column("Count", type: .integer))
    let rows: [[Document.Cell]] = [
      [.text("a"), .integer(2)], [.text("b"), .integer(1)], [.text("c"), .integer(1)],
    ]
    let short = Document.Table(
      title: "T", columns: [Document.Column("Who"), Document.Column("Times", type: .integer)],
      rows: [rows[0]])
    #expect(
      try Self.blocks(body) == [
        .table(Document.Table(columns: [key, count], rows: rows)), .table(short),
      ])
  }

  @Test(arguments: [
    ("heading('H', 7)", "bad argument #2 'level': expected 1 to 6, got 7"),
    ("heading()", "bad argument #1 'text': expected string, got no value"),
    ("paragraph(1)", "bad argument #1 'text': expected string, got number"),
    (
      "list{1}",
      "bad argument #1 'items': element 1: expected string, article or link, got number"
    ),
    ("list('a')", "bad argument #1 'items': expected table, got string"),
    ("list{{txt='a'}}", "list: element 1 has no field 'txt' (did you mean 'text'?)"),
    (
      "quote('Q', 'B', 1)",
      "bad argument #3 'source': expected article, string or table, got number"
    ),
    ("quote('Q', 'B', {urll='x'})", "source has no field 'urll' (did you mean 'url'?)"),
    ("quote('Q', 'B', {})", "source: 'text' is missing"),
    ("link()", "bad argument #1 'target': expected article, string or table, got nil"),
    ("table('x')", "bad argument #1 'table': expected table or accumulator, got string"),
    (
      "table({columns={'A'}}, {titel='T'})",
      "options of table has no field 'titel' (did you mean 'title'?)"
    ),
    ("table({columns={'A'}}, 1)", "bad argument #2 'options': expected table, got number"),
    (
      "table(newslab.counter(), {columns={'A'}})",
      "options of table: 'columns': expected 2 names, got 1"
    ),
    ("table{rows={}}", "table: 'columns' is missing"),
    ("table{columns={}, rows={}}", "table: 'columns' is missing"),
    ("table{columns={'A'}, rws={}}", "table has no field 'rws' (did you mean 'rows'?)"),
    ("table{columns={'A'}, rows={1}}", "table: row 1: expected a list of cells"),
    ("table{columns={'A'}, rows={{1}, {1, 2}}}", "table: row 2 has 2 cells for 1 columns"),
    (
      "table{columns={'A'}, rows={{print}}}",
      "table: row 1, cell 1: expected string, number or boolean, got function"
    ),
    ("paragrph('x')", "Output has no field 'paragrph' (did you mean 'paragraph'?)"),
  ])
  func `misuse is an error`(call: String, message: String) throws {
    #expect(
      try ScriptBench.failure(of: "newslab.output():" + call)?.message == message)
  }
}
