import CommandKit
import Glibc
import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsScript
import TerminalText

/// `:run`: components over the open corpus, in this process, with those of the session among them.
struct PromptRun {
  private let repl: REPL
  private let session: Session
  private let words: ParsedArguments
  /// Where what the run writes is gathered, unless a file is named.
  private let output: MemorySink
  private let stop = RunStop()

  /// What the shell alone can do.
  private static var foreign: [any Argument] {
    [RunArguments.resume, RunArguments.journal, RunArguments.isolate, RunCommand.dryRun]
      + RunChecks.all
  }

  /// The options that it takes.
  static var arguments: [any Argument] {
    let names = Set(foreign.map(\.description.name))
    return RunCommand.arguments.filter { !names.contains($0.description.name) }
  }

  /// Reads the words behind `:run` as `newslab run` does.
  init(_ text: String, _ repl: REPL) throws {
    let words = try Self.arguments(CommandWords.split(text), repl)
    if words[RunCommand.components].isEmpty {
      throw CommandError.missingArgument("COMPONENT", usage: ":run COMPONENT…")
    }
    for option in Self.foreign where words.has(option) {
      throw CommandFailure(
        .usage, "':run' does not take \(option.description.name); 'newslab run' does")
    }
    (self.repl, self.words, output) = (repl, words, MemorySink())
    let messages = PromptSink { repl.show($0) }
    session = Session(within: repl.session, columns: repl.columns, output: output, error: messages)
    let granted = ScriptOptions(words)
    session.scriptOptions.permissions += granted.permissions
    session.scriptOptions.limits = session.scriptOptions.limits.replaced(by: granted.limits)
  }

  private static func arguments(_ words: [String], _ repl: REPL) throws -> ParsedArguments {
    do throws(CommandError) {
      if case .arguments(let arguments) = try CommandLineParser.parse(words, for: RunCommand.self) {
        return arguments
      }
    } catch {
      guard case .unknownOption(let name, _) = error,
        let setting = setting(meantBy: name, in: words, repl)
      else { throw error }
      throw CommandFailure(.usage, "unknown option '\(name)'; did you mean '--set \(setting)'?")
    }
    throw CommandFailure(.usage, "'newslab help run' lists the options of ':run'")
  }

  /// What stands behind `--set` for a word that names an option of a component on the line.
  private static func setting(meantBy word: String, in words: [String], _ repl: REPL) -> String? {
    let name = String(word.drop { $0 == "-" })
    let library = HelpLibrary(session: repl.session, host: repl.state.host)
    let options = words.filter { !$0.hasPrefix("-") }.flatMap { name -> [ComponentOption] in
      let own = (try? repl.component(named: name)) ?? nil
      return (own ?? library.component(named: name))?.options ?? []
    }
    guard let option = options.first(where: { $0.name == name }),
      let place = words.firstIndex(where: { $0 == word || $0.hasPrefix(word + "=") })
    else { return nil }
    if words[place] != word { return String(words[place].drop { $0 == "-" }) }
    let value = words.dropFirst(place + 1).first { !$0.hasPrefix("-") }
    return name + "=" + (option.kind == .boolean ? "true" : value ?? "VALUE")
  }

  /// Runs; what it comes to is shown, and is the value.
  func run() throws -> LuaValue {
    guard
      let corpus = try words[RunCommand.corpus].map({ try session.corpus(named: $0) })
        ?? repl.state.host.corpus
    else { throw CommandFailure(.usage, "no corpus is open; ':corpus PATH' opens one") }
    let listener = RunListener { [signals = repl.signals] in signals.isInterrupted }
    var settings = try RunArguments.settings(words, in: session)
    try RunCommand.setOutput(words, of: &settings)
    settings.selection = try RunArguments.selection(words, of: corpus, in: session)
    settings.listener = listener
    let messages = RunMessages()
    let (components, opener) = try load(corpus, messages)
    if opener == nil || components.contains(where: isOwn) { settings.workers = 1 }
    let work = CorpusRun(
      components, messages: messages, settings: settings, stop: stop, session: session
    ) { messages in
      guard let opener else { throw CommandFailure(.usage, "the prompt has one worker") }
      return try opener.open(messages)
    }
    defer { repl.failure = failure(listener, components) ?? repl.failure }
    do {
      try whileWatched { try work.run(on: corpus) }
    } catch {
      try session.output.flush()
      show(settings, listener)
      throw error
    }
    try session.output.flush()
    show(settings, listener)
    return try value(listener)
  }

