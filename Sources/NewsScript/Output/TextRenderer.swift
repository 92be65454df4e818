import TerminalText

/// Renders a document as plain text for a terminal or a file.
package struct TextRenderer {
  let width: Int
  private let fitsTables: Bool

  /// Wraps paragraphs at a width, counted in columns of a terminal; tables, too, if they must fit.
  package init(width: Int, fitsTables: Bool = false) {
    (self.width, self.fitsTables) = (max(20, width), fitsTables)
  }

  /// The document as text; blocks are separated by blank lines.
  package func render(_ document: Document) -> String {
    document.blocks.map(render).joined(separator: "\n")
  }

  /// A block as text.
  package func render(_ block: Document.Block) -> String {
    switch block {
    case .heading(let level, let text):
      let lines = DisplayText.wrap(text, width: width)
      let widest = lines.map { DisplayWidth.of($0) }.max() ?? 0
      let rule = String(repeating: level == 1 ? "=" : "-", count: min(width, widest))
      return (level <= 2 ? lines + [rule] : lines).map { $0 + "\n" }.joined()
    case .paragraph(let text): return lines(text)
    case .list(let items):
      return items.map { lines(Self.shown($0), first: "- ", rest: "  ") }.joined()
    case .quote(let text, let by, let source):
      let parts = [by, source.map { Self.shown($0) }].compactMap { $0 }
      let origin = parts.joined(separator: ", ")
      return lines(text, first: "  ", rest: "  ")
        + (parts.isEmpty ? "" : lines("— " + origin, first: "    ", rest: "      "))
    case .link(let link): return lines(Self.shown(link))
    case .code(let code):
      let mark = code.role == .error ? "  ! " : "    "
      return code.lines.map { $0.isEmpty ? "\n" : mark + $0 + "\n" }.joined()
    case .table(let table): return caption(table.title) + render(table)
    case .bars(let bars): return caption(bars.title, bars.unit) + render(bars)
    case .lines(let chart): return caption(chart.title, chart.unit) + render(chart)
    case .timeline(let timeline):
      return caption(timeline.title, timeline.unit) + render(timeline)
    case .network(let network): return caption(network.title, network.unit) + render(network)
    }
  }

  /// A link with its address of the web, or the id of its article.
  static func shown(_ link: Document.Link) -> String {
    [link.text, target(of: link)].compactMap { $0 }.joined(separator: " ")
  }

  /// What stands behind the words of a link, or nil when it is the same.
  static func target(of link: Document.Link) -> String? {
    if let url = WebLink.checked(link.url) { return url == link.text ? nil : "<\(url)>" }
    guard let article = link.article, article != link.text, !article.isEmpty else { return nil }
    return "[\(article)]"
  }

  private static func shown(_ cell: Document.Cell) -> String {
    if case .link(let link) = cell { return shown(link) }
    return cell.shown
  }

  func lines(_ text: String, first: String = "", rest: String = "") -> String {
    DisplayText.wrap(text, width: width, first: first, rest: rest)
      .map { $0 + "\n" }.joined()
  }

  /// The title of a table or chart with what is counted, or nothing.
  private func caption(_ title: String?, _ unit: String? = nil) -> String {
    guard let title else { return "" }
    return lines(unit.map { "\(title) (\($0))" } ?? title)
  }

  /// A table without its title.
  func render(_ table: Document.Table) -> String {
    let heads = table.columns.map { DisplayText.visible($0.name) }
    let rows = table.rows.map { row in
      zip(table.columns, row).map { DisplayText.visible($0.shown($1)) }
    }
    let layout = TextTable(
      heads: heads, rows: rows, alignments: table.alignments, within: fitsTables ? width : nil)
    return layout.head(heads) + rows.map { layout.row($0) }.joined()
  }
}
