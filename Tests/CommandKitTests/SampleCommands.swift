import CommandKit

/// What the sample commands work with: a place to leave what they read.
final class SampleSession {
  var seen: [String] = []
}

/// A command with every kind of argument.
enum CopyCommand: Command {
  enum Color: String, CaseIterable, ArgumentValue { case red, green, blue }

  static let name = "copy"
  static let summary = "Copies what is there to where it should be."
  static let details = """
    A first paragraph about it.

    a\tThe first.
    longer\tThe second.

    A second one.
    """
  static let examples = ["copy a b"]

  static let color = Option("--color", short: "-c", default: Color.red, "Paint to use.")
  static let count = Option("--count", short: "-n", default: 1, "How often.")
  static let scale = Option("--scale", default: 1.5, "How large.")
  static let label = Option<String?>("--label", short: "-l", value: "TEXT", "What to write on it.")
  static let tags = Option<[String]>("--tag", short: "-t", "Word to add.")
  static let quiet = Flag("--quiet", short: "-q", "Says nothing.")
  static let verbose = Flag("--verbose", short: "-v", "Says everything.")
  static let folder = Positional(optional: "FOLDER", "Where to look.")
  static let item = Positional("ITEM", "What to copy.")

  static var arguments: [any Argument] {
    [folder, item, color, count, scale, label, tags, quiet, verbose]
  }

  static func run(_ arguments: ParsedArguments, in session: SampleSession) {
    session.seen.append(arguments[item])
  }
}

/// A command that takes many words.
enum JoinCommand: Command {
  static let name = "join"
  static let summary = "Joins many things into one."

  static let first = Positional("FIRST", "Thing to begin with.")
  static let others = Positional(many: "OTHER", isRequired: false, "Thing to add.")
  static var arguments: [any Argument] { [first, others] }

  static func run(_ arguments: ParsedArguments, in session: SampleSession) {
    session.seen += [arguments[first]] + arguments[others]
  }
}

/// The two of them.
enum SampleCommands {
  static let all = CommandSet<SampleSession>(
    name: "sample", version: "1.2", summary: "A program to look at.", usages: ["[FOLDER]"],
    commands: [CopyCommand.self, JoinCommand.self])

  /// The values of words, or an error when they ask for help.
  static func parse(_ words: [String]) throws -> ParsedArguments {
    try parse(words, for: CopyCommand.self)
  }

  static func parse(
    _ words: [String], for command: any Command<SampleSession>.Type
  ) throws -> ParsedArguments {
    switch try CommandLineParser.parse(words, for: command) {
    case .help: throw HelpWanted()
    case .arguments(let arguments): return arguments
    }
  }

  struct HelpWanted: Error {}
}
