extension PromptCommand {
  /// Commands that show values.
  static let valueCommands: [PromptCommand] = []
}
