/// Where the prompt gets its lines from: an editor on a terminal, or plain reading.
protocol LineReader: AnyObject {
  /// Shows a prompt and gives what is typed behind it.
  func read(prompt: String) -> TypedLine
  /// Adds an entry to what the arrow keys bring back.
  func remember(_ entry: String)
}

/// What somebody did at a prompt.
enum TypedLine: Equatable {
  /// A line without its line feed; one that was typed in several lines before has line feeds.
  case line(String)
  /// Ctrl-C: what was typed is given up.
  case interrupted
  /// Ctrl-D, or a terminal that is gone.
  case end
}
