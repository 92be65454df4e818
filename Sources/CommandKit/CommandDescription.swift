/// What can be said of a command, as plain data.
package struct CommandDescription: Codable, Hashable, Sendable {
  /// The word that calls it.
  package var name: String
  /// What it does, in one sentence.
  package var summary: String
  /// More about it, or an empty string.
  package var details: String
  /// Its options and positional arguments.
  package var arguments: [ArgumentDescription]
  /// Calls that show how it is used, without the program's name.
  package var examples: [String]

  /// The arguments that are known by their place.
  package var positionals: [ArgumentDescription] { arguments.filter { $0.kind == .positional } }
  /// The arguments that are known by their name, flags included.
  package var options: [ArgumentDescription] { arguments.filter { $0.kind != .positional } }

  /// The usage line without the program: `show [CORPUS] ID [OPTIONS]`.
  package var usage: String {
    ([name] + positionals.map(\.usage) + ["[OPTIONS]"]).joined(separator: " ")
  }

  /// The rows of a part of the details that is a table: a term and what it means in each line, with
  /// a tab between them; nil for a paragraph.
  func rows(of part: Substring) -> [(term: String, meaning: String)]? {
    var rows: [(term: String, meaning: String)] = []
    for line in part.split(separator: "\n") {
      let cells = line.split(separator: "\t", maxSplits: 1)
      guard cells.count == 2 else { return nil }
      rows.append((String(cells[0]), String(cells[1])))
    }
    return rows
  }
}

/// What can be said of a program and its commands; help, completion and manual read only this.
package struct ToolDescription: Codable, Hashable, Sendable {
  /// The version of this description's form.
  package var form = 1
  /// The program's name.
  package var name: String
  /// Its version.
  package var version: String
  /// What it is for, in one sentence.
  package var summary: String
  /// The usage lines of the program itself, without its name.
  package var usages: [String]
  /// Its commands, in the order of the help.
  package var commands: [CommandDescription]
}
