import CommandKit

/// `newslab help`: what the program and its commands do.
enum HelpCommand: Command {
  static let name = "help"
  static let summary = "Explains the program or one of its commands."
  static let examples = ["help", "help show", "help policy plugin"]

  static let topic = Positional(optional: "TOPIC", "Command to explain, or policy.")
  static let subject = Positional(optional: "NAME", "What of the topic to explain.")
  static var arguments: [any Argument] { [topic, subject] }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    guard let topic = arguments[topic] else { return try printOverview(in: session) }
    if topic == "policy" {
      return try PolicyHelp(session: session).write(arguments[subject])
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
}
