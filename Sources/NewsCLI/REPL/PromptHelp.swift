import NewsScript
import TerminalText

/// What `:help` says.
enum PromptHelp {
  private static let about = """
    Lua 5.4 runs here. An expression shows its value, and _ holds the last one. Ctrl-C stops what \
    runs, or gives up what was typed; Tab completes.
    """

  private static let questions = [
    HelpPage.Row(
      "x?", "Explains a variable, a field (a.title?), a method (corpus:where?), a command."),
    HelpPage.Row("x??", "Shows the source, too."),
  ]

  private static let examples = [
    "a = corpus:first()", "a.quotes", "a.mentions:count_by(\"kind\")",
    "for q in a.quotes:each() do print(q.speaker and q.speaker.name, q.text) end",
  ]

  /// The commands by what they are for, then where to go on.
  static func text(width: Int) -> String {
    var lines = DisplayText.wrap(about, width: width)
    let groups = [
      ("Help", PromptCommand.helpCommands, questions),
      ("Values", PromptCommand.valueCommands, []),
      ("Session", PromptCommand.sessionCommands, []),
    ]
    let all = groups.flatMap { group in group.2 + group.1.map(row) }
    for (heading, commands, rows) in groups where !commands.isEmpty {
      lines += ["", heading] + HelpRows.lines(rows + commands.map(row), width: width, beside: all)
    }
    lines += ["", "Try"] + examples.map { "  " + $0 }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func row(_ command: PromptCommand) -> HelpPage.Row {
    HelpPage.Row(command.usage, command.summary)
  }
}
