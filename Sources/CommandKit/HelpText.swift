/// Renders descriptions as the text of `--help`.
package struct HelpText {
  private let width: Int
  private var lines: [String] = []

  /// The widths that a screen may ask for.
  static let widths = 40...120

  /// The help of a program: its usage lines and its commands.
  package static func render(_ tool: ToolDescription, width: Int = 80) -> String {
    var text = HelpText(width: width)
    text.paragraph(tool.summary)
    text.section("Usage")
    let calls = tool.usages + ["COMMAND [OPTIONS]", "help COMMAND"]
    for usage in calls { text.lines.append("  \(tool.name) \(usage)") }
    text.section("Commands")
    text.table(tool.commands.map { ($0.name, $0.summary) })
    return text.rendered
  }

  /// The help of one command.
  package static func render(
    _ command: CommandDescription, of tool: String, width: Int = 80
  ) -> String {
    var text = HelpText(width: width)
    text.paragraph(command.summary)
    text.section("Usage")
    text.lines.append("  \(tool) \(command.usage)")
    if !command.positionals.isEmpty {
      text.section("Arguments")
      text.table(command.positionals.map { ($0.name, text.explanation(of: $0)) })
    }
    text.section("Options")
    text.table(command.options.map { (text.heading(of: $0), text.explanation(of: $0)) })
    if !command.details.isEmpty {
      text.section("Details")
      let parts = command.details.split(separator: "\n\n")
      for (position, part) in parts.enumerated() {
        if position > 0 { text.lines.append("") }
        if let rows = command.rows(of: part) {
          text.table(rows.map { ($0.term, $0.meaning) })
        } else {
          text.paragraph(String(part), indent: 2)
        }
      }
    }
    if !command.examples.isEmpty {
      text.section("Examples")
      for example in command.examples { text.lines.append("  \(tool) \(example)") }
    }
    return text.rendered
  }

  private init(width: Int) {
    self.width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound)
  }

  private var rendered: String { lines.joined(separator: "\n") + "\n" }

  private func heading(of option: ArgumentDescription) -> String {
    let short = option.short.map { $0 + ", " } ?? "    "
    let value = option.valueName.map { " " + $0 } ?? ""
    return short + option.name + value
  }

  private func explanation(of argument: ArgumentDescription) -> String {
    var notes: [String] = []
    if !argument.choices.isEmpty { notes.append(argument.choices.joined(separator: ", ")) }
    if let value = argument.defaultValue, !value.isEmpty { notes.append("default: " + value) }
    if argument.isRepeatable, argument.kind == .option { notes.append("may be repeated") }
    if notes.isEmpty { return argument.summary }
    return argument.summary + " (" + notes.joined(separator: "; ") + ")"
  }

  private mutating func section(_ title: String) {
    lines.append("")
    lines.append(title + ":")
  }

  private mutating func paragraph(_ text: String, indent: Int = 0) {
    let margin = String(repeating: " ", count: indent)
    for line in LineWrap.lines(of: text, to: width - indent) { lines.append(margin + line) }
  }

  /// Two columns; the second begins on a line of its own where the first is too wide.
  private mutating func table(_ rows: [(String, String)]) {
    let column = min(rows.map(\.0.count).max() ?? 0, width / 3)
    let margin = String(repeating: " ", count: column + 4)
    for (name, explanation) in rows {
      var explained = LineWrap.lines(of: explanation, to: width - column - 4)[...]
      var line = "  " + name
      if name.count <= column, let first = explained.popFirst() {
        line += String(repeating: " ", count: column - name.count + 2) + first
      }
      lines.append(line)
      for more in explained { lines.append(margin + more) }
    }
  }
}
