import LineEditor

extension PromptCommand {
  /// Commands about the session: what was typed, what is loaded, what runs.
  static let sessionCommands = files + work + reading + entries + [quit]

  /// A command after which the prompt goes on.
  private init(
    _ name: String, _ argument: String? = nil, isOptional: Bool = false,
    completes: PromptArgument? = nil, saying summary: String,
    body: @escaping @Sendable (REPL, String) -> Void
  ) {
    self.init(
      name: name, argument: argument, isOptional: isOptional, completes: completes,
      summary: summary
    ) { repl, words in
      body(repl, words)
      return true
    }
  }

  private static let files = [
    PromptCommand(
      "load", "FILE", completes: .file,
      saying: "Runs a file; a component that it returns gets its name as a variable."
    ) { $0.load($1) },
    PromptCommand("reload", saying: "Loads files again that have changed, and says which.") {
      repl, _ in
      repl.reload()
    },
    PromptCommand(
      "corpus", "PATH", isOptional: true, completes: .corpus,
      saying: "Says which corpus is open, or opens another one; variables stay."
    ) { $0.openCorpus($1) },
    PromptCommand("plugins", saying: "Lists the plugins and what they are for.") { repl, _ in
      repl.listPlugins()
    },
  ]

  private static let work = [
    PromptCommand(
      "run", "COMPONENT… [OPTIONS]", completes: .component,
      saying:
        "Runs components over the corpus, as 'newslab run' does; variables are components, too."
    ) { $0.runComponents($1) },
    PromptCommand(
      "time", "EXPRESSION", completes: .expression, saying: "Shows a value and what it took."
    ) { $0.time($1) },
    PromptCommand(
      "bench", "EXPRESSION", completes: .expression,
      saying: "Evaluates again and again, and says how long it takes."
    ) { $0.bench($1) },
    PromptCommand(
      "why", saying: "Explains the latest error: the lines of source, and what variables were."
    ) { repl, _ in repl.explainFailure() },
    PromptCommand(
      "limits", "NAME=VALUE", isOptional: true, completes: .limit,
      saying: "Says what an entry may take, or sets it: time, memory, steps, depth, output."
    ) { $0.limit($1) },
  ]

  private static let reading = [
    PromptCommand("next", saying: "Shows the next article, which is a and article from then on.") {
      repl, _ in
      repl.readNext()
    },
    PromptCommand(
      "peek", "ID", isOptional: true, completes: .articleID,
      saying: "Shows the next article, or that of an id, and moves nowhere."
    ) { $0.peek(at: $1) },
  ]

  private static let entries = [
    PromptCommand(
      "history", "N or WORDS", isOptional: true,
      saying: "Lists what was typed: the latest entries, or those that have the words."
    ) { $0.listHistory($1) },
    PromptCommand(
      "save", "FILE [1-5 or NAME …]", completes: .fileAndEntries,
      saying: "Writes what was typed as a script that runs by itself."
    ) { $0.save($1) },
    PromptCommand(
      "export", "FILE [EXPRESSION]", completes: .fileAndExpression,
      saying: "Writes the session, or one value, as a page: .html, .md, .txt, .csv or .json."
    ) { $0.export($1) },
    PromptCommand(
      "edit", "ENTRY or FILE", isOptional: true, completes: .entry,
      saying: "Opens an entry in your editor; what comes back stands behind the prompt."
    ) { $0.edit($1) },
    PromptCommand(
      "replay", "FILE", completes: .file,
      saying: "Types the lines of a script, or of a transcript, as if somebody did."
    ) { $0.replay($1) },
    PromptCommand(
      "log", "FILE or off", isOptional: true, completes: .file,
      saying: "Writes the session to a file as it goes, or says where."
    ) { $0.startLog($1) },
    PromptCommand(
      "set", "NAME [VALUE]", isOptional: true, completes: .setting,
      saying: "Lists the settings, shows one, or sets it."
    ) { $0.set($1) },
  ]

  private static let quit = PromptCommand(name: "quit", summary: "Leaves, as Ctrl-D does.") {
    _, _ in false
  }
}
