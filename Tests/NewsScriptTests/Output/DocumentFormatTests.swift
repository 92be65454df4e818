import NewsCorpus
import NewsScript
import Testing

struct DocumentFormatTests {
  private static let documents: [NamedDocument] = {
    let table = Document.Table(
      columns: ["A", "B"], rows: [[.text("x,y"), .integer(1)], [.text("=1"), .number(0.5)]])
    let bars = Document.Bars(title: "T", unit: "u", bars: [.init("a", 2)])
    let one = Document([.heading(level: 1, text: "H"), .paragraph("P"), .table(table), .bars(bars)])
    return [
      NamedDocument(name: "one", summary: "S.", document: one),
      NamedDocument(name: "two", document: Document([.list(texts: ["i"])])),
    ]
  }()

  private static func text(_ format: DocumentFormat, table: Int? = nil) throws -> String {
    let bytes = try format.render(documents, DocumentFormat.Options(table: table))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `text has everything, one report below the other`() throws {
    #expect(
      try Self.text(.text) == """
        H
        =

        P

        A      B
        ---  ---
        x,y    1
        =1   0.5

        T (u)
        a  2  ████████████████████████████████████████████████████████████

        - i

        """)
  }

  @Test func `table has the tables and the numbers behind charts alone`() throws {
    #expect(
      try Self.text(.table) == """
        H
        A      B
        ---  ---
        x,y    1
        =1   0.5

        T
        Name  u
        ----  -
        a     2

        """)
  }

  @Test func `CSV has every table behind its title, or one`() throws {
    let first = "A,B\r\n\"x,y\",1\r\n'=1,0.5\r\n"
    #expect(try Self.text(.csv) == "H\r\n" + first + "\r\nT\r\nName,u\r\na,2\r\n")
    #expect(try Self.text(.csv, table: 1) == first)
    #expect(try Self.text(.csv, table: 2) == "Name,u\r\na,2\r\n")
    let alone = try DocumentFormat.csv.render([Self.documents[1]])
    #expect(alone.isEmpty)
  }

  @Test(arguments: [
    (3, "there is no table 3; there are 2"), (0, "there is no table 0; there are 2"),
  ])
  func `a table that is not there is an error`(number: Int, message: String) {
    let failure = #expect(throws: DocumentFormat.Failure.self) {
      try Self.text(.csv, table: number)
    }
    #expect(failure?.description == message)
  }

  @Test func `JSON lines have a line for each block with the name of its report`() throws {
    let lines = try Self.text(.jsonl).split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines.first == #"{"report":"one","block":{"kind":"heading","level":1,"text":"H"}}"#)
    #expect(lines.last == #"{"report":"two","block":{"kind":"list","items":["i"]}}"#)
  }

  @Test func `JSON is read back`() throws {
    let bytes = try DocumentFormat.json.render(Self.documents)
    #expect(bytes.last == 0x0A)
    #expect(try DocumentJSON.read(try JSONValue.parse(bytes)) == Self.documents)
  }

  @Test func `nothing at all is a whole file in every format`() throws {
    for format in DocumentFormat.allCases {
      let bytes = try format.render([])
      switch format {
      case .html: #expect(PageScanner(String(decoding: bytes, as: UTF8.self)).fault == nil)
      case .json: #expect(try DocumentJSON.read(try JSONValue.parse(bytes)).isEmpty)
      default: #expect(bytes.isEmpty)
      }
    }
  }
}
