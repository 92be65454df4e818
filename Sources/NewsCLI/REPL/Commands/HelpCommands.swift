extension PromptCommand {
  /// Commands that explain.
  static let helpCommands = [
    PromptCommand(name: "help", summary: "Lists what can be typed here.") { repl, _ in
      repl.show(PromptHelp.text(width: repl.columns))
      return true
    },
    PromptCommand(
      name: "doc", argument: "NAME", completes: .topic,
      summary: "Explains a name, such as newslab.counter, Article or Article.title."
    ) { repl, name in
      repl.explain(name)
      return true
    },
  ]
}
