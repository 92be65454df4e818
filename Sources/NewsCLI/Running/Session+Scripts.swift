import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsPlugins
import NewsScript

extension Session {
  /// What scripts of this session share, with a corpus if one is named here or in `$NEWSLAB_CORPUS`.
  ///
  /// What scripts print goes to standard output; when that cannot be written, the script stops.
  func scriptHost(corpus name: String?) throws -> ScriptHost {
    let host = scriptOptions.host(
      try lazyTools(), corpus: try corpusIfNamed(name), environment: environment,
      analyst: try? analyst(nil))
    let isTerminal = Terminal.isOutput
    host.print = { [self] text, component in
      if let component { return printed(text, by: component) }
      try output.write(isTerminal ? VisibleText.lines(of: text) : text)
    }
    host.write = { [self] bytes, isError in
      if isError { sayRaw(bytes) } else { try? output.write(bytes) }
    }
    host.reject = { [self] in report(Diagnostic($0)) }
    return host
  }

  /// What a component prints goes to standard error, each line with its name.
  private func printed(_ text: String, by component: String) {
    let lines = VisibleText.lines(of: text).utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for line in lines.dropLast() { say("[\(component)] \(Substring(line))\n") }
  }

  /// Says what a run has to say of its components.
  func report(_ message: RunMessage, of components: [LoadedComponent]) {
    switch message {
    case .rejected(let rejection): report(Diagnostic(rejection))
    case .printed(let text, let component): printed(text, by: component ?? "newslab")
    case .failed(let id, let failure):
      guard components.indices.contains(failure.component) else { return }
      let component = components[failure.component]
      report(
        LuaError(failure), prefix: "article '\(id)': \(component.component.title)",
        source: component.source)
    }
  }

  /// Prints an error of a script: what, and the line of the script, or the file when no line is to
  /// blame.
  func report(_ error: LuaError, prefix: String?, source: String? = nil) {
    let message = (prefix.map { $0 + ": " } ?? "") + error.message
    let place =
      error.location.map { Place(path: $0.source, line: $0.line) } ?? source.map { Place(path: $0) }
    report(Diagnostic(.error, message, at: place))
  }

  /// How the program ends after an error of a script that was run as a whole.
  func exitCode(of error: LuaError) -> ExitCode {
    switch error.kind {
    case .syntax: .notLoaded
    case .stopped(.interrupted): .interrupted
    case .stopped: .limit
    case .exited(let status): ExitCode(rawValue: status)
    default: .failures
    }
  }
}

extension Session {
  /// The failure of a component that cannot be loaded.
  func failure(loading error: ComponentLoadError) -> CommandFailure {
    switch error {
    case .usage(let message): return CommandFailure(.usage, message)
    case .unreadable(let message): return CommandFailure(.inputOutput, message)
    case .refused(let message, let notes):
      return CommandFailure(.permission, message, notes: notes)
    case .notLoaded(let error):
      report(error, prefix: nil)
      if case .stopped = error.kind { return CommandFailure(exitCode(of: error)) }
      return CommandFailure(.notLoaded)
    }
  }
}
