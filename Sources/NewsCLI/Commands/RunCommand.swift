import CommandKit
import Glibc
import NewsCorpus
import NewsPlugins
import NewsScript

/// `newslab run`: components over a corpus.
enum RunCommand: Command {
  /// The formats that results are written in.
  typealias Format = DocumentFormat

  static let name = "run"
  static let summary = "Runs filters, classifiers, annotators and reports over a corpus."
  static let details = """
    A component is FILE.lua (all components of the file), FILE.lua:NAME, PLUGIN:NAME, or a name \
    that only one component has. Components run in the order given: filters narrow, annotators \
    and classifiers add, reports close. Without a report the articles that are left are written.

    An article in which a component fails is one line on standard error; the others are done, \
    and the exit code is 1. Results stand in the order of the corpus and are the same bytes \
    however many workers there are. Ctrl-C lets the articles in hand finish, a second one stops \
    at once.
    """
  static let examples = [
    "run who-said-what --corpus seeds",
    "run security-topic mentions-organisation --corpus seeds --set names=NATO,UN --format jsonl",
    "run entity-index --corpus wire.newslab --where 'date:2017-04 nato' --sample 1000 -j 4",
  ]

  static let components = Positional(many: "COMPONENT", isRequired: false, "What to run.")
  static let corpus = Option<String?>(
    "--corpus", short: "-c", value: "PATH", "Folder or file to read; else NEWSLAB_CORPUS.")
  static let settings = Option<[String]>(
    "--set", short: "-s", value: "NAME=VALUE", "Option to set, or component.option to set.")
  static let settingsFile = Option<NonEmptyText?>(
    "--set-file", value: "FILE", "JSON object with options by name; --set wins over it.")
  static let format = Option("--format", short: "-f", default: Format.text, "How to write it.")
  static let table = Option<PositiveCount?>(
    "--table", value: "N", "Only the Nth table of the reports, with --format csv.")
  static let output = Option<String?>(
    "--output", short: "-o", value: "FILE", "File to write; its ending says the format.")
  static let dryRun = Flag(
    "--dry-run", "Says what would run, on how many articles, with which permissions.")
  static var arguments: [any Argument] {
    [components, corpus, settings, settingsFile, format, table, output, dryRun] + RunArguments.all
      + RunChecks.all + ReaderArguments.all + ScriptOptions.arguments
  }

  /// Puts into the settings of a run what its output is to be.
  static func setOutput(
    _ arguments: ParsedArguments, of run: inout RunSettings
  ) throws(CommandFailure) {
    run.outputPath = arguments[output]
    run.format = decidedFormat(arguments)
    run.table = arguments[table]?.count
    if run.table != nil, run.format != .csv {
      throw CommandFailure(
        .usage, "option '--table': expected --format csv, got \(run.format.rawValue)")
    }
  }

