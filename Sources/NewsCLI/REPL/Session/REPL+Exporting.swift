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
      if let values = format.values, !expression.isEmpty,
        let bytes = try whole(values, of: expression)
      {
        try writeFile(path, bytes, replaces: replaces, command: "export")
        return show(DisplayText.visible("written to \(path)") + "\n")
      }
      let document =
        try expression.isEmpty
        ? SessionDocument.make(record.entries.dropLast(), corpus: corpusWords)
        : document(of: expression)
      let name = expression.isEmpty ? "session" : expression
      try writeFile(
        path, try format.render([NamedDocument(name: name, document: document)]),
        replaces: replaces, command: "export")
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

  /// The value of an expression in a format for other programs; nil for one that is a chart or a
  /// table of its own.
  private func whole(_ format: ValueFormat, of expression: String) throws -> [UInt8]? {
    let given = try values(of: expression)
    state.host.endLine()
    for value in given where DocumentChart.of(value) ?? DocumentChart.table(of: value) != nil {
      return nil
    }
    var bytes: [UInt8] = []
    try printer(format).write(given) { bytes += Array($0.utf8) }
    return bytes
  }

  /// A page of one value: a chart or table when it is one, else what the prompt shows of it.
  private func document(of expression: String) throws(LuaError) -> Document {
    let given = try values(of: expression)
    state.host.endLine()
    var document = Document([.heading(level: 1, text: expression)])
    for value in given {
      let shown = try printer.text(of: [value])
      document.blocks.append(
        DocumentChart.of(value) ?? DocumentChart.table(of: value)
          ?? .code(Document.Code(shown, .output)))
    }
    return document
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
