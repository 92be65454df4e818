import NewsCorpus
import NewsScript
import Testing

struct DocumentJSONTests {
  @Test func `writes blocks with their kinds and cells with their types`() {
    var document = Document()
    let cells: [Document.Cell] = [
      .text("x\u{1B}\"\n"), .integer(1), .number(0.5), .boolean(true), .empty, .number(2),
      .decimal(0.5, places: 3), .link(Document.Link("L", url: "u")),
    ]
    let table = Document.Table(
      title: "T", columns: cells.map { _ in Document.Column("A", type: .text, places: 1) },
      rows: [cells])
    document.blocks = [
      .heading(level: 1, text: "H"), .paragraph("P"), .list(texts: ["a"]),
      .quote(text: "Q", by: nil), .table(table),
    ]
    var writer = JSONWriter(layout: .compact)
    DocumentJSON.write(document, to: &writer)
    let column = #"{"name":"A","type":"text","align":null,"places":1}"#
    let columns = Array(repeating: column, count: cells.count).joined(separator: ",")
    let expected = [
      #"{"kind":"heading","level":1,"text":"H"}"#, #"{"kind":"paragraph","text":"P"}"#,
      #"{"kind":"list","items":["a"]}"#,
      #"{"kind":"quote","text":"Q","by":null,"source":null}"#,
      #"{"kind":"table","title":"T","columns":[\#(columns)],"#
        + #""rows":[["x\u001b\"\n",1,0.5,true,null,{"number":"2.0"},"#
        + #"{"number":"0.5","places":3},{"text":"L","url":"u","article":null}]]}"#,
    ]
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == "[" + expected.joined(separator: ",") + "]")
  }
}
