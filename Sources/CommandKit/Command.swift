/// A subcommand: what it is called, what it takes, what it does.
///
/// Add one by writing a type that conforms and listing it in a ``CommandSet``.
package protocol Command<Session>: SendableMetatype {
  /// What commands of the program work with.
  associatedtype Session
  /// The word that calls it.
  static var name: String { get }
  /// What it does, in one sentence.
  static var summary: String { get }
  /// More about it, paragraphs with a blank line between, or an empty string; lines of a term, a tab
  /// and what it means are a table.
  static var details: String { get }
  /// Its options and positional arguments, in the order of the help.
  static var arguments: [any Argument] { get }
  /// Calls that show how it is used, without the program's name.
  static var examples: [String] { get }
  /// Does it.
  static func run(_ arguments: ParsedArguments, in session: Session) throws
}

extension Command {
  package static var details: String { "" }
  package static var examples: [String] { [] }

  /// The plain description of the command.
  package static var description: CommandDescription {
    CommandDescription(
      name: name, summary: summary, details: details,
      arguments: arguments.map(\.description) + [CommandLineParser.help.description],
      examples: examples)
  }
}
