/// Reads lines as the terminal gives them, without editing: for terminals that can do no more.
package final class PlainLineReader: EntryReader {
  private let input: any TypedInput
  private let mode: TerminalMode?
  private let assistant: (any LineAssistant)?
  private var external: ExternalEditor
  package var options = EntryOptions() { didSet { external.preferred = options.editor } }
  private let write: (String) -> Void
  /// An entry that comes from a text editor.
  private var next: String?

  /// Reads from an input; prompts are given to a function.
  package init(
    _ input: any TypedInput, mode: TerminalMode?, assistant: (any LineAssistant)?,
    environment: [String: String], prompts write: @escaping (String) -> Void
  ) {
    self.input = input
    self.mode = mode
    self.assistant = assistant
    external = ExternalEditor(environment: environment)
    self.write = write
    mode?.run(write)
  }

  package func read(_ prompt: LinePrompt) -> TypedEntry {
    if let text = next {
      next = nil
      write(prompt.first + text.split(separator: "\n").joined(separator: "\n" + prompt.rest) + "\n")
      return .entry(text)
    }
    var text = ""
    var shown = prompt.first
    while true {
      switch line(behind: shown) {
      case .entry(let line):
        text += line
        guard assistant?.isUnfinished(text) ?? false else { return .entry(text) }
        text += "\n"
        shown = prompt.rest
      case .interrupted: return .interrupted
      case .end: return text.isEmpty ? .end : .entry(text)
      }
    }
  }

  /// Reads a line.
  private func line(behind prompt: String) -> TypedEntry {
    write(prompt)
    var bytes: [UInt8] = []
    while true {
      switch input.next(within: nil) {
      case .byte(UInt8(ascii: "\n")): return .entry(String(decoding: bytes, as: UTF8.self))
      case .byte(let byte): bytes.append(byte)
      case .wake(.interrupt):
        // What the terminal has of a line is given up as well.
        mode?.dropInput()
        write("\n")
        return .interrupted
      case .wake(.redraw): write("\n" + prompt)
      case .wake, .nothing: continue
      case .end:
        if !bytes.isEmpty { return .entry(String(decoding: bytes, as: UTF8.self)) }
        write("\n")
        return .end
      }
    }
  }

  package func remember(_ entry: String) {}

  package func edit(_ text: String) throws(ExternalEditor.Failure) {
    mode?.restore()
    defer { mode?.run(write) }
    next = try external.edit(text)
  }

  package func close() { mode?.restore() }
}
