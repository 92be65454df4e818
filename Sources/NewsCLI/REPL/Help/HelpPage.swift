import LuaKit
import TerminalText

/// Help on one thing: what it is, what it is good for, how it is used, and where it comes from.
package struct HelpPage {
  /// Rows of a name and what is said of it, below a heading.
  struct Section: Equatable {
    let heading: String
    let rows: [Row]
  }

  /// A name and what is said of it.
  struct Row: Equatable {
    let name: String
    let text: String

    init(_ name: String, _ text: String) { (self.name, self.text) = (name, text) }
  }

  /// The signature, or the name with the type.
  var title: String
  /// What it is for, in a sentence.
  var summary = ""
  /// What else there is to know, in a paragraph.
  var more = ""
  /// What kind of thing it is, and where it was defined.
  var kind = ""
  /// The value in one line, or nil when there is none or nothing may be run for it.
  var value: String?
  /// Parameters, fields, options.
  var sections: [Section] = []
  /// Code, each line as it would be typed.
  var examples: [String] = []
  /// The source, line by line, with where it stands; nil when nobody asked for it.
  var source: (place: String, lines: [String])?
  /// Text of its own, made for a width; nil when there is none.
  var body: ((Int) -> String)?
  /// Where to go on.
  var hint: String?

  init(_ title: String) { self.title = title }

  /// Adds a section, unless it has no rows.
  mutating func add(_ heading: String, _ rows: [Row]) {
    if !rows.isEmpty { sections.append(Section(heading: heading, rows: rows)) }
  }

  /// The page as text that fits a width.
  package func text(width: Int) -> String {
    var lines = DisplayText.wrap(title, width: width, rest: "    ")
    if !summary.isEmpty { lines += DisplayText.wrap(summary, width: width) }
    var facts: [Row] = []
    if !kind.isEmpty { facts.append(Row("kind", kind)) }
    if let value { facts.append(Row("value", value)) }
    if !facts.isEmpty { lines += [""] + HelpRows.lines(facts, width: width) }
    if !more.isEmpty { lines += [""] + DisplayText.wrap(more, width: width) }
    if let body {
      lines.append("")
      for line in body(width).split(separator: "\n", omittingEmptySubsequences: false) {
        lines += Self.fitted(String(line), width: width)
      }
      while lines.last?.isEmpty == true { lines.removeLast() }
    }
    for section in sections {
      lines += ["", section.heading] + HelpRows.lines(section.rows, width: width)
    }
    if !examples.isEmpty {
      lines += ["", examples.count == 1 ? "Example" : "Examples"]
      lines += examples.flatMap { Self.example($0, width: width) }
    }
    if let source {
      lines += ["", "Source: " + DisplayText.visible(source.place)]
      lines += source.lines.map { "  " + Self.visible($0) }
    }
    if let hint { lines += [""] + DisplayText.wrap(hint, width: width) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A line as it is, or broken below its own beginning when it is too wide.
  private static func fitted(_ line: String, width: Int) -> [String] {
    guard DisplayWidth.of(line) > width else { return [line] }
    let margin = String(line.prefix { $0 == " " })
    return DisplayText.wrap(line, width: width, first: margin, rest: margin + "  ")
  }

  /// A line of an example, broken only when it is too wide.
  private static func example(_ line: String, width: Int) -> [String] {
    let whole = "  " + visible(line)
    return DisplayWidth.of(whole) <= width
      ? [whole] : DisplayText.wrap(whole, width: width, first: "  ", rest: "      ")
  }

  /// A line of code as it stands; tabs become spaces.
  private static func visible(_ line: String) -> String {
    line.split(separator: "\t", omittingEmptySubsequences: false)
      .map { DisplayText.visible(String($0)) }.joined(separator: "  ")
  }
}

/// Names at the left, what is said of them at the right.
enum HelpRows {
  /// The rows, indented; a name that is too long for its column stands above its text.
  ///
  /// The column is as wide as rows beside these need it, so that sections line up.
  static func lines(_ rows: [HelpPage.Row], width: Int, beside others: [HelpPage.Row] = [])
    -> [String]
  {
    let most = max(10, width * 2 / 5)
    let sizes = rows.map { DisplayWidth.of($0.name) }
    let all = sizes + others.map { DisplayWidth.of($0.name) }
    let column = (all.filter { $0 <= most }.max() ?? min(most, 8)) + 4
    let rest = String(repeating: " ", count: column)
    return zip(rows, sizes).flatMap { row, size -> [String] in
      let name = "  " + DisplayText.visible(row.name)
      if row.text.isEmpty { return [name] }
      if size > column - 4 {
        return [name] + DisplayText.wrap(row.text, width: width, first: rest, rest: rest)
      }
      let gap = String(repeating: " ", count: column - size - 2)
      return DisplayText.wrap(row.text, width: width, first: name + gap, rest: rest)
    }
  }
}

extension HelpPage {
  /// Help on a function or method of newslab, by its whole name.
  init(_ function: LuaAPIDescription.Function, named name: String, kind: String) {
    self.init(Self.signature(function, name) + Self.results(function))
    summary = function.summary
    self.kind = kind
    add("Parameters", function.parameters.map { Row($0.name, "\($0.type): \($0.summary)") })
    examples = function.examples.flatMap(Self.lines)
  }

  /// Help on a class of newslab.
  init(_ type: LuaAPIDescription.Class) {
    self.init(type.name)
    summary = type.summary
    kind = "class of newslab"
    add("Fields", type.fields.map { Row("\($0.name): \($0.type)", $0.summary) })
    add("Methods", type.methods.map { Row(":" + Self.signature($0, $0.name), $0.summary) })
    examples = type.examples.flatMap(Self.lines)
  }

  /// Help on a module of newslab.
  init(_ module: LuaAPIDescription.Module) {
    self.init(module.name)
    summary = module.summary
    kind = "module of newslab"
    add("Functions", module.functions.map { Row("." + Self.signature($0, $0.name), $0.summary) })
    hint = "\(module.name).NAME? explains one of them."
  }

  /// The call with its parameters, as in `newslab.top(n)`; those that may be left out in brackets.
  static func signature(_ function: LuaAPIDescription.Function, _ name: String) -> String {
    let parameters = function.parameters.map { parameter in
      parameter.isOptional && parameter.name != "..." ? parameter.name + "?" : parameter.name
    }
    return "\(name)(\(parameters.joined(separator: ", ")))"
  }

  static func results(_ function: LuaAPIDescription.Function) -> String {
    function.returns.isEmpty ? "" : " -> " + function.returns.joined(separator: ", ")
  }

  /// An example with what it gives.
  static func lines(_ example: LuaAPIDescription.Example) -> [String] {
    let code = example.code.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    let yields = example.yields?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    return code + yields.map { "--> \($0)" }
  }
}
