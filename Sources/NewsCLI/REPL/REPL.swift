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
  private let signals: SignalWatch
  private let lines: any EntryReader
  private let history: HistoryFile?
  /// The status with which a chunk ends the prompt, by `os.exit`.
  private var exitStatus: Int32?
  /// Globals that a component may not replace: those that were there from the beginning.
  let taken: Set<String>
  private static let prompt = LinePrompt(first: "newslab> ", rest: continuation)
  private static let continuation = "     ..> "

  /// Runs the prompt when somebody types at a terminal, else the script on standard input.
  static func run(corpusPath: String?, in session: Session) throws {
    let host = try session.scriptHost(corpus: corpusPath)
    guard Terminal.isInput(of: session) else {
      return try ScriptFile.runInput(host: host, in: session)
    }
    let repl = try REPL(host: host, session: session)
    defer { repl.lines.close() }
    repl.run()
    if let status = repl.exitStatus, status != 0 {
      throw CommandFailure(ExitCode(rawValue: status))
    }
  }

  private init(host: ScriptHost, session: Session) throws {
    self.session = session
    host.write = nil
    state = try ScriptState(host: host, policy: .script)
    state.lua.mayExit = true
    values = try ValueReader(state)
    taken = try values.globalNames()
    let mode = TerminalMode(STDIN_FILENO)
    signals = try SignalWatch(stopping: state.lua.interrupter, terminal: mode)
    let input = TerminalInput(descriptor: STDIN_FILENO, wakes: signals.wakes)
    let isPlain = ["", "dumb"].contains(session.environment["TERM"] ?? "") || !Terminal.isOutput
    let assistant = PromptAssistant(lua: state.lua)
    if let mode, !isPlain {
      lines = TerminalEditor(
        input, mode: mode, assistant: assistant, environment: session.environment)
    } else {
      lines = PlainLineReader(
        input, mode: mode, assistant: assistant, environment: session.environment
      ) { session.say($0) }
    }
    history = HistoryFile(environment: session.environment)
    for entry in isPlain ? [] : history?.load() ?? [] { lines.remember(entry) }
    host.print = { [unowned self] text, _ in
      let lines = Terminal.isOutput ? ValuePrinter.visibleLines(text) : [String(text.dropLast())]
      show(lines.map { $0 + "\n" }.joined())
    }
  }

  /// The columns that what is shown may take.
  var columns: Int { max(40, Terminal.columns ?? session.columns) }

  /// Prints on standard output, at once.
  func show(_ text: String) {
    // A terminal that is gone ends the prompt, by a signal or at the next line.
    try? session.output.write(text)
    try? session.output.flush()
  }

  /// Prints lines on standard error, behind what was printed before.
  func complain(_ lines: [String]) {
    try? session.output.flush()
    session.say(lines.map { $0 + "\n" }.joined())
  }

  private func run() {
    show(greeting + "\n")
    while exitStatus == nil {
      signals.forgetWakes()
      switch lines.read(Self.prompt) {
      case .end: return
      case .interrupted: continue
      case .entry(let line):
        if PromptCommand.isCommand(line) {
          keep(line)
          if !obey(line) { return }
        } else if line.utf8.contains(where: { $0 != 0x20 && $0 != 0x09 }) {
          evaluate(line)
        }
      }
    }
  }

  private var greeting: String {
    let help = ":help for help, :quit to leave."
    guard let corpus = state.host.corpus else {
      return "newslab \(Version.current) — no corpus; 'newslab FOLDER' opens one. \(help)"
    }
    let count = corpus.count
    let articles = count == 1 ? "1 article" : "\(count) articles"
    var status = stat()
    let isFolder = stat(corpus.name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    let slash = isFolder && !corpus.name.hasSuffix("/") ? "/" : ""
    let name = DisplayText.visible(corpus.name + slash)
    return "newslab \(Version.current) — \(articles) in \(name). \(help)"
  }

  /// Keeps what was typed for the arrow keys, here and in later sessions.
  private func keep(_ entry: String) {
    lines.remember(entry)
    history?.append(entry)
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
    keep(text)
    switch ChunkCompiler(lua: state.lua).compile(text) {
    case .complete(let chunk): run { try self.state.lua.call(chunk) }
    case .wrong(let error), .incomplete(let error): report(error)
    }
  }

  /// Runs something that Ctrl-C stops, and shows the values that it gives.
  func run(_ body: () throws -> [LuaValue]) {
    do {
      try signals.whileStoppable {
        defer { state.host.endLine() }
        let results = try body()
        state.host.endLine()
        if let first = results.first { try state.lua.setGlobal("_", first) }
        let printer = ValuePrinter(reader: values, width: columns) { [signals] in
          signals.isInterrupted
        }
        show(try printer.text(of: results))
      }
      // Ctrl-C that came too late: the terminal has shown ^C where the prompt comes.
      if signals.isInterrupted, Terminal.isOutput { show("\n") }
    } catch let error as LuaError {
      report(error)
    } catch {
      complain([DisplayText.visible("\(error)")])
    }
  }

  private func report(_ error: LuaError) {
    if case .exited(let status) = error.kind {
      exitStatus = status
      return
    }
    if case .stopped(.interrupted) = error.kind {
      // The terminal has shown ^C without a line feed.
      return complain(Terminal.isOutput ? ["", "interrupted"] : ["interrupted"])
    }
    var value: String?
    if let raised = error.value, error.message == "(error value is a table)" {
      value = try? ValueTreeBuilder(reader: values) { () throws(LuaError) in }.tree(of: raised).line
    }
    complain(ErrorReport(error, value: value).lines)
  }
}
