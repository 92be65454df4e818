import CEditLine
import Glibc
import LineEditor
import NewsScript
import TerminalText

/// Reads lines with libedit: arrow keys, history, search, the keys of Emacs or of `~/.editrc`.
final class EditLineReader: EntryReader {
  private let input: TerminalInput
  private var editor: OpaquePointer?
  private var entries: OpaquePointer?
  private var prompt: UnsafeMutablePointer<CChar>?
  private var isInterrupted = false
  private static let historySize: Int32 = 1000

  /// Begins on the standard streams; nil when the terminal cannot be used.
  init?(_ input: TerminalInput) {
    self.input = input
    guard Self.usesUTF8() else { return nil }
    let client = Unmanaged.passUnretained(self).toOpaque()
    editor = nl_editor_open("newslab", client, { promptText($0) }, { nextCharacter($0, $1) })
    guard let editor else { return nil }
    entries = nl_history_open(editor, Self.historySize)
  }

  deinit {
    if let editor { el_end(editor) }
    if let entries { history_end(entries) }
    free(prompt)
  }

  /// Character types are UTF-8, if need be those of no language.
  private static func usesUTF8() -> Bool {
    if isUTF8 { return true }
    return setlocale(LC_CTYPE, "C.UTF-8") != nil && isUTF8
  }

  private static var isUTF8: Bool { String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8" }

  func read(_ prompt: LinePrompt) -> TypedEntry {
    free(self.prompt)
    self.prompt = strdup(prompt.first)
    isInterrupted = false
    var count: Int32 = 0
    // libedit shows the prompt first; what comes between would be shown by the terminal too.
    if let editor { nl_editor_prepare(editor) }
    guard let editor, let text = el_gets(editor, &count), count > 0 else {
      write(isInterrupted ? "^C\n" : "\n")
      return isInterrupted ? .interrupted : .end
    }
    let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
    var line = String(decoding: bytes, as: UTF8.self)
    if line.hasSuffix("\n") { line.removeLast() }
    return .entry(line)
  }

  /// Writes where libedit left the cursor.
  private func write(_ text: String) { try? DescriptorSink(STDOUT_FILENO).write(Array(text.utf8)) }

  func remember(_ entry: String) {
    if let entries { nl_history_add(entries, entry) }
  }

  fileprivate var promptStart: UnsafeMutablePointer<CChar>? { prompt }

  /// What libedit gets as the next character: 1 with a character, 0 at the end, -1 after Ctrl-C.
  fileprivate func next(_ character: UnsafeMutablePointer<wchar_t>) -> Int32 {
    guard let editor else { return 0 }
    while true {
      switch input.next() {
      case .byte(0x04) where isEmpty: return 0
      case .byte(let byte):
        character.pointee = wchar_t(scalar(from: byte).value)
        return 1
      case .wake(.interrupt):
        goToEnd()
        isInterrupted = true
        return -1
      case .wake(.resize):
        el_resize(editor)
        goToStart()
        nl_editor_refresh(editor)
      case .wake(.resume):
        nl_editor_prepare_again(editor)
        write("\r")
        nl_editor_refresh(editor)
      case .wake(.redraw):
        write("\r")
        nl_editor_refresh(editor)
      case .end: return 0
      }
    }
  }

  private var isEmpty: Bool {
    guard let line = editor.flatMap({ el_line($0) }) else { return false }
    return line.pointee.buffer == line.pointee.lastchar
  }

  /// Moves the cursor behind the line, so that what is printed next does not cut it: the rest of
  /// the line is written once more.
  private func goToEnd() {
    guard let line = editor.flatMap({ el_line($0) })?.pointee else { return }
    let rest = UnsafeRawBufferPointer(start: line.cursor, count: line.lastchar - line.cursor)
    write(String(decoding: rest, as: UTF8.self))
  }

  /// Moves the cursor to the prompt and erases what follows.
  ///
  /// Takes the terminal for one that breaks its lines anew when it gets another width, as most do.
  private func goToStart() {
    guard let line = editor.flatMap({ el_line($0) })?.pointee, let prompt else { return }
    let before = UnsafeRawBufferPointer(start: line.buffer, count: line.cursor - line.buffer)
    let text = String(cString: prompt) + String(decoding: before, as: UTF8.self)
    let rows = DisplayWidth.of(text) / max(1, Terminal.columns ?? 80)
    write((rows > 0 ? "\u{1B}[\(rows)A" : "") + "\r\u{1B}[J")
  }

  /// The character that begins with a byte; the bytes that belong to it are read.
  private func scalar(from first: UInt8) -> Unicode.Scalar {
    guard first >= 0x80 else { return Unicode.Scalar(first) }
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var bytes = [first]
    while bytes.count < count, case .byte(let byte) = input.next() { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }
}

private func reader(of editor: OpaquePointer?) -> EditLineReader? {
  guard let editor, let client = nl_editor_client(editor) else { return nil }
  return Unmanaged<EditLineReader>.fromOpaque(client).takeUnretainedValue()
}

private func promptText(_ editor: OpaquePointer?) -> UnsafeMutablePointer<CChar>? {
  reader(of: editor)?.promptStart
}

private func nextCharacter(_ editor: OpaquePointer?, _ character: UnsafeMutablePointer<wchar_t>?)
  -> Int32
{
  guard let reader = reader(of: editor), let character else { return 0 }
  return reader.next(character)
}
