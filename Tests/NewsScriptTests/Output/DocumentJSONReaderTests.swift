import NewsCorpus
import NewsScript
import TestSupport
import Testing

struct DocumentJSONReaderTests {
  private static func json(_ documents: [NamedDocument], _ layout: JSONWriter.Layout) -> [UInt8] {
    var writer = JSONWriter(layout: layout)
    DocumentJSON.write(documents, to: &writer)
    return writer.bytes
  }

  @Test(arguments: 0..<200)
  func `what is written is read back the same`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let documents = [
      NamedDocument(name: "one", summary: "S.", document: generator.document()),
      NamedDocument(name: generator.label(), document: generator.document()),
    ]
    for layout in [JSONWriter.Layout.compact, .indented] {
      let bytes = Self.json(documents, layout)
      let read = try DocumentJSON.read(try JSONValue.parse(bytes))
      #expect(read == documents)
      #expect(Self.json(read, layout) == bytes)
    }
  }

  @Test(arguments: DocumentSamples.hostile)
  func `a hostile text comes back as it was`(text: String) throws {
    let documents = [NamedDocument(name: text, document: DocumentSamples.full(text, url: text))]
    let value = try JSONValue.parse(Self.json(documents, .indented))
    #expect(try DocumentJSON.read(value) == documents)
  }

  @Test(arguments: [
    ("[]", "expected object, got list"),
    (#"{"format": "newslab-run/1"}"#, "format: expected 'newslab-document/1', got 'newslab-run/1'"),
    (#"{"format": "newslab-document/1"}"#, "documents: expected list, got null"),
  ])
  func `what is no file of documents is an error`(json: String, message: String) throws {
    let value = try JSONValue.parse(Array(json.utf8))
    let fault = #expect(throws: DocumentFault.self) { try DocumentJSON.read(value) }
    #expect(fault?.description == message)
  }

  @Test(arguments: [
    (
      #"{"kind": "heding"}"#, "blocks[0].kind: 'heding' (did you mean 'heading'?); known: heading, "
    ),
    (#"{"kind": "heading", "level": 7}"#, "blocks[0].level: expected 1 to 6, got 7"),
    (#"{"kind": "paragraph"}"#, "blocks[0].text: expected string, got null"),
    (
      #"{"kind": "table", "columns": [{"name": "A"}], "rows": [[1, 2]]}"#,
      "blocks[0].rows[0]: expected 1 cells, got 2"
    ),
    (
      #"{"kind": "table", "columns": [{"name": "A", "align": "centre"}], "rows": []}"#,
      "blocks[0].columns[0].align: 'centre' (did you mean 'center'?); known: left, right, center"
    ),
    (
      #"{"kind": "table", "columns": [{"name": "A"}], "rows": [[{"number": "x"}]]}"#,
      "blocks[0].rows[0][0].number: expected a number"
    ),
    (
      #"{"kind": "bars", "limit": 0, "bars": []}"#, "blocks[0].limit: expected 1 to "
    ),
    (
      #"{"kind": "line", "x": ["a"], "series": [{"name": "s", "values": []}]}"#,
      "blocks[0].series[0].values: expected 1 values, got 0"
    ),
    (
      #"{"kind": "network", "nodes": [{"name": "a"}, {"name": "a"}], "edges": []}"#,
      "blocks[0].nodes: two nodes have the same name"
    ),
    (
      #"{"kind": "network", "nodes": [], "edges": [{"from": "a", "to": "b", "weight": 0}]}"#,
      "blocks[0].edges[0].weight: expected a number above 0"
    ),
  ])
  func `a fault names its place`(json: String, message: String) throws {
    let value = try JSONValue.parse(Array("[\(json)]".utf8))
    let fault = #expect(throws: DocumentFault.self) { try DocumentJSON.readBlocks(value) }
    #expect(fault?.description.hasPrefix(message) == true, "\(fault?.description ?? "")")
  }
}
