import CommandKit
import Glibc

/// What the words of the command line ask for; the one place that tells commands, scripts and
/// corpora apart.
package enum Invocation: Equatable {
  /// `--help`, `-h`.
  case help
  /// `--version`, `-V`.
  case version
  /// A command and the words behind it.
  case command(String, [String])
  /// `FILE.lua [args]`.
  case script(String, [String])
  /// The prompt: nothing at all, or only a corpus.
  case prompt(corpus: String?)
  /// An option that stands where a command is expected.
  case unknownOption(String)

  /// Reads the first word.
  package init(_ arguments: [String]) {
    guard let first = arguments.first else {
      self = .prompt(corpus: nil)
      return
    }
    let rest = Array(arguments.dropFirst())
    let isCommand = Commands.all.commands.contains { $0.name == first }
    switch first {
    case "--help", "-h": self = .help
    case "--version", "-V": self = .version
    case _ where isCommand: self = .command(first, rest)
    case _ where first.hasSuffix(".lua"): self = .script(first, rest)
    case _ where first.hasPrefix("-") && first != "-": self = .unknownOption(first)
    case _ where rest.isEmpty && Self.isPath(first): self = .prompt(corpus: first)
    default: self = .command(first, rest)
    }
  }

  /// Reads the options that stand in front of a script or corpus, then the rest.
  static func read(_ arguments: [String], for session: Session) throws -> Invocation {
    guard let words = try LeadingOptions.take(from: arguments, for: session) else {
      return Invocation(arguments)
    }
    let invocation = Invocation(words)
    if case .command(let name, _) = invocation {
      let option = arguments[0].prefix { $0 != "=" }
      throw CommandFailure(
        .usage, "option '\(option)' stands before a script or corpus, or behind '\(name)'")
    }
    return invocation
  }

  /// Whether a word that is no command names a corpus: it has a slash, or something of that name
  /// is there.
  private static func isPath(_ word: String) -> Bool {
    word.contains("/") || access(word, F_OK) == 0
  }

  /// Does what is asked for.
  func run(in session: Session) throws {
    switch self {
    case .help: try HelpCommand.printOverview(in: session)
    case .version: try session.output.write("newslab \(Version.current)\n")
    case .command(let name, let words): try Self.run(name, words, in: session)
    case .script(let path, let words):
      try ScriptFile.run(path, arguments: words, in: session)
    case .prompt(let corpus): try REPL.run(corpusPath: corpus, in: session)
    case .unknownOption(let name):
      throw CommandError.unknownOption(name, among: ["--help", "--version"])
    }
  }

  private static func run(_ name: String, _ words: [String], in session: Session) throws {
    let isCommand = Commands.all.commands.contains { $0.name == name }
    if !isCommand, let extra = words.first, isPath(name) {
      throw CommandError.extraArgument(extra, usage: "newslab [CORPUS]")
    }
    try run(Commands.all.command(named: name), words, in: session)
  }

  private static func run(
    _ command: any Command<Session>.Type, _ words: [String], in session: Session
  ) throws {
    switch try CommandLineParser.parse(words, for: command) {
    case .help: try HelpCommand.printHelp(of: command, in: session)
    case .arguments(let arguments): try command.run(arguments, in: session)
    }
  }
}
