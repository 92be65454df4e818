/// Scripts that teach shells to complete a program's command line, made from its description.
package struct CompletionScript {
  /// The shells there are scripts for.
  package enum Shell: String, CaseIterable, Sendable, ArgumentValue { case bash, zsh, fish }

  let tool: ToolDescription
  /// What can stand behind `help TOPIC`, by topic; the commands are topics of themselves.
  let subjects: [(topic: String, names: [String])]

  /// Describes the scripts of a program; `subjects` are what `help TOPIC` explains more closely.
  package init(_ tool: ToolDescription, subjects: [(topic: String, names: [String])] = []) {
    (self.tool, self.subjects) = (tool, subjects)
  }

  /// The script for a shell.
  package func text(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  /// What can stand behind `help`.
  var topics: [String] {
    let commands = tool.commands.map(\.name)
    return commands + subjects.map(\.topic).filter { !commands.contains($0) }
  }

  /// The name of the shell function.
  var function: String { "_" + tool.name }

  /// Quotes for all three shells; no text of ours holds a quote that must stay.
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "’") + "'"
  }
}

extension ArgumentDescription {
  /// Whether any file may be its value.
  var takesFile: Bool { choices.isEmpty && expectation == String.expectation }
  /// The names that call it, the short one first.
  var names: [String] { (short.map { [$0] } ?? []) + [name] }
}
