import CommandKit
import Glibc
import NewsPlugins
import NewsScript

/// `newslab run`: components over a corpus.
enum RunCommand: Command {
  /// The formats that results are written in.
  enum Format: String, CaseIterable, ArgumentValue { case text, table, md, html, csv, json, jsonl }

  static let name = "run"
  static let summary = "Runs filters, classifiers, annotators and reports over a corpus."
  static let details = """
    A component is FILE.lua (all components of the file), FILE.lua:NAME, PLUGIN:NAME, or a name \
    that only one component has. Components run in the order given: filters narrow, annotators \
    and classifiers add, reports close. Without a report the articles that are left are written.

    An article in which a component fails is one line on standard error; the others are done, \
    and the exit code is 1.
    """
  static let examples = [
    "run who-said-what --corpus seeds",
    "run security-topic mentions-organisation --corpus seeds --set names=NATO,UN --format jsonl",
  ]

  static let components = Positional(many: "COMPONENT", "What to run.")
  static let corpus = Option<String?>(
    "--corpus", short: "-c", value: "PATH", "Folder or file to read; else NEWSLAB_CORPUS.")
  static let settings = Option<[String]>(
    "--set", short: "-s", value: "NAME=VALUE", "Option to set, or component.option to set.")
  static let format = Option("--format", short: "-f", default: Format.text, "How to write it.")
  static let output = Option<String?>(
    "--output", short: "-o", value: "FILE", "File to write instead of standard output.")
  static var arguments: [any Argument] {
    [components, corpus, settings, format, output] + ReaderArguments.all + ScriptOptions.arguments
  }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    session.scriptOptions = ScriptOptions(arguments)
    session.readerOptions = try ReaderArguments.options(arguments, in: session)
    let host = try session.scriptHost(corpus: arguments[corpus])
    let loader = try session.componentLoader(host: host)
    var loaded: [LoadedComponent] = []
    for specification in arguments[components] {
      host.running = specification
      defer { host.running = nil }
      do {
        loaded += try loader.load(specification)
      } catch {
        try session.output.flush()
        throw withHint(session.failure(loading: error), specification)
      }
    }
    try Settings(arguments[settings]).apply(to: &loaded)
    let run = CorpusRun(loaded, host: host, session: session)
    try run.run(format: arguments[format], outputPath: arguments[output])
  }

  /// The failure with a note when a corpus may stand where a component is expected.
  private static func withHint(_ failure: CommandFailure, _ word: String) -> CommandFailure {
    guard failure.exitCode == .usage, access(word, F_OK) == 0 else { return failure }
    let note = "'\(word)' is a folder or file; a corpus is named with --corpus \(word)"
    return CommandFailure(failure.exitCode, failure.message, notes: failure.notes + [note])
  }
}
