import Glibc

/// Edits entries on a terminal: several lines, history, completion, colours.
package final class TerminalEditor: EntryReader {
  private var editor: EntryEditor
  private var keys: KeyReader
  private var view: EntryView
  private let mode: TerminalMode
  private var external: ExternalEditor
  package var options = EntryOptions() {
    didSet {
      external.preferred = options.editor
      view.hasColours = options.hasColours
    }
  }
  /// What stands behind the next prompt.
  private var next = ""
  /// How long the shell may take to stop newslab, in milliseconds.
  private static let stopTime: Int32 = 200

  /// Edits what comes from an input, on the terminal of standard output.
  package init(
    _ input: any TypedInput, mode: TerminalMode, assistant: (any LineAssistant)?,
    environment: [String: String]
  ) {
    keys = KeyReader(input)
    editor = EntryEditor(assistant)
    view = EntryView(
      assistant: assistant, mayHaveColours: environment["NO_COLOR", default: ""] == "")
    self.mode = mode
    external = ExternalEditor(environment: environment)
  }

  package func read(_ prompt: LinePrompt) -> TypedEntry {
    mode.edit(view.write)
    defer { mode.run(view.write) }
    editor.begin(with: next)
    next = ""
    view.begin(prompt)
    view.paint(&editor)
    var isAhead = true
    while true {
      isAhead = isAhead && keys.isWaiting
      switch keys.next() {
      case .end: return leave(.end)
      case .wake(.interrupt): return leave(.interrupted)
      case .wake(let wake): obey(wake)
      case .key(var key):
        // What a terminal that edits lines itself makes of Ctrl-D.
        if isAhead, key == .control("@") { key = .control("d") }
        if let action = editor.press(key), let entry = act(action) { return leave(entry) }
      }
      if !keys.isWaiting { view.paint(&editor) }
    }
  }

  package func remember(_ entry: String) { editor.history.add(entry) }

  package func edit(_ text: String) throws(ExternalEditor.Failure) {
    mode.restore()
    defer { mode.run(view.write) }
    next = try external.edit(text)
  }

  package func close() { mode.restore() }

  /// Does what a key asks for; the entry when it is over.
  private func act(_ action: EntryEditor.Action) -> TypedEntry? {
    switch action {
    case .accept:
      var text = editor.buffer.text
      while text.hasSuffix("\n") { text.removeLast() }
      return .entry(text)
    case .interrupt: return .interrupted
    case .end: return .end
    case .clearScreen: view.clear()
    case .suspend: suspend()
    case .openEditor: openEditor()
    }
    return nil
  }

  /// Shows the entry as it is in the end, and goes below it.
  private func leave(_ entry: TypedEntry) -> TypedEntry {
    editor.rest()
    view.leave(&editor)
    view.write(entry == .interrupted ? "^C\r\n" : "\r\n")
    return entry
  }

  private func obey(_ wake: InputWake) {
    switch wake {
    case .resize: view.resize()
    case .resume:
      mode.edit(view.write)
      view.beginAgain()
    case .redraw: view.beginAgain()
    case .interrupt: break
    }
  }

  /// Stops the program as Ctrl-Z does where a terminal knows it, and goes on when the shell says.
  private func suspend() {
    view.leave(&editor)
    view.write("\r\n")
    mode.restore()
    kill(0, SIGTSTP)
    // The stop comes a moment later, or never when no shell would let the program go on.
    var wake: InputWake?
    var isStopped = true
    while wake != .resume, isStopped {
      let start = ContinuousClock.now
      wake = keys.nextWake(within: Self.stopTime)
      isStopped = wake != nil || ContinuousClock.now - start > .milliseconds(Self.stopTime + 100)
    }
    mode.edit(view.write)
    view.beginAgain()
  }

  private func openEditor() {
    view.leave(&editor)
    view.write("\r\n")
    mode.restore()
    do throws(ExternalEditor.Failure) {
      editor.take(try external.edit(editor.buffer.text))
    } catch {
      editor.message = error.description
    }
    while keys.nextWake(within: 0) != nil {}
    mode.edit(view.write)
    view.beginAgain()
  }
}
