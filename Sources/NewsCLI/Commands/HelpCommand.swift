import CommandKit
import LuaKit
import NewsScript

/// `newslab help`: what the program and its commands do.
enum HelpCommand: Command {
  static let name = "help"
  static let summary = "Explains the program or one of its commands, or what scripts can use."
  static let details = """
    'help lua' lists what scripts can use; 'help lua NAME' explains one of these, such as \
    newslab.counter, Article or Article:has. 'help policy NAME' lists the functions that scripts \
    and plugins have, and what grants them more. 'help formats' lists what is read and written, \
    'help accumulators' what reports gather with, 'help patterns' what patterns of tokens are \
    made of.
    """
  static let examples = [
    "help", "help show", "help lua Article:has", "help policy plugin", "help --man",
  ]

  static let topic = Positional(
    optional: "TOPIC", "Command to explain, or lua, policy, formats, accumulators or patterns.")
  static let subject = Positional(optional: "NAME", "What of the topic to explain.")
  static let manual = Flag("--man", "Writes the manual page of the whole program for man(1).")
  static var arguments: [any Argument] { [topic, subject, manual] }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    if arguments[manual] { return try printManual(in: session) }
    guard let topic = arguments[topic] else { return try printOverview(in: session) }
    if topic == LuaHelp.topic { return try LuaHelp.write(arguments[subject], in: session) }
    if topic == PolicyHelp.topic {
      return try PolicyHelp(session: session).write(arguments[subject])
    }
    if topic == FormatHelp.topic, arguments[subject] == nil {
      return try FormatHelp.write(in: session)
    }
    if topic == AccumulatorHelp.topic, arguments[subject] == nil {
      return try AccumulatorHelp.write(in: session)
    }
    if topic == PatternHelp.topic, arguments[subject] == nil {
      return try PatternHelp.write(in: session)
    }
    if let extra = arguments[subject] {
      throw CommandError.extraArgument(extra, usage: "help \(topic)")
    }
    try printHelp(of: Commands.all.command(named: topic), in: session)
  }

  /// Prints the list of commands.
  static func printOverview(in session: Session) throws {
    try session.output.write(HelpText.render(Commands.all.description, width: session.columns))
  }

  /// Prints the help of one command.
  static func printHelp(of command: any Command<Session>.Type, in session: Session) throws {
    let text = HelpText.render(
      command.description, of: Commands.all.name, width: session.columns)
    try session.output.write(text)
  }

  private static func printManual(in session: Session) throws {
    let exits = ExitCode.meanings.map { (term: String($0.code.rawValue), meaning: $0.meaning) }
    try session.output.write(
      ManualPage.render(
        Commands.all.description,
        sections: [ManualPage.Section("EXIT STATUS", exits), environment, scripts]))
  }

  /// Every name that scripts can use.
  private static var scripts: ManualPage.Section {
    let entries = HelpRenderer(NewslabAPI.description).summaries
    return ManualPage.Section(
      "SCRIPTS", entries.map { (term: $0.name, meaning: $0.summary) })
  }

  private static let environment = ManualPage.Section(
    "ENVIRONMENT",
    [
      ("NEWSLAB_CORPUS", "The corpus that is read when none is named."),
      ("NEWSLAB_DATA", "Where lists, scripts and plugins are, when not beside the program."),
      ("NEWSLAB_LANGUAGES", "Where the data of libexttextcat is, when not in its usual folder."),
      ("COLUMNS", "How wide the screen is."),
      (
        "XDG_DATA_HOME",
        "Below it, newslab/plugins holds plugins and newslab/gazetteers lists of your own."
      ),
      ("XDG_CACHE_HOME", "Below it, newslab/gazetteers holds lists as they were compiled."),
      ("XDG_STATE_HOME", "Below it, newslab/history holds what was typed at the prompt."),
      ("LUA_INIT, LUA_PATH, LUA_CPATH", "Count for 'newslab lua' alone."),
    ])
}
