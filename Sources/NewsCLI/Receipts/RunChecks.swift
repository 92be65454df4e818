import CommandKit
import NewsCorpus

/// What a command line says about trusting a run: receipts, and comparing one run with another.
enum RunChecks {
  static let receipt = Option<NonEmptyText?>(
    "--receipt", value: "FILE", "Writes what the run was made of and came to, for --verify.")
  static let verify = Option<NonEmptyText?>(
    "--verify", value: "RECEIPT", "Runs again what a receipt says, and says what differs.")
  static let determinism = Flag(
    "--check-determinism", "Runs in new processes, other workers and shards; compares the bytes.")
  static let diff = Flag(
    "--diff", "Compares two results of format json or jsonl: newslab run --diff A.json B.json.")

  /// The options, in the order of the help.
  static let all: [any Argument] = [receipt, verify, determinism, diff]

  /// Checks what is to be checked; says false when the command line wants an ordinary run.
  static func run(_ arguments: ParsedArguments, in session: Session) throws -> Bool {
    if let path = arguments[verify]?.argument {
      try allow(
        [
          verify, RunCommand.output, RunArguments.workers, RunArguments.shardSize,
          RunArguments.isolate, RunArguments.quiet, RunArguments.noProgress,
        ] + ScriptOptions.grants, with: verify, arguments)
      var paths = PathCheck(reading: [(verify.description.name, path)])
      try paths.write(RunCommand.output.description.name, arguments[RunCommand.output])
      try ReceiptVerification(path: path).run(arguments, in: session)
      return true
    }
    if arguments[diff] {
      try allow(
        [diff, RunCommand.components, RunCommand.format, RunCommand.table, RunCommand.output],
        with: diff, arguments)
      try ResultDiff.run(arguments, in: session)
      return true
    }
    if arguments[determinism] {
      try allow(
        decisive + [determinism, RunArguments.quiet, RunArguments.noProgress], with: determinism,
        arguments)
      try DeterminismCheck(words: decisiveWords(arguments, in: session)).run(in: session)
      return true
    }
    return false
  }

  /// Throws when a word of the command line would have no meaning beside an option.
  static func allow(
    _ allowed: [any Argument], with option: any Argument, _ arguments: ParsedArguments
  ) throws(CommandFailure) {
    let names = allowed.map(\.description.name)
    for argument in RunCommand.arguments where !names.contains(argument.description.name) {
      guard let word = arguments.words(of: argument).first else { continue }
      throw CommandFailure(
        .usage, "'\(word)' does not go with \(option.description.name)")
    }
  }

  /// What decides about the bytes of a result.
  static let decisive: [any Argument] =
    [
      RunCommand.components, RunCommand.corpus, RunCommand.settings, RunCommand.settingsFile,
      RunCommand.format, RunCommand.table, RunArguments.search, RunArguments.sample,
      RunArguments.limit,
    ] + ReaderArguments.all + ScriptOptions.arguments

  /// The words of a command line that decide about the bytes of its result, options first.
  private static func decisiveWords(
    _ arguments: ParsedArguments, in session: Session
  ) -> [String] {
    let name = RunCommand.corpus.description.name
    let corpus = corpusName(arguments, in: session).map { ["\(name)=\($0)"] } ?? []
    let others = decisive.filter {
      ![name, RunCommand.components.description.name].contains($0.description.name)
    }
    // What the ending of a file has decided is said, as other runs write elsewhere.
    let format = RunCommand.decidedFormat(arguments)
    let decided =
      arguments.has(RunCommand.format) || format == .text
      ? [] : ["\(RunCommand.format.description.name)=\(format.rawValue)"]
    return corpus + others.flatMap { arguments.words(of: $0) } + decided + ["--"]
      + arguments[RunCommand.components]
  }

  private static func corpusName(_ arguments: ParsedArguments, in session: Session) -> String? {
    arguments[RunCommand.corpus] ?? session.environment["NEWSLAB_CORPUS"]
  }

  /// The receipt that a command line wants, or nil.
  static func receiptRequest(
    _ arguments: ParsedArguments, again known: Receipt? = nil, in session: Session
  ) -> ReceiptRequest? {
    let path = arguments[receipt]?.argument
    guard path != nil || known != nil else { return nil }
    let narrowing: [any Argument] = [
      RunArguments.search, RunArguments.sample, RunArguments.limit,
    ]
    var selection: [String: String] = [:]
    for argument in narrowing {
      let name = argument.description.name
      guard let word = arguments.words(of: argument).last else { continue }
      selection[String(name.dropFirst(2))] = String(word.dropFirst(name.count + 1))
    }
    return ReceiptRequest(
      path: path, known: known, corpus: corpusName(arguments, in: session) ?? "",
      selection: selection, command: decisiveWords(arguments, in: session))
  }
}
