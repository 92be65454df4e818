import NewsCorpus
import NewsScript
import Testing

struct DocumentJSONTests {
  @Test func `writes blocks with their kinds and cells with their types`() {
    var document = Document()
    let cells: [Document.Cell] = [
      .text("x\u{1B}\"\n"), .integer(1), .number(0.5), .boolean(true), .empty,
    ]
    document.blocks = [
      .heading(level: 1, text: "H"), .paragraph("P"), .list(["a"]), .quote(text: "Q", by: nil),
      .table(Document.Table(columns: ["A", "B", "C", "D", "E"], rows: [cells])),
    ]
    var writer = JSONWriter(layout: .compact)
    DocumentJSON.write(document, to: &writer)
    let expected = [
      #"{"kind":"heading","level":1,"text":"H"}"#, #"{"kind":"paragraph","text":"P"}"#,
      #"{"kind":"list","items":["a"]}"#, #"{"kind":"quote","text":"Q","by":null}"#,
      #"{"kind":"table","columns":["A","B","C","D","E"],"#
        + #""rows":[["x\u001b\"\n",1,0.5,true,null]]}"#,
    ]
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == "[" + expected.joined(separator: ",") + "]")
  }
}
