extension PromptCommand {
  /// Commands about the session: what was typed, what is loaded, what runs.
  static let sessionCommands = [
    PromptCommand(
      name: "load", argument: "FILE", completes: .file,
      summary: "Runs a file; a component that it returns gets its name as a variable."
    ) { repl, path in
      repl.load(path)
      return true
    },
    PromptCommand(name: "quit", summary: "Leaves, as Ctrl-D does.") { _, _ in false },
  ]
}
