/// Renders descriptions as a manual page in the language of man(7).
package struct ManualPage {
  /// A section that no description holds, such as the exit codes: terms and what they mean.
  package struct Section: Sendable {
    let title: String
    let rows: [(term: String, meaning: String)]

    /// Makes a section.
    package init(_ title: String, _ rows: [(term: String, meaning: String)]) {
      (self.title, self.rows) = (title, rows)
    }
  }

  private var lines: [String] = []

  /// The page of a program, with more sections at its end.
  package static func render(_ tool: ToolDescription, sections: [Section] = []) -> String {
    var page = ManualPage()
    let title = tool.name.uppercased()
    page.lines.append(".TH \(title) 1 \"\" \"\(tool.name) \(escaped(tool.version))\"")
    page.heading("NAME")
    page.paragraph("\(tool.name) - \(tool.summary.prefix { $0 != "." })")
    page.heading("SYNOPSIS")
    for (index, usage) in (tool.usages + ["COMMAND [OPTIONS]"]).enumerated() {
      if index > 0 { page.lines.append(".br") }
      page.lines.append(".B \(tool.name)")
      page.paragraph(usage)
    }
    page.heading("COMMANDS")
    for command in tool.commands { page.add(command, of: tool.name) }
    for section in sections {
      page.heading(section.title)
      for row in section.rows { page.term(row.term, row.meaning) }
    }
    return page.lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ command: CommandDescription, of tool: String) {
    lines.append(".SS \(Self.escaped("\(tool) \(command.usage)"))")
    paragraph(command.summary)
    for part in command.details.split(separator: "\n\n") {
      if let rows = command.rows(of: part) {
        for row in rows { term(row.term, row.meaning) }
      } else {
        lines.append(".PP")
        paragraph(String(part))
      }
    }
    for argument in command.positionals + command.options {
      let value = argument.kind == .option ? argument.valueName.map { " " + $0 } ?? "" : ""
      let names = argument.kind == .positional ? [argument.name] : argument.names
      var meaning = argument.summary
      if !argument.choices.isEmpty {
        meaning += " One of " + argument.choices.joined(separator: ", ") + "."
      }
      if let value = argument.defaultValue, !value.isEmpty { meaning += " Default: \(value)." }
      term(names.joined(separator: ", ") + value, meaning)
    }
    guard !command.examples.isEmpty else { return }
    lines += [".PP", "Examples:", ".PP", ".nf"]
    for example in command.examples { paragraph("    \(tool) \(example)") }
    lines.append(".fi")
  }

  private mutating func heading(_ text: String) { lines.append(".SH \(Self.escaped(text))") }

  private mutating func term(_ term: String, _ meaning: String) {
    lines += [".TP", ".B \(Self.escaped(term))"]
    paragraph(meaning)
  }

  private mutating func paragraph(_ text: String) {
    for line in text.split(separator: "\n") {
      let isRequest = line.hasPrefix(".") || line.hasPrefix("'")
      lines.append((isRequest ? "\\&" : "") + Self.escaped(String(line)))
    }
  }

  /// Text without what roff would read as its own.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\"": result += "\\(dq"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
