/// Renders a document as plain text for a terminal or a file.
package struct TextRenderer {
  private let width: Int

  /// Wraps paragraphs at a width, counted in columns of a terminal.
  package init(width: Int) { self.width = max(20, width) }

  /// The document as text; blocks are separated by blank lines.
  package func render(_ document: Document) -> String {
    document.blocks.map(render).joined(separator: "\n")
  }

  private func render(_ block: Document.Block) -> String {
    switch block {
    case .heading(let level, let text):
      let lines = DisplayText.wrap(text, width: width)
      let widest = lines.map { DisplayWidth.of($0) }.max() ?? 0
      let rule = String(repeating: level == 1 ? "=" : "-", count: min(width, widest))
      return (level <= 2 ? lines + [rule] : lines).map { $0 + "\n" }.joined()
    case .paragraph(let text): return lines(text, first: "", rest: "")
    case .list(let items): return items.map { lines($0, first: "- ", rest: "  ") }.joined()
    case .quote(let text, let by):
      let source = by.map { lines("— " + $0, first: "    ", rest: "      ") } ?? ""
      return lines(text, first: "  ", rest: "  ") + source
    case .table(let table): return render(table)
    }
  }

  private func lines(_ text: String, first: String, rest: String) -> String {
    DisplayText.wrap(text, width: width, first: first, rest: rest)
      .map { $0 + "\n" }.joined()
  }

  private func render(_ table: Document.Table) -> String {
    let shown = table.rows.map { $0.map { DisplayText.visible($0.shown) } }
    let columns = table.columns.map { DisplayText.visible($0) }
    var widths = columns.map { DisplayWidth.of($0) }
    for row in shown {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], DisplayWidth.of(cell))
      }
    }
    let isNumeric = table.columns.indices.map { column in
      table.rows.contains { $0[column].isNumeric }
        && table.rows.allSatisfy { $0[column].isNumeric || $0[column] == .empty }
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
        return isNumeric[column] ? space + cell : cell + space
      }
      var text = padded.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    let rule = line(widths.map { String(repeating: "-", count: $0) })
    return line(columns) + rule + shown.map(line).joined()
  }
}
