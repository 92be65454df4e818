import CommandKit
import Glibc
import NewsCorpus
import NewsPlugins
import NewsScript

/// `newslab worker`: components over articles on standard input, results on standard output.
enum WorkerCommand: Command {
  static let name = "worker"
  static let summary = "Runs components on articles from standard input, for a run elsewhere."
  static let details = """
    Articles come as JSON lines, results go as JSON lines: first who the worker is, then for every \
    few articles how each component fared with each, what is left, and what reports gathered. \
    'newslab merge' puts the results of several workers together. When each worker gets another \
    part of a corpus, --position says where its part begins: parts that come later have higher \
    numbers. The guide 'Workers' describes the lines.
    """
  static let examples = [
    "worker entity-index < part1.jsonl > part1.results",
    "worker entity-index --position 1000000 < part2.jsonl > part2.results",
  ]

  static let components = Positional(many: "COMPONENT", "What to run.")
  static let corpus = Option<String?>(
    "--corpus", short: "-c", value: "PATH", "What scripts see as the corpus; else nothing.")
  static let position = Option<Int>(
    "--position", value: "N", default: 0, "The place of the first article in the whole corpus.")
  static let marks = Flag("--marks", "Tells of each component before it gets an article.")
  static let titles = Flag(
    "--titles", "Adds the first sentence of articles that have no title.")
  static let dropped = Flag(
    "--dropped", "Shows what components made of articles that a filter dropped later, too.")
  static let processMemory = Option<ByteCount?>(
    "--process-memory", value: "SIZE", "Memory for the whole process, as in 4G.")
  static var arguments: [any Argument] {
    [
      components, corpus, RunCommand.settings, RunCommand.settingsFile, position,
      RunArguments.shardSize, titles, dropped, marks, processMemory,
    ] + ReaderArguments.all + ScriptOptions.arguments
  }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    session.scriptOptions = ScriptOptions(arguments)
    session.readerOptions = try ReaderArguments.options(arguments, in: session)
    let places = 0...WorkerProtocol.lastPlace
    guard places.contains(arguments[position]) else {
      throw CommandFailure(
        .usage,
        "option '--position': expected 0 to \(places.upperBound), got \(arguments[position])")
    }
    let corpus = try arguments[corpus].map { try session.corpus(named: $0) }
    if let bytes = arguments[processMemory]?.bytes { Self.limit(to: bytes) }
    if arguments[marks] { ParentWatch.begin() }
    let messages = RunMessages()
    let opener = try ComponentOpener(
      arguments[components], corpus: corpus, cancellation: RunStop().interrupting, in: session)
    let loaded = try RunCommand.load(opener, arguments, messages, in: session)
    try CorpusRun.checkShareable(
      RunEngine(RunPlan { _ in [] }, components: loaded, messages: messages))
    let identity = RunIdentity(
      loaded, tools: try session.lazyTools(), limits: session.scriptOptions, wishes: nil)
    let hello = WorkerProtocol.Hello(
      run: identity.hash, specifications: arguments[components], components: loaded)
    try session.output.write(hello.line)
    try session.output.flush()
    var plan = RunPlan { _ in [] }
    plan.wantsEveryArticle = true
    plan.wantsDerivedTitles = arguments[titles]
    plan.wantsDropped = arguments[dropped]
    let work = try WorkerSession(
      loaded, plan, messages: messages, in: session, corpus: corpus,
      rule: ShardRule(size: arguments[RunArguments.shardSize].count),
      first: arguments[position], marks: arguments[marks])
    try work.run()
  }

  private static func limit(to bytes: Int) {
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    limit = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
  }
}
