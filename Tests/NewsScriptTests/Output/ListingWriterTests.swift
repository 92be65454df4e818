import NewsCorpus
import NewsScript
import Testing

struct ListingWriterTests {
  private static let columns = [
    Document.Column("Article"), Document.Column("Score", type: .number, places: 1),
  ]

  private static func written(
    _ format: DocumentFormat, _ rows: [[Document.Cell]], width: Int? = nil
  ) -> String {
    var writer = ListingWriter(
      format, title: "Articles", columns: columns, DocumentFormat.Options(width: width))
    var bytes: [UInt8] = []
    for row in rows { bytes += writer.add(row) }
    bytes += writer.finish()
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let few: [[Document.Cell]] = [
    [.link(Document.Link("a|1", url: "https://e.org/1", article: "a1")), .integer(2)],
    [.text("=x"), .empty],
  ]

  @Test(arguments: [
    (DocumentFormat.text, "Article  Score\n-------  -----\na|1        2.0\n=x\n"),
    (.csv, "Article,Score\r\na|1,2\r\n'=x,\r\n"),
    (
      .md,
      "| Article | Score |\n| --- | ---: |\n| [a\\|1](<https://e.org/1>) | 2.0 |\n| =x |  |\n"
    ),
    (
      .jsonl,
      #"{"Article":{"text":"a|1","url":"https://e.org/1","article":"a1"},"Score":2}"# + "\n"
        + #"{"Article":"=x","Score":null}"# + "\n"
    ),
  ])
  func `writes heads and rows`(format: DocumentFormat, expected: String) {
    let found = Self.written(format, Self.few).replacing("\\=x", with: "=x")
    #expect(found == expected)
  }

  @Test func `HTML and JSON are whole files`() throws {
    for rows in [Self.few, []] {
      let page = PageScanner(Self.written(.html, rows))
      #expect(page.fault == nil)
      #expect(page.starts("tr").count == rows.count + 1)
      #expect(page.starts("a").count == (rows.isEmpty ? 0 : 1))
      let list = try JSONValue.parse(Array(Self.written(.json, rows).utf8))
      guard case .list(let elements) = list else { throw ListError() }
      #expect(elements.count == rows.count)
    }
  }

  private struct ListError: Error {}

  @Test func `a listing without rows has its heads`() {
    #expect(Self.written(.text, []) == "Article  Score\n-------  -----\n")
    #expect(Self.written(.csv, []) == "Article,Score\r\n")
    #expect(Self.written(.jsonl, []) == "")
  }

  @Test(arguments: [DocumentFormat.text, .md, .csv, .html, .jsonl])
  func `rows come out while it goes on`(format: DocumentFormat) {
    var writer = ListingWriter(format, title: "T", columns: Self.columns)
    var most = 0
    var total = 0
    for number in 0..<5000 {
      let count = writer.add([.text("article \(number)"), .integer(number)]).count
      total += count
      if number > 500 { most = max(most, count) }
    }
    #expect(most > 0 && most < 200)
    #expect(total > 5000 * 10)
  }

  @Test func `the first rows decide the widths, wider cells are cut where they must fit`() {
    let rows = (0..<600).map { number -> [Document.Cell] in
      [.text(number < 500 ? "short" : String(repeating: "long ", count: 20)), .integer(1)]
    }
    let lines = Self.written(.text, rows, width: 40).split(separator: "\n")
    #expect(lines[501] == "short      1.0")
    #expect(lines[502] == "long l…    1.0")
    let free = Self.written(.text, rows).split(separator: "\n")
    #expect(free[502].hasPrefix("long long long long"))
  }
}
