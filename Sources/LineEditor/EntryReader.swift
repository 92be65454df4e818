/// Where a prompt gets its entries from: an editor on a terminal, or plain reading.
package protocol EntryReader: AnyObject {
  /// Shows a prompt and gives what is typed behind it, which may be several lines.
  func read(_ prompt: LinePrompt) -> TypedEntry
  /// Adds an entry to what the arrow keys bring back.
  func remember(_ entry: String)
  /// Opens a text in the user's text editor; what comes of it stands behind the next prompt.
  func edit(_ text: String) throws(ExternalEditor.Failure)
  /// Leaves the terminal as it was found; reading goes on no more.
  func close()
}

/// What stands before what is typed.
package struct LinePrompt: Equatable, Sendable {
  /// What stands before the first line.
  package let first: String
  /// What stands before every other line.
  package let rest: String

  /// Takes both prompts, in plain text.
  package init(first: String, rest: String) { (self.first, self.rest) = (first, rest) }
}

/// What somebody did at a prompt.
package enum TypedEntry: Equatable, Sendable {
  /// An entry without its last line feed; one of several lines has line feeds.
  case entry(String)
  /// Ctrl-C: what was typed is given up.
  case interrupted
  /// Ctrl-D, or a terminal that is gone.
  case end
}
