import LuaKit
import NewsScript
import TerminalText

extension REPL {
  /// Writes the session, or the value of an expression, as a page; `-f` replaces a file.
  func export(_ argument: String) {
    attempt {
      let (path, replaces, expression) = try Self.parts(of: argument)
      guard let format = SessionDocument.format(of: path) else {
        throw CommandFailure(
          .usage, "expected a file that ends in .html, .md, .txt, .csv or .json, got '\(path)'")
      }
      let bytes =
        try expression.isEmpty ? session(as: format) : value(of: expression, as: format)
      try writeFile(path, bytes, replaces: replaces, command: "export")
      show(DisplayText.visible("written to \(path)") + "\n")
    }
  }

  /// The file, whether one that is there is replaced, and the expression.
  private static func parts(
    of argument: String
  ) throws -> (path: String, replaces: Bool, expression: String) {
    let isQuoted = argument.first == "\"" || argument.first == "'"
    var rest: Substring
    let path: String
    if isQuoted, let quote = argument.first, let end = argument.dropFirst().firstIndex(of: quote) {
      path = String(argument[argument.index(after: argument.startIndex)..<end])
      rest = argument[argument.index(after: end)...]
    } else {
      let word = argument.prefix { $0 != " " }
      (path, rest) = (String(word), argument[word.endIndex...])
    }
    rest = rest.drop { $0 == " " }
    let replaces = rest == "-f" || rest.hasPrefix("-f ")
    if replaces { rest = rest.dropFirst(2).drop { $0 == " " } }
    return (path, replaces, String(rest))
  }

  private func session(as format: DocumentFormat) throws -> [UInt8] {
    let document = SessionDocument.make(record.entries.dropLast(), corpus: corpusWords)
    return try format.render([NamedDocument(name: "session", document: document)])
  }

  /// The value of an expression: charts and tables as such, others whole in formats for other
  /// programs, and as the prompt shows them on a page.
  private func value(of expression: String, as format: DocumentFormat) throws -> [UInt8] {
    let given = try values(of: expression)
    state.host.endLine()
    let blocks = given.map { DocumentChart.of($0) ?? DocumentChart.table(of: $0) }
    if let values = format.values, blocks.allSatisfy({ $0 == nil }) {
      var bytes: [UInt8] = []
      try printer(values).write(given) { bytes += Array($0.utf8) }
      return bytes
    }
    var document = Document([.heading(level: 1, text: expression)])
    for (value, block) in zip(given, blocks) {
      let shown = try block ?? .code(Document.Code(printer.text(of: [value]), .output))
      document.blocks.append(shown)
    }
    return try format.render([NamedDocument(name: expression, document: document)])
  }
}

extension DocumentFormat {
  /// How values are written for the programs that read such files, or nil where people read them.
  fileprivate var values: ValueFormat? {
    switch self {
    case .csv: .csv
    case .json: .json
    default: nil
    }
  }
}
