import Spelling

/// The commands of a program.
package struct CommandSet<Session>: Sendable {
  /// A command's type.
  package typealias Member = any Command<Session>.Type

  /// The program's name.
  package let name: String
  /// Its version.
  package let version: String
  /// What it is for, in one sentence.
  package let summary: String
  /// The usage lines of the program itself, without its name.
  package let usages: [String]
  /// The commands, in the order of the help.
  package let commands: [Member]

  /// Makes a set.
  package init(
    name: String, version: String, summary: String, usages: [String], commands: [Member]
  ) {
    (self.name, self.version, self.summary) = (name, version, summary)
    (self.usages, self.commands) = (usages, commands)
  }

  /// The plain description of the program.
  package var description: ToolDescription {
    ToolDescription(
      name: name, version: version, summary: summary, usages: usages,
      commands: commands.map { $0.description })
  }

  /// The command that a word calls, or an error that names the nearest one.
  package func command(named word: String) throws(CommandError) -> Member {
    if let command = commands.first(where: { $0.name == word }) { return command }
    let known = commands.map { $0.name }
    throw .unknownCommand(word, nearest: NearestName.nearest(to: word, among: known), known: known)
  }
}
