import TerminalText

/// Renders documents as one page of HTML that needs nothing else: no script, no network.
package struct HTMLRenderer {
  /// The page as far as it is written.
  var page = Markup()
  /// How many charts there are, for names that are theirs alone.
  private var charts = 0
  private var outline = HTMLOutline()
  /// The most rows of a table behind a chart that are printed.
  private static let rowsPrinted = 40

  /// Begins with nothing written.
  package init() {}

  /// The whole page.
  package static func render(_ documents: [NamedDocument]) -> String {
    var renderer = HTMLRenderer()
    renderer.begin(title: title(of: documents))
    for named in documents { renderer.write(named, isAlone: documents.count == 1) }
    renderer.end()
    return renderer.page.text
  }

  /// What the page is called: the heading with which its only document begins, or its reports.
  private static func title(of documents: [NamedDocument]) -> String {
    if documents.count == 1, case .heading(_, let text)? = documents[0].document.blocks.first {
      return text
    }
    let names = documents.map(\.name).filter { !$0.isEmpty }
    return names.isEmpty ? "newslab" : names.joined(separator: ", ")
  }

  /// Writes what stands before the first block.
  mutating func begin(title: String) {
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
    page.raw("style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
    page.element("title", DisplayText.cut(title, to: 200))
    page.raw("\n<style>\n")
    page.raw(PageStyle.css)
    page.raw("\n</style>\n</head>\n<body>\n<main>\n")
  }

  /// Writes what stands behind the last block.
  mutating func end() { page.raw("</main>\n</body>\n</html>\n") }

  /// Writes a document; several on a page are sections of it.
  private mutating func write(_ named: NamedDocument, isAlone: Bool) {
    var startsWithHeading = false
    if case .heading? = named.document.blocks.first { startsWithHeading = true }
    if !isAlone { page.raw("<section>\n") }
    if isAlone || outline.isEmpty { outline.begin() } else { outline.beginSection() }
    if !startsWithHeading, !named.name.isEmpty { heading(1, named.name) }
    if !startsWithHeading, !named.summary.isEmpty {
      page.element("p", ["class": "summary", "dir": "auto"], named.summary)
      page.line()
    }
    for block in named.document.blocks { write(block) }
    if named.document.blocks.isEmpty {
      page.element("p", ["class": "note"], TextRenderer.nothing)
      page.line()
    }
    if !isAlone { page.raw("</section>\n") }
  }

  /// Writes a heading at the level that leaves no step out.
  mutating func heading(_ level: Int, _ text: String) {
    let names: [StaticString] = ["h1", "h2", "h3", "h4", "h5", "h6"]
    page.element(names[outline.level(for: level) - 1], ["dir": "auto"], text)
    page.line()
  }

  private mutating func write(_ block: Document.Block) {
    switch block {
    case .heading(let level, let text): heading(level, text)
    case .paragraph(let text): page.element("p", ["dir": "auto"], text)
    case .list(let items):
      page.element("ul") { page in
        for item in items { page.element("li", ["dir": "auto"]) { Self.write(item, to: &$0) } }
      }
    case .quote(let text, let by, let source): quote(text, by, source)
    case .link(let link): page.element("p", ["dir": "auto"]) { Self.write(link, to: &$0) }
    case .code(let code): write(code)
    case .table(let table): write(table, isBehind: nil)
    case .bars, .lines, .timeline, .network: figure(block)
    }
    page.line()
  }

  private mutating func write(_ code: Document.Code) {
    let name = code.role == .source ? "typed" : code.role == .error ? "typed wrong" : "said"
    page.open("pre", ["class": name, "tabindex": "0"])
    for (index, line) in code.lines.enumerated() {
      if index > 0 { page.line() }
      page.words(line)
    }
    page.close("pre")
  }

  private mutating func quote(_ text: String, _ by: String?, _ source: Document.Link?) {
    page.element("blockquote") { page in
      page.element("p", ["dir": "auto"], text)
      if by == nil, source == nil { return }
      page.element("footer", ["dir": "auto"]) { page in
        page.words("— " + (by ?? "") + (by != nil && source != nil ? ", " : ""))
        guard let source else { return }
        page.element("cite") { Self.write(source, to: &$0) }
      }
    }
  }

  private static func write(_ cell: Document.Cell, to page: inout Markup) {
    if case .link(let link) = cell { return write(link, to: &page) }
    page.words(cell.shown)
  }

  /// A link, or only its words when the address is none of the web.
  static func write(_ link: Document.Link, to page: inout Markup) {
    guard let url = WebLink.checked(link.url) else { return page.words(link.text) }
    let attributes: KeyValuePairs<StaticString, String> = [
      "href": url, "rel": "noopener noreferrer",
    ]
    page.element("a", attributes, link.text.isEmpty ? url : link.text)
  }

  /// Writes a table; one behind a chart goes by the name of the chart.
  private mutating func write(_ table: Document.Table, isBehind chart: String?) {
    page.open("div", Self.scroll("table", chart ?? table.title ?? "Table"))
    page.raw("<table>")
    if let title = table.title, chart == nil {
      page.element("caption", ["dir": "auto"], title)
    }
    head(of: table.columns, table.alignments)
    for row in table.rows { self.row(row, of: table.columns, table.alignments) }
    page.raw("</tbody></table></div>")
  }

  /// What makes a part of the page that may be wider than the screen reachable by keys.
  private static func scroll(_ name: String, _ label: String)
    -> KeyValuePairs<StaticString, String>
  {
    [
      "class": name, "role": "region", "tabindex": "0",
      "aria-label": DisplayText.cut(label, to: 80),
    ]
  }

  /// Writes the beginning of a table that has no title, for rows that follow.
  mutating func beginTable(_ columns: [Document.Column], _ alignments: [Document.Alignment]) {
    page.open("div", Self.scroll("table", "Table"))
    page.raw("<table>")
    head(of: columns, alignments)
  }

  /// Writes the end of a table.
  mutating func endTable() { page.raw("</tbody></table></div>\n") }

  private mutating func head(
    of columns: [Document.Column], _ alignments: [Document.Alignment]
  ) {
    page.raw("<thead><tr>")
    for (column, alignment) in zip(columns, alignments) {
      let mark = Self.mark(alignment)
      if mark.isEmpty {
        page.element("th", ["scope": "col", "dir": "auto"], column.name)
      } else {
        page.element("th", ["scope": "col", "class": mark], column.name)
      }
    }
    page.raw("</tr></thead><tbody>")
  }

  /// Writes a row of a table.
  mutating func row(
    _ cells: [Document.Cell], of columns: [Document.Column], _ alignments: [Document.Alignment]
  ) {
    page.raw("\n<tr>")
    for (index, cell) in cells.enumerated() {
      let mark = Self.mark(alignments[index])
      let shown = columns[index].shown(cell)
      let write = { (page: inout Markup) in
        if case .link(let link) = cell { Self.write(link, to: &page) } else { page.words(shown) }
      }
      if mark.isEmpty, Self.isDate(shown) {
        page.element("td", ["class": "n"], write)
      } else if mark.isEmpty {
        page.element("td", ["dir": "auto"], write)
      } else {
        page.element("td", ["class": mark], write)
      }
    }
    page.raw("</tr>")
  }

  /// Whether a cell may be a date, which no line is broken in.
  private static func isDate(_ text: String) -> Bool {
    guard text.utf8.count <= 16, let first = text.utf8.first else { return false }
    return (0x30...0x39).contains(first)
  }

  private static func mark(_ alignment: Document.Alignment) -> String {
    switch alignment {
    case .left: ""
    case .right: "r"
    case .center: "c"
    }
  }

  /// Writes a chart with its title, what is left out, and its numbers as a table.
  private mutating func figure(_ block: Document.Block) {
    charts += 1
    let number = charts
    guard let chart = ChartDrawing(block) else { return }
    page.open("figure")
    if let title = chart.title {
      page.element("figcaption", ["dir": "auto"]) { page in
        page.words(title)
        if let unit = chart.unit { page.element("span", ["class": "unit"], " (\(unit))") }
      }
    }
    if block.isEmptyChart {
      page.element("p", ["class": "note"], TextRenderer.nothing)
    } else {
      page.open("div", ["class": "block"])
      chart.draw(number, to: &page)
      page.close("div")
      if let note = chart.note { page.element("p", ["class": "note"], note) }
      behind(block, chart)
    }
    page.close("figure")
  }

  private mutating func behind(_ block: Document.Block, _ chart: ChartDrawing) {
    guard let table = block.table else { return }
    let name = "Numbers of " + (chart.title ?? "the chart")
    if chart.showsTable { return write(table, isBehind: name) }
    // On paper, where nothing can be opened, short tables are printed.
    page.open("details", table.rows.count <= Self.rowsPrinted ? ["class": "short"] : [:])
    page.raw("<summary>The numbers as a table</summary>")
    write(table, isBehind: name)
    page.raw("</details>")
  }
}
