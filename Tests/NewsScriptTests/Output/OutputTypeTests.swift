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
        .list(["a", "b"]), .quote(text: "Q", by: "B"), .quote(text: "R", by: nil),
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

  @Test(arguments: [
    ("heading('H', 7)", "bad argument #2 'level': expected 1 to 6, got 7"),
    ("heading()", "bad argument #1 'text': expected string, got no value"),
    ("paragraph(1)", "bad argument #1 'text': expected string, got number"),
    ("list{1}", "bad argument #1 'items': element 1: expected string, got number"),
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
