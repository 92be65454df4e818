import NewsScript
import TerminalText

/// What `:help` says.
enum PromptHelp {
  private static let about = """
    Lua 5.4 runs here. An expression shows its value, and _ holds the last one; a chunk may take \
    several lines. Ctrl-C stops what runs, or gives up what was typed. Variables last when they \
    are global: 'local' ends with its chunk.
    """

  private static let examples = [
    "a = corpus:first()", "a.quotes", "a.mentions:count_by(\"kind\")",
    "for q in a.quotes:each() do print(q.speaker and q.speaker.name, q.text) end",
    ":doc Article",
  ]

  /// The commands, then where to go on.
  static func text(width: Int) -> String {
    let usages = PromptCommand.all.map { ":" + $0.name + ($0.argument.map { " " + $0 } ?? "") }
    let column = (usages.map(\.utf8.count).max() ?? 0) + 4
    var lines: [String] = []
    for (usage, command) in zip(usages, PromptCommand.all) {
      let first = "  " + usage + String(repeating: " ", count: column - 2 - usage.utf8.count)
      let rest = String(repeating: " ", count: column)
      lines += DisplayText.wrap(command.summary, width: width, first: first, rest: rest)
    }
    lines += [""] + DisplayText.wrap(about, width: width) + ["", "Try:"]
    lines += examples.map { "  " + $0 }
    return lines.map { $0 + "\n" }.joined()
  }
}
