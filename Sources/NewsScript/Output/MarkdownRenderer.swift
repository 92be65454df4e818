import TerminalText

/// Renders a document as Markdown (CommonMark with tables).
package enum MarkdownRenderer {
  /// The document as Markdown; what text says is never taken for markup.
  package static func render(_ document: Document) -> String {
    document.blocks.map(render).joined(separator: "\n")
  }

  /// A block as Markdown; charts are the tables of their numbers.
  package static func render(_ block: Document.Block) -> String {
    switch block {
    case .heading(let level, let text):
      return String(repeating: "#", count: level) + " " + escaped(text) + "\n"
    case .paragraph(let text): return escaped(text) + "\n"
    case .list(let items): return items.map { "- " + item($0) + "\n" }.joined()
    case .quote(let text, let by, let source):
      let origin = [by.map { escaped($0) }, source.map { link($0) }].compactMap { $0 }
      return "> " + escaped(text) + "\n"
        + (origin.isEmpty ? "" : ">\n> — " + origin.joined(separator: ", ") + "\n")
    case .link(let destination): return link(destination) + "\n"
    case .code(let code): return render(code)
    case .table, .bars, .lines, .timeline, .network:
      guard let table = block.table else { return "" }
      return caption(of: block) + render(table)
    }
  }

  /// Lines between fences that are longer than any fence in them.
  private static func render(_ code: Document.Code) -> String {
    var (longest, run) = (2, 0)
    for byte in code.text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let language =
      switch code.role {
      case .source: "lua"
      case .output: "text"
      case .error: "error"
      }
    return fence + language + "\n" + code.lines.map { $0 + "\n" }.joined() + fence + "\n"
  }

  /// The title of a table or chart as a paragraph of its own.
  private static func caption(of block: Document.Block) -> String {
    guard let title = block.table?.title else { return "" }
    let note = block.isEmptyChart ? " — nothing to show" : ""
    return "**" + escaped(title) + "**" + note + "\n\n"
  }

  private static func item(_ cell: Document.Cell) -> String {
    if case .link(let destination) = cell { return link(destination) }
    return escaped(cell.shown)
  }

  /// A link, or only its words when the address is none of the web.
  static func link(_ link: Document.Link) -> String {
    let text = escaped(link.text)
    guard let url = WebLink.checked(link.url) else { return text }
    return "[\(text.isEmpty ? escaped(url) : text)](<\(url.replacing("|", with: "%7C"))>)"
  }

  private static func render(_ table: Document.Table) -> String {
    head(table.columns.map(\.name), table.alignments)
      + table.rows.map { row($0, table.columns) }.joined()
  }

  /// The head of a table with the line below.
  static func head(_ names: [String], _ alignments: [Document.Alignment]) -> String {
    let rule = alignments.map { alignment in
      switch alignment {
      case .left: "---"
      case .right: "---:"
      case .center: ":---:"
      }
    }
    return line(names.map { escaped($0) }) + line(rule)
  }

  /// A row of a table.
  static func row(_ cells: [Document.Cell], _ columns: [Document.Column]) -> String {
    line(
      zip(columns, cells).map { column, cell in
        if case .link(let destination) = cell { return link(destination) }
        return cell.isNumeric ? column.shown(cell) : escaped(cell.shown)
      })
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// One line in which no character is markup or HTML; spaces in front would make it code.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in DisplayText.visible(text).unicodeScalars.drop(while: { $0 == " " }) {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "$":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return escapedStart(of: result)
  }

  /// The same with a mark before what would begin a list, a rule, or the line below a heading.
  private static func escapedStart(of text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return text }
    if first == "-" || first == "+" || first == "=" { return "\\" + text }
    let digits = scalars.prefix { ("0"..."9").contains($0) }
    let behind = scalars[digits.endIndex...]
    guard !digits.isEmpty, let mark = behind.first, mark == "." || mark == ")" else { return text }
    return String(digits) + "\\" + String(behind)
  }
}

extension Document.Block {
  /// Whether it is a chart of nothing.
  var isEmptyChart: Bool {
    switch self {
    case .bars(let bars): bars.bars.isEmpty
    case .lines(let lines):
      !lines.series.contains { $0.values.contains { $0 != nil } }
    case .timeline(let timeline):
      switch timeline.content {
      case .events(let events): events.isEmpty
      case .counts(let periods, let series): periods.isEmpty || series.isEmpty
      }
    case .network(let network): network.nodes.isEmpty
    default: false
    }
  }
}
