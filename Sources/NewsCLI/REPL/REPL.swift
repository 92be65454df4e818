import Glibc
import LineEditor
import LuaKit
import NewsCorpus
import NewsModel
import NewsScript
import TerminalText

/// The prompt: reads chunks of Lua and commands, runs them, and shows what they give.
final class REPL {
  let session: Session
  let state: ScriptState
  let values: ValueReader
  let chunks: ChunkCompiler
  let signals: SignalWatch
  /// What was typed, and what came of it.
  let record = SessionRecord()
  /// What Lua sees of earlier entries.
  let results: ResultMemory
  /// What `:set` sets.
  let settings = PromptSettings()
  /// The tutorial, whether it runs or not.
  private(set) lazy var tutorial = TutorialPlayer(environment: session.environment)
  /// Where `:next` is in the corpus.
  var reading: CorpusReading?
  /// Files that were loaded, for `:reload`.
  var loaded: [LoadedFile] = []
  /// Where `:log` writes, or nil.
  var log: SessionLog?
  /// The latest error, for `:why`.
  var failure: SessionFailure?
  /// Lines that are typed by the prompt itself, for `:replay`.
  var script: [String] = []
  let lines: any EntryReader
  let history: HistoryFile?
  /// The status with which a chunk ends the prompt, by `os.exit`.
  private(set) var exitStatus: Int32?
  /// Globals that a component may not replace: those that were there from the beginning.
  let taken: Set<String>
  static let prompt = LinePrompt(first: "newslab> ", rest: continuation)
  private static let continuation = "     ..> "

  /// Runs the prompt when somebody types at a terminal, else the script on standard input.
  static func run(corpusPath: String?, in session: Session) throws {
    let host = try session.scriptHost(corpus: corpusPath)
    guard Terminal.isInput(of: session) else {
      return try ScriptFile.runInput(host: host, in: session)
    }
    let state = try ScriptState(host: host, policy: .script)
    state.lua.mayExit = true
    let repl = try REPL(state: state, session: session)
    defer { repl.lines.close() }
    repl.show(repl.greeting + "\n")
    repl.runInitFile()
    repl.run()
    if let status = repl.exitStatus, status != 0 {
      throw CommandFailure(ExitCode(rawValue: status))
    }
  }

  /// A prompt over a state, on the terminal; one that another prompt has called shares its terminal.
  init(state: ScriptState, session: Session, within outer: REPL? = nil) throws {
    (self.session, self.state) = (session, state)
    state.host.write = nil
    state.lua.keepFrames()
    values = try ValueReader(state)
    chunks = ChunkCompiler(lua: state.lua)
    results = try ResultMemory(state.lua)
    taken = try values.globalNames().union(ResultMemory.names)
    history = HistoryFile(environment: session.environment)
    if let outer {
      (signals, lines) = (outer.signals, outer.lines)
      takePrint()
      return
    }
    let mode = TerminalMode(STDIN_FILENO)
    signals = try SignalWatch(stopping: state.lua.interrupter, terminal: mode)
    let input = TerminalInput(descriptor: STDIN_FILENO, wakes: signals.wakes)
    let isPlain = ["", "dumb"].contains(session.environment["TERM"] ?? "") || !Terminal.isOutput
    let library = HelpLibrary(session: session, host: state.host)
    let assistant = PromptAssistant(
      CompletionEngine(state: state, locals: chunks.locals, library: library))
    if let mode, !isPlain {
      lines = TerminalEditor(
        input, mode: mode, assistant: assistant, environment: session.environment)
    } else {
      lines = PlainLineReader(
        input, mode: mode, assistant: assistant, environment: session.environment
      ) { session.say($0) }
    }
    for entry in isPlain ? [] : history?.load() ?? [] { lines.remember(entry) }
    takePrint()
  }

  /// Makes what scripts print a part of the session, and lets them open a prompt inside this one.
  private func takePrint() {
    state.host.print = { [unowned self] text, _ in
      let lines = Terminal.isOutput ? ValuePrinter.visibleLines(text) : [String(text.dropLast())]
      show(lines.map { $0 + "\n" }.joined())
    }
    state.host.openPrompt = { [unowned self] call in
      try signals.whileWaiting { try Self.open(in: state, at: call, session, within: self) }
    }
  }

  /// The columns that what is shown may take.
  var columns: Int {
    let width = settings.number(.width)
    return max(40, width > 0 ? width : Terminal.columns ?? session.columns)
  }

