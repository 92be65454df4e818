import LuaSyntax

/// What is pasted as one piece, and is several entries.
enum PastedEntries {
  /// The entries of a text that is a transcript, or that has lines for the prompt between others;
  /// nil for one entry.
  static func entries(of text: String) -> [String]? {
    if text.hasPrefix(REPL.prompt.first) { return REPL.typedEntries(text) }
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return nil }
    let entries = REPL.typedEntries(text)
    guard entries.count > 1, entries.contains(where: isForPrompt) else { return nil }
    return LuaSource(text).status == .complete ? nil : entries.filter { !$0.isEmpty }
  }

  private static func isForPrompt(_ entry: String) -> Bool {
    if HelpRequest.read(entry) != nil { return true }
    guard PromptCommand.isCommand(entry), case .success = PromptCommand.read(entry) else {
      return false
    }
    return true
  }
}
