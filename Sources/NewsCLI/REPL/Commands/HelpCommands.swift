extension PromptCommand {
  /// Commands that explain.
  static let helpCommands = [
    PromptCommand(
      name: "help", argument: "COMMAND", isOptional: true, completes: .command,
      summary: "Lists what can be typed here, or explains a command."
    ) { repl, name in
      repl.helpOn(name)
      return true
    },
    PromptCommand(
      name: "doc", argument: "TOPIC", completes: .topic,
      summary: "Explains a name, a guide or a topic, such as Article.title, newslab.counter or run."
    ) { repl, name in
      repl.explain(name)
      return true
    },
    PromptCommand(
      name: "apropos", argument: "WORD",
      summary: "Searches everything that help knows: names, summaries, options, examples."
    ) { repl, words in
      repl.search(helpFor: words)
      return true
    },
    PromptCommand(
      name: "components", summary: "Lists what ':run' runs: of the session, of newslab, of plugins."
    ) { repl, _ in
      repl.listComponents()
      return true
    },
    PromptCommand(
      name: "tutorial", argument: "next, back, stop or N", isOptional: true,
      completes: .words(TutorialPlayer.words),
      summary: "Teaches the prompt in ten minutes, and goes on where you were."
    ) { repl, word in
      repl.tutor(word)
      return true
    },
  ]
}
