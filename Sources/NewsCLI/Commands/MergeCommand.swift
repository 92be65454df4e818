import CommandKit
import NewsCorpus
import NewsScript

/// `newslab merge`: the results of several workers as one.
enum MergeCommand: Command {
  static let name = "merge"
  static let summary = "Puts the results of workers together and lets reports finish."
  static let details = """
    RESULTS are what 'newslab worker' wrote, in the order of the parts of the corpus, each part \
    whole. The components run no more, but reports finish, so their files must be there and be \
    the same as the workers had.
    """
  static let examples = ["merge part1.results part2.results --format html -o entities.html"]

  static let results = Positional(many: "RESULTS", "What workers wrote, in order.")
  static var arguments: [any Argument] {
    [
      results, RunCommand.format, RunCommand.table, RunCommand.output, RunCommand.corpus,
      RunArguments.statuses,
    ]
      + [RunArguments.quiet, RunArguments.verbose] + ScriptOptions.arguments
  }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    session.scriptOptions = ScriptOptions(arguments)
    let paths = arguments[results]
    var hello: WorkerProtocol.Hello?
    for path in paths {
      let found = try Self.hello(of: path)
      if let hello, hello.run != found.run {
        throw CommandFailure(
          .usage,
          "'\(path)' is of another run than '\(paths[0])': components, options or rules differ")
      }
      hello = found
    }
    guard let hello else { return }
    let corpus = try arguments[RunCommand.corpus].map { try session.corpus(named: $0) }
    let messages = RunMessages()
    let stop = RunStop()
    let opener = try ComponentOpener(
      hello.specifications, corpus: corpus, cancellation: stop.interrupting, in: session)
    var loaded = try RunCommand.open(opener, messages, in: session)
    try Settings(hello.settings).apply(to: &loaded)
    let identity = RunIdentity(
      loaded, tools: try session.tools(), limits: session.scriptOptions, wishes: nil)
    guard identity.hash == hello.run else {
      throw CommandFailure(
        .permission,
        "components, options, limits or rules are not those that the workers of '\(paths[0])' had")
    }
    var settings = RunSettings()
    try RunCommand.setOutput(arguments, of: &settings)
    settings.statusesPath = arguments[RunArguments.statuses]?.argument
    var outputs = PathCheck(reading: paths.map { ("a result", $0) })
    try outputs.write(RunCommand.output.description.name, settings.outputPath)
    try outputs.write(RunArguments.statuses.description.name, settings.statusesPath)
    settings.verbosity =
      arguments[RunArguments.quiet]
      ? .quiet : arguments[RunArguments.verbose] ? .verbose : .normal
    let work = CorpusRun(
      loaded, messages: messages, settings: settings, stop: stop, session: session
    ) {
      try opener.open($0)
    }
    try work.merge { consume in
      for path in paths {
        try Self.forEachResult(in: path, components: loaded.count, consume)
      }
    }
  }

  private static func lines(of path: String) throws(CommandFailure) -> NewsCorpus.LineReader {
    WorkerProtocol.lines(
      try CommandFailure.reading(path) { () throws(FileError) in try DescriptorSource(path: path) })
  }

  private static func hello(of path: String) throws(CommandFailure) -> WorkerProtocol.Hello {
    var input = try lines(of: path)
    guard let line = try? input.nextBytes(), let hello = WorkerProtocol.Hello(line) else {
      throw CommandFailure(.usage, "'\(path)' is no result of 'newslab worker'")
    }
    return hello
  }

  private static func forEachResult(
    in path: String, components: Int, _ body: (ShardResult) throws -> Void
  ) throws {
    var input = try lines(of: path)
    let next = { () throws(CommandFailure) -> [UInt8]? in
      try CommandFailure.reading(path) { () throws(FileError) in try input.nextBytes() }
    }
    _ = try next()
    while let line = try next() {
      if line.isEmpty || WorkerProtocol.Mark(line) != nil { continue }
      guard let result = WorkerProtocol.result(line, components: components, worker: 1) else {
        throw CommandFailure(
          .inputOutput, "'\(path):\(input.number)': expected the result of a shard of a worker")
      }
      try body(result)
    }
  }
}
