import LineEditor

/// Reads lines as the terminal gives them, without editing: for terminals that can do no more.
final class PlainLineReader: EntryReader {
  private let input: TerminalInput
  private let write: (String) -> Void

  /// Reads from an input; prompts are given to a function.
  init(_ input: TerminalInput, prompts write: @escaping (String) -> Void) {
    (self.input, self.write) = (input, write)
  }

  func read(_ prompt: LinePrompt) -> TypedEntry {
    write(prompt.first)
    var bytes: [UInt8] = []
    while true {
      switch input.next() {
      case .byte(UInt8(ascii: "\n")): return .entry(String(decoding: bytes, as: UTF8.self))
      case .byte(let byte): bytes.append(byte)
      case .wake(.interrupt):
        write("\n")
        return .interrupted
      case .wake(.redraw): write("\n" + prompt.first)
      case .wake: continue
      case .end:
        if !bytes.isEmpty { return .entry(String(decoding: bytes, as: UTF8.self)) }
        write("\n")
        return .end
      }
    }
  }

  func remember(_ entry: String) {}
}
