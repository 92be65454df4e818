import LuaKit
import NewsCorpus
import NewsScript

/// `newslab FILE.lua [ARGUMENTS]`: a script that is run as it stands; components that it returns
/// are run over the corpus.
enum ScriptFile {
  private static let longest = 64 << 20

  static func run(_ path: String, arguments: [String], in session: Session) throws {
    let source: [UInt8]
    do {
      source = try DescriptorSource(path: path).readAll(upTo: longest)
    } catch {
      throw CommandFailure(.inputOutput, "cannot read '\(path)': \(error)")
    }
    let host = try session.scriptHost(corpus: nil)
    host.read = { try session.input.read(upTo: 1 << 16) }
    try run(source, name: "@" + path, arguments: arguments, host: host, in: session)
  }

  /// Runs the script on standard input, which messages call `stdin`.
  static func runInput(host: ScriptHost, in session: Session) throws {
    let source: [UInt8]
    do {
      source = try session.input.readAll(upTo: longest)
    } catch {
      throw CommandFailure(.inputOutput, "cannot read standard input: \(error)")
    }
    try run(source, name: "=stdin", arguments: [], host: host, in: session)
  }

  private static func run(
    _ source: [UInt8], name: String, arguments: [String], host: ScriptHost, in session: Session
  ) throws {
    let components: [LoadedComponent]
    do throws(LuaError) {
      let state = try ScriptState(host: host, policy: .script)
      state.lua.mayExit = true
      defer { state.lua.mayExit = false }
      if Terminal.isInput(of: session), name.hasPrefix("@") {
        host.openPrompt = { try REPL.open(in: state, at: $0, session) }
      }
      defer { host.openPrompt = nil }
      if name.hasPrefix("@") { try state.findModules(beside: String(name.dropFirst())) }
      let results = try state.run(source, name: name, arguments: arguments)
      components = try state.components(in: results).map {
        LoadedComponent($0, in: state, from: String(name.dropFirst()))
      }
    } catch {
      try session.output.flush()
      if case .exited = error.kind { throw CommandFailure(session.exitCode(of: error)) }
      session.report(error, prefix: nil)
      throw CommandFailure(session.exitCode(of: error))
    }
    if !components.isEmpty {
      guard let corpus = host.corpus else { throw lacksCorpus(String(name.dropFirst())) }
      // The file ran once, with arguments and perhaps input; it cannot run again for each worker.
      let run = CorpusRun(
        components, messages: RunMessages(), settings: RunSettings(), session: session
      ) { _ in throw CommandFailure(.usage, "a script that runs by itself has one worker") }
      try run.run(on: corpus)
    }
  }

  private static func lacksCorpus(_ name: String) -> CommandFailure {
    CommandFailure(
      .usage, "no corpus is named for the components of '\(name)'; set NEWSLAB_CORPUS",
      notes: name == "stdin" ? [] : ["or use: newslab run \(name) --corpus PATH"])
  }
}