  /// The format that is named, else the one that the ending of the file says, else text.
  static func decidedFormat(_ arguments: ParsedArguments) -> Format {
    let named = arguments.has(format) ? nil : arguments[output].flatMap(Format.init(path:))
    return named ?? arguments[format]
  }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    if try RunChecks.run(arguments, in: session) { return }
    if arguments[RunArguments.resume], arguments[output] == nil {
      return try resume(arguments, in: session)
    }
    try run(arguments, receipt: RunChecks.receiptRequest(arguments, in: session), in: session)
  }

  /// Runs; what goes into a receipt is gathered when there is a request for one.
  static func run(
    _ arguments: ParsedArguments, receipt: ReceiptRequest?, in session: Session
  ) throws {
    if arguments[components].isEmpty {
      throw CommandError.missingArgument("COMPONENT", usage: "newslab run COMPONENT…")
    }
    session.scriptOptions = ScriptOptions(arguments)
    session.readerOptions = try ReaderArguments.options(arguments, in: session)
    var run = try RunArguments.settings(arguments, in: session)
    try setOutput(arguments, of: &run)
    var paths = PathCheck(reading: [
      ("the corpus", arguments[corpus]), ("--set-file", arguments[settingsFile]?.argument),
    ])
    try paths.write("--output", arguments[output])
    try paths.write("--statuses", run.statusesPath)
    try paths.write("--receipt", arguments[RunChecks.receipt]?.argument)
    try paths.write("--journal", arguments[RunArguments.journal]?.argument)
    run.journal = RunArguments.journal(arguments, output: arguments[output], in: session)
    let corpus = try session.corpusIfNamed(arguments[corpus])
    let stop = RunStop()
    let opener = try ComponentOpener(
      arguments[components], corpus: corpus, cancellation: stop.interrupting, in: session)
    let messages = RunMessages()
    let loaded = try load(opener, arguments, messages, in: session)
    guard let corpus else {
      throw CommandFailure(
        .usage, "no corpus is named; name one with --corpus PATH or set NEWSLAB_CORPUS")
    }
    let selection = try RunArguments.selection(arguments, of: corpus, in: session)
    run.selection = selection
    run.receipt = receipt
    if run.opensAnew, !arguments.has(RunArguments.shardSize) {
      run.shardSize = max(1, min(run.shardSize, corpus.count / 16))
    }
    if arguments[dryRun] {
      return try DryRun(components: loaded, settings: run, corpus: corpus).write(in: session)
    }
    if run.saves, arguments[ScriptOptions.label] {
      throw CommandFailure(
        .usage, "--save and --allow-label are both given; both write to the store")
    }
    if arguments[RunArguments.isolate] { run.isolation = isolation(arguments) }
    let work = CorpusRun(
      loaded, messages: messages, settings: run, stop: stop, session: session,
      open: { try opener.open($0) })
    try work.run(on: corpus)
  }

  /// The words that start a worker process for a command line.
  private static func isolation(_ arguments: ParsedArguments) -> [String] {
    let given: [any Argument] =
      [corpus, settings, settingsFile] + ReaderArguments.all + ScriptOptions.arguments
    return [WorkerCommand.name] + given.flatMap { arguments.words(of: $0) }
      + [WorkerCommand.marks.description.name, "--"] + arguments[components]
  }

  /// Goes on with the run of a journal: the one that is named, else the last one.
  private static func resume(_ arguments: ParsedArguments, in session: Session) throws {
    let words = arguments[components]
    if let extra = words.dropFirst().first {
      throw CommandError.extraArgument(extra, usage: "newslab run --resume [JOURNAL]")
    }
    let named = words.first ?? arguments[RunArguments.journal]?.argument
    guard let path = named ?? JournalRequest.latest(session.environment) else {
      throw CommandFailure(
        .usage, "no run was interrupted that wrote a file; there is nothing to resume")
    }
    guard let header = RunJournal.header(of: path) else {
      throw CommandFailure(.usage, "'\(path)' is no journal of a run, so nothing can be resumed")
    }
    guard header.folder == JournalRequest.currentFolder else {
      throw CommandFailure(
        .usage, "the run of '\(path)' was begun in another folder",
        notes: ["use: cd '\(header.folder)' && newslab run --resume '\(path)'"])
    }
    let given = header.arguments + [RunArguments.resume.description.name]
    guard case .arguments(let parsed) = try CommandLineParser.parse(given, for: Self.self),
      parsed[output] != nil
    else {
      throw CommandFailure(.usage, "'\(path)' is of a run that wrote no file")
    }
    if !arguments[RunArguments.quiet] {
      let line = VisibleText.of(header.arguments.joined(separator: " "))
      session.report(Diagnostic(.note, "goes on with: newslab run \(line)"))
    }
    try run(parsed, in: session)
  }

  /// Opens components and sets their options.
  static func load(
    _ opener: ComponentOpener, _ arguments: ParsedArguments, _ messages: RunMessages,
    in session: Session
  ) throws -> [LoadedComponent] {
    var loaded = try open(opener, messages, in: session)
    try SettingsFile(arguments[settingsFile]?.argument)?.apply(to: &loaded)
    try Settings(arguments[settings]).apply(to: &loaded)
    return loaded
  }

  /// Opens components; what they print meanwhile is said at once.
  static func open(
    _ opener: ComponentOpener, _ messages: RunMessages, in session: Session
  ) throws -> [LoadedComponent] {
    messages.deliver = { session.report($0, of: []) }
    defer { messages.deliver = nil }
    do throws(ComponentOpener.Failure) {
      return try opener.open(messages)
    } catch {
      try session.output.flush()
      throw withHint(session.failure(loading: error.error), error.specification)
    }
  }

  /// The failure with a note when a corpus may stand where a component is expected.
  private static func withHint(_ failure: CommandFailure, _ word: String) -> CommandFailure {
    guard failure.exitCode == .usage, access(word, F_OK) == 0 else { return failure }
    let note = "'\(word)' is a folder or file; a corpus is named with --corpus \(word)"
    return CommandFailure(failure.exitCode, failure.message, notes: failure.notes + [note])
  }
}

/// The formats by their names on the command line.
extension DocumentFormat: ArgumentValue {
  /// The format that the ending of a file says, or nil for other endings.
  init?(path: String) {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "txt": self = .text
    case "html", "htm": self = .html
    case "md": self = .md
    case "csv": self = .csv
    case "json": self = .json
    case "jsonl": self = .jsonl
    default: return nil
    }
  }
}