  /// Ends the run when Ctrl-C is pressed, also while a component works on one article.
  private func whileWatched(_ body: () throws -> Void) rethrows {
    let isDone = RunStop()
    let (signals, stop) = (repl.signals, stop)
    let thread = WorkerThread {
      while !isDone.isRaised {
        if signals.isInterrupted {
          stop.interrupt()
          AnalysisStop.raise()
        }
        usleep(20_000)
      }
    }
    defer {
      isDone.raise()
      thread?.join()
    }
    try repl.signals.whileAnalysing(body)
  }

  private func isOwn(_ component: LoadedComponent) -> Bool { component.state === repl.state }

  /// The components: variables of the session, else what `newslab run` finds under the name.
  private func load(
    _ corpus: any Corpus, _ messages: RunMessages
  ) throws -> ([LoadedComponent], ComponentOpener?) {
    var loaded: [LoadedComponent] = []
    var opener: ComponentOpener?
    for name in words[RunCommand.components] {
      if let own = try repl.component(named: name) {
        loaded.append(LoadedComponent(own, in: repl.state, from: "the prompt"))
        continue
      }
      let one = try ComponentOpener(
        [name], corpus: corpus, cancellation: stop.interrupting, in: session)
      loaded += try RunCommand.open(one, messages, in: session)
      opener = one
    }
    try SettingsFile(words[RunCommand.settingsFile]?.argument)?.apply(to: &loaded)
    try Settings(words[RunCommand.settings]).apply(to: &loaded)
    let names = words[RunCommand.components]
    if !loaded.contains(where: isOwn), names.count > 1 {
      opener = try ComponentOpener(
        names, corpus: corpus, cancellation: stop.interrupting, in: session)
    }
    return (loaded, opener)
  }

  /// What the run wrote; of a long list of articles, the beginning.
  private func show(_ settings: RunSettings, _ listener: RunListener) {
    if settings.outputPath != nil {
      return repl.show("\(counted(listener)), written to \(settings.outputPath ?? "")\n")
    }
    // Lines of CSV end in \r\n, which is one character.
    var lines = output.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .dropLast()
    let most = repl.settings.number(.rows) + 2
    let left = lines.count - most
    if settings.format == .text, listener.documents.isEmpty {
      if left > 0 { lines = lines.prefix(most) + ["… \(left) more; -o FILE writes all"] }
      if listener.kept.isEmpty { lines = [] }
    }
    let visible = lines.map { DisplayText.visible(String($0)) + "\n" }.joined()
    let text = visible + counted(listener) + "\n"
    repl.record.add(.value(text, blocks: listener.documents.flatMap(\.document.blocks)))
    repl.write(text)
  }

  private func counted(_ listener: RunListener) -> String {
    let articles = "\(listener.count) article\(listener.count == 1 ? "" : "s")"
    let failed = listener.failed > 0 ? ", \(listener.failed) failed" : ""
    return "\(articles), \(listener.kept.count) kept\(failed)"
  }

  /// What `_` becomes: the tables of the reports, else the part of the corpus that is left.
  private func value(_ listener: RunListener) throws(LuaError) -> LuaValue {
    if !listener.documents.isEmpty {
      return try repl.state.lua.value(of: listener.documents.flatMap(\.document.tables))
    }
    guard words[RunCommand.corpus] == nil else {
      return try repl.state.lua.value(of: listener.kept)
    }
    return try repl.state.part(ofIDs: listener.kept)
  }

  private func failure(
    _ listener: RunListener, _ components: [LoadedComponent]
  ) -> SessionFailure? {
    guard let (article, failure) = listener.failure,
      components.indices.contains(failure.component)
    else { return nil }
    return SessionFailure(
      LuaError(failure), of: components[failure.component], article: article)
  }
}
