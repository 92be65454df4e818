import CommandKit
import NewsAnalysis
import NewsCorpus
import NewsModel

/// `newslab analyze`: everything that is found in articles, one JSON object a line.
enum AnalyzeCommand: Command {
  /// The formats that are written.
  enum Format: String, CaseIterable, ArgumentValue { case jsonl }

  static let name = "analyze"
  static let summary = "Writes what is found in articles, one JSON object a line."
  static let details = """
    Inputs are folders, files (\(CorpusFormats.all.map(\.name).joined(separator: ", "))), archives \
    and compressed files, patterns such as 'data/*.csv', and - for standard input, which is JSON \
    lines unless --from says otherwise. Articles are written in the order of the inputs; the files of a folder are in \
    the order of their paths.

    A record that cannot be read is one line on standard error; the others are written, and the \
    exit code is 1.
    """
  static let examples = ["analyze seeds", "analyze wire.jsonl -o found.jsonl"]

  static let inputs = Positional(many: "IN", "Folder or file to read, or - for standard input.")
  static let format = Option("--format", short: "-f", default: Format.jsonl, "How to write it.")
  static let output = Option<String?>(
    "--output", short: "-o", value: "FILE", "File to write instead of standard output.")
  static var arguments: [any Argument] {
    [inputs, format, JSONOptions.offsets, JSONOptions.layers, output] + ReaderArguments.all
  }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    let paths = arguments[inputs]
    if paths.count(where: { $0 == "-" }) > 1 {
      throw CommandFailure(.usage, "standard input '-' is given twice")
    }
    if paths.contains("") {
      throw CommandFailure(.usage, "expected a folder or file to read, got an empty name")
    }
    session.readerOptions = try ReaderArguments.options(arguments, in: session)
    let form = JSONOptions.form(arguments, layout: .compact)
    let tools = try session.tools()
    guard let path = arguments[output] else {
      var run = AnalyzeRun(form: form, tools: tools, session: session, output: session.output)
      try run.read(paths)
      return try run.finish()
    }
    do {
      let file = try OutputFile(path: path)
      let buffer = OutputBuffer(file, name: "'\(path)'")
      var run = AnalyzeRun(form: form, tools: tools, session: session, output: buffer)
      try run.read(paths)
      try buffer.flush()
      if run.hasResult { try file.finish() }
      try run.finish()
    } catch let error as FileError {
      throw CommandFailure(.inputOutput, "cannot write '\(path)': \(error)")
    }
  }
}