  /// Prints on standard output, at once.
  func show(_ text: String) {
    record.add(.printed(text))
    write(text)
  }

  /// Prints lines on standard error, behind what was printed before; the entry has failed.
  func complain(_ lines: [String]) {
    record.add(.complaint(lines.filter { !$0.isEmpty }))
    record.fail()
    try? session.output.flush()
    let text = lines.map { $0 + "\n" }.joined()
    session.say(text)
    log?.write(text)
  }

  /// Prints what is part of the entry in another form already.
  func write(_ text: String) {
    // A terminal that is gone ends the prompt, by a signal or at the next line.
    try? session.output.write(text)
    try? session.output.flush()
    log?.write(text)
  }

  func run() {
    while exitStatus == nil {
      signals.forgetWakes()
      switch read(Self.prompt) {
      case .end: return
      case .interrupted: continue
      case .entry(let line):
        let before = record.count
        if !take(line) { return }
        if record.count > before { noteForTutorial(record.entry(record.count)) }
      }
    }
  }

  /// The next line: one that waits to be typed, else what a person types.
  private func read(_ prompt: LinePrompt) -> TypedEntry {
    if script.isEmpty {
      lines.options = EntryOptions(
        hasColours: settings.isOn(.colours), editor: settings[.editor])
      return lines.read(prompt)
    }
    let entry = script.removeFirst()
    let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
    let prompts = [prompt.first] + lines.dropFirst().map { _ in prompt.rest }
    try? session.output.write(zip(prompts, lines).map { $0 + $1 + "\n" }.joined())
    try? session.output.flush()
    return .entry(entry)
  }

  /// Does what an entry says; false when it ends the prompt.
  private func take(_ line: String) -> Bool {
    if let request = question(in: line) {
      enter(line)
      answer(request)
      return true
    }
    if let entries = PastedEntries.entries(of: line) {
      script = entries + script
      return true
    }
    if PromptCommand.isCommand(line) {
      enter(line)
      return obey(line)
    }
    if line.utf8.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }) {
      evaluate(line)
    }
    return true
  }

  private var greeting: String {
    "newslab \(Version.current) — \(corpusWords). :help for help, :quit to leave."
  }

  /// Begins an entry, which the arrow keys bring back, here and in later sessions.
  private func enter(_ entry: String) {
    lines.remember(entry)
    history?.append(entry)
    results.enter(entry, as: record.begin(entry))
    log?.enter(entry)
  }

  /// Does what a command says; false when it ends the prompt.
  private func obey(_ line: String) -> Bool {
    switch PromptCommand.read(line) {
    case .success((let command, let argument)): return command.run(self, argument)
    case .failure(let error):
      complain([DisplayText.visible(error.description)])
      return true
    }
  }

  /// Runs an entry and shows what it gives.
  private func evaluate(_ text: String) {
    enter(text)
    if let hint = ShellWord.hint(for: text), isNoVariable(text) { return complain([hint]) }
    if let note = noteOnNil(text) { return show(DisplayText.visible(note) + "\n") }
    switch chunks.compile(text, name: chunkName) {
    case .complete(let chunk): run { try self.state.lua.call(chunk) }
    case .wrong(let error), .incomplete(let error): report(error)
    }
  }

  /// What errors call the latest entry.
  var chunkName: String { "=[\(record.count)]" }

  /// Says what is wrong; `os.exit` ends the prompt.
  func report(_ error: LuaError) {
    if case .exited(let status) = error.kind {
      exitStatus = status
      return
    }
    script = []
    if case .stopped(.interrupted) = error.kind {
      // The terminal has shown ^C without a line feed.
      failure = SessionFailure(error, frames: state.lua.takeFrames())
      return complain(Terminal.isOutput ? ["", "interrupted"] : ["interrupted"])
    }
    var value: String?
    if let raised = error.value, error.message == "(error value is a table)" {
      value = try? ValueTreeBuilder(reader: values) { () throws(LuaError) in }.tree(of: raised).line
    }
    failure = SessionFailure(error, frames: state.lua.takeFrames())
    complain(ErrorReport(error, value: value).lines)
    if case .stopped(.memory) = error.kind { letGo(results.makeRoom(keeping: 0)) }
  }

  private func letGo(_ count: Int) {
    if count > 0 { complain(["to make room, Out and _ were emptied (\(count) results)"]) }
  }
}
