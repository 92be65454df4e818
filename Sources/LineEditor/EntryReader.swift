/// Where a prompt gets its entries from: an editor on a terminal, or plain reading.
package protocol EntryReader: AnyObject {
  /// Shows a prompt and gives what is typed behind it, which may be several lines.
  func read(_ prompt: LinePrompt) -> TypedEntry
  /// Adds an entry to what the arrow keys bring back.
  func remember(_ entry: String)
  /// Opens a text in the user's text editor; what comes of it stands behind the next prompt.
  func edit(_ text: String) throws(ExternalEditor.Failure)
  /// What a person wants, from the next prompt on.
  var options: EntryOptions { get set }
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

/// What a person wants of an editor.
package struct EntryOptions: Equatable, Sendable {
  /// Whether what is typed has colours, unless NO_COLOR is set.
  package var hasColours: Bool
  /// The command that edits a text; empty takes that of VISUAL or EDITOR.
  package var editor: String

  /// Colours, and the editor of the environment, when nothing else is said.
  package init(hasColours: Bool = true, editor: String = "") {
    (self.hasColours, self.editor) = (hasColours, editor)
  }
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
