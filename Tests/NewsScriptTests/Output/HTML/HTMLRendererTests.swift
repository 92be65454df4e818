import NewsScript
import Testing

struct HTMLRendererTests {
  private static func page(
    _ blocks: Document.Block..., name: String = "report", summary: String = ""
  )
    -> String
  {
    HTMLRenderer.render([
      NamedDocument(name: name, summary: summary, document: Document(blocks))
    ])
  }

  private static func headings(_ page: String) -> [String] {
    PageScanner(page).tags.filter { $0.name.count == 2 && $0.name.first == "h" && !$0.isEnd }
      .map(\.name)
  }

  @Test func `a page is one file that may load and run nothing`() throws {
    let page = Self.page(.paragraph("P"))
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
    let scanner = PageScanner(page)
    #expect(scanner.fault == nil)
    let policy = scanner.starts("meta").first { $0.attributes["http-equiv"] != nil }
    #expect(
      policy?.attributes["content"]
        == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
    #expect(!page.contains("url(") && !page.contains("@import") && !page.contains("src="))
  }

  @Test func `the title is the first heading, or the name of the report`() {
    #expect(Self.page(.heading(level: 1, text: "A & B")).contains("<title>A &amp; B</title>"))
    let page = Self.page(.paragraph("P"), name: "who", summary: "Says who.")
    #expect(page.contains("<title>who</title>"))
    #expect(
      page.contains("<h1 dir=\"auto\">who</h1>\n<p class=\"summary\" dir=\"auto\">Says who.</p>"))
  }

  @Test(arguments: [
    ([1, 2, 3, 2], ["h1", "h2", "h3", "h2"]), ([1, 1, 4, 6], ["h1", "h2", "h3", "h4"]),
    ([3, 3, 1], ["h1", "h2", "h2"]),
    ([1, 2, 3, 4, 5, 6, 6], ["h1", "h2", "h3", "h4", "h5", "h6", "h6"]),
  ])
  func `headings leave no step out and one is the title`(levels: [Int], names: [String]) {
    let blocks = levels.map { Document.Block.heading(level: $0, text: "H") }
    let page = HTMLRenderer.render([NamedDocument(name: "r", document: Document(blocks))])
    #expect(Self.headings(page) == names)
  }

  @Test func `several reports are sections of a page`() {
    let document = Document([.heading(level: 1, text: "A"), .heading(level: 2, text: "B")])
    let page = HTMLRenderer.render([
      NamedDocument(name: "one", document: document),
      NamedDocument(name: "two", document: document),
      NamedDocument(name: "three", document: Document()),
    ])
    #expect(PageScanner(page).fault == nil)
    #expect(page.contains("<title>one, two, three</title>"))
    #expect(Self.headings(page) == ["h1", "h2", "h2", "h3", "h2"])
    #expect(PageScanner(page).starts("section").count == 3)
  }

  @Test func `quotes say whose they are, with a link to the article`() {
    let source = Document.Link("T", url: "https://e.org/?a&b", article: "a1")
    let page = Self.page(.quote(text: "Q", by: "B", source: source))
    #expect(
      page.contains(
        "<blockquote><p dir=\"auto\">Q</p><footer dir=\"auto\">— B, <cite>"
          + "<a href=\"https://e.org/?a&amp;b\" rel=\"noopener noreferrer\">T</a>"
          + "</cite></footer></blockquote>"))
  }

  @Test func `numbers stand at the right, and a column says its percentages`() {
    let columns = [Document.Column("N"), Document.Column("S", type: .percent, places: 0)]
    let table = Document.Table(title: "T", columns: columns, rows: [[.text("a"), .number(0.5)]])
    let page = Self.page(.table(table))
    #expect(page.contains("<caption dir=\"auto\">T</caption>"))
    #expect(page.contains("<th scope=\"col\" class=\"r\">S</th>"))
    #expect(page.contains("<td dir=\"auto\">a</td><td class=\"r\">50%</td>"))
  }

  // Made anew each time: the leak sanitizer does not see what a static list of these keeps.
  private static var charts: [Document.Block] {
    [
      .bars(Document.Bars(title: "T", unit: "u", bars: [.init("a", 2), .init("b", 1)])),
      .lines(Document.Lines(title: "T", x: ["1", "2"], series: [Document.Series("s", [1, 2])])),
      .timeline(Document.Timeline(title: "T", .events([.init("2017-04-06", "a")]))),
      .timeline(
        Document.Timeline(
          title: "T", .counts(periods: ["2017-04"], series: [Document.Series("s", [1])]))),
      .network(Document.Network(title: "T", edges: [.init("a", "b")])),
    ]
  }

  @Test(arguments: charts)
  func `a chart is a picture with a name and a description, and has its numbers as a table`(
    chart: Document.Block
  ) throws {
    let page = Self.page(chart, chart)
    let scanner = PageScanner(page)
    #expect(scanner.fault == nil)
    let pictures = scanner.starts("svg").filter { $0.attributes["role"] == "img" }
    #expect(
      pictures.map { $0.attributes["aria-labelledby"] } == ["c1t c1d", "c2t c2d"])
    let ids = scanner.tags.compactMap { $0.attributes["id"] }
    #expect(ids == ["c1t", "c1d", "c2t", "c2d"])
    #expect(scanner.starts("table").count == 2)
    #expect(page.contains("<figcaption dir=\"auto\">T"))
  }

  @Test(arguments: [
    Document.Block.bars(Document.Bars(title: "T", bars: [])),
    .lines(Document.Lines(title: "T", x: [], series: [])),
    .lines(Document.Lines(title: "T", x: ["1"], series: [Document.Series("s", [nil])])),
    .timeline(Document.Timeline(title: "T", .events([]))),
    .timeline(Document.Timeline(title: "T", .counts(periods: [], series: []))),
    .network(Document.Network(title: "T", edges: [])),
  ])
  func `a chart of nothing says so in every form`(chart: Document.Block) throws {
    let page = Self.page(chart)
    #expect(PageScanner(page).fault == nil)
    #expect(page.contains("<p class=\"note\">Nothing to show.</p>") && !page.contains("<svg"))
    #expect(TextRenderer(width: 80).render(chart) == "T\nNothing to show.\n")
    #expect(MarkdownRenderer.render(chart).hasPrefix("**T** — nothing to show\n"))
  }

  @Test(arguments: [
    [0.0], [0, 0], [-1], [-3, -2], [5], [1e300, -1e300], [1e-9, 2e-9],
    Array(repeating: 1, count: 5000),
  ])
  func `any numbers make a whole picture whose places are inside`(values: [Double]) throws {
    let bars = values.enumerated().map { Document.Bars.Bar("b\($0)", $1) }
    let x = values.indices.map(String.init)
    let page = Self.page(
      .bars(Document.Bars(bars: bars)),
      .lines(Document.Lines(x: x, series: [Document.Series("s", values)])),
      .timeline(
        Document.Timeline(
          .counts(
            periods: values.indices.map { String(1000 + $0) },
            series: [Document.Series("s", values)]))))
    let scanner = PageScanner(page)
    #expect(scanner.fault == nil)
    for tag in scanner.tags where ["rect", "text", "circle", "line"].contains(tag.name) {
      for value in tag.attributes.values where value.hasSuffix("%") {
        let number = try #require(Double(value.dropLast()))
        #expect(number >= 0 && number <= 100)
      }
      if let height = tag.attributes["height"] { #expect(try #require(Double(height)) >= 0) }
    }
    // A line of thousands of points is thinned, a chart of as many bars cut.
    #expect(scanner.starts("path").allSatisfy { ($0.attributes["d"]?.utf8.count ?? 0) < 30_000 })
    #expect(scanner.starts("rect").count < 200)
    if values.count > 30 { #expect(page.contains("and 4970 more, together 4,970")) }
  }
}
