/// Renders a document as Markdown (CommonMark with tables).
package enum MarkdownRenderer {
  /// The document as Markdown; what text says is never taken for markup.
  package static func render(_ document: Document) -> String {
    document.blocks.map(render).joined(separator: "\n")
  }

  private static func render(_ block: Document.Block) -> String {
    switch block {
    case .heading(let level, let text):
      return String(repeating: "#", count: level) + " " + escaped(text) + "\n"
    case .paragraph(let text): return escaped(text) + "\n"
    case .list(let items): return items.map { "- " + escaped($0) + "\n" }.joined()
    case .quote(let text, let by):
      return "> " + escaped(text) + "\n" + (by.map { ">\n> — " + escaped($0) + "\n" } ?? "")
    case .table(let table): return render(table)
    }
  }

  private static func render(_ table: Document.Table) -> String {
    let line = { (cells: [String]) in "| " + cells.joined(separator: " | ") + " |\n" }
    let rule = table.columns.indices.map { column in
      table.rows.contains { $0[column].isNumeric } ? "---:" : "---"
    }
    return line(table.columns.map(escaped)) + line(rule)
      + table.rows.map { line($0.map { $0.isNumeric ? $0.shown : escaped($0.shown) }) }.joined()
  }

  /// One line in which no character is markup or HTML; spaces in front would make it code.
  private static func escaped(_ text: String) -> String {
    let special = Set("\\`*_[]<>|#~")
    var result = ""
    for character in DisplayText.visible(text).drop(while: { $0 == " " }) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default:
        if special.contains(character) { result.append("\\") }
        result.append(character)
      }
    }
    if let first = result.first, first == "-" || first == "+" { result = "\\" + result }
    let digits = result.prefix { $0.isASCII && $0.isNumber }
    let behind = result.dropFirst(digits.count)
    if !digits.isEmpty, let mark = behind.first, mark == "." || mark == ")" {
      result = digits + "\\" + behind
    }
    return result
  }
}
