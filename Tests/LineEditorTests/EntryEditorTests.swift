import LineEditor
import Testing

/// Somebody who types into an entry.
private final class Typist {
  private(set) var editor: EntryEditor

  init() {
    let words = ["print", "printf", "private"].map { Completion($0) } + [Completion("quote")]
    editor = EntryEditor(BracketAssistant(words))
    for entry in ["first", "second(\n)", "third word", "third word"] { editor.history.add(entry) }
    editor.begin()
  }

  /// Presses keys, as bytes of a terminal; the action of the last one.
  @discardableResult
  func press(_ bytes: String) -> EntryEditor.Action? {
    var action: EntryEditor.Action?
    for key in keys(TypedBytes(bytes)) { action = editor.press(key) }
    return action
  }

  /// The text with a bar where the cursor is.
  var shown: String {
    let bytes = Array(editor.buffer.text.utf8)
    let cursor = editor.buffer.cursor
    return String(decoding: bytes[..<cursor] + [0x7C] + bytes[cursor...], as: UTF8.self)
  }
}

struct EntryEditorTests {
  private let typist = Typist()
  private var shown: String { typist.shown }
  private var editor: EntryEditor { typist.editor }

  @discardableResult
  private func press(_ bytes: String) -> EntryEditor.Action? { typist.press(bytes) }

  @Test func `Return runs what is whole and goes on with what is not`() {
    #expect(press("one(\r") == nil)
    #expect(shown == "one(\n  |")
    #expect(press("two)\r") == .accept)
    #expect(press("\u{1B}[A\u{2}\r") == .accept)
    #expect(editor.buffer.text == "one(\n  two)")
    #expect(press("\u{1B}\r") == nil)
    #expect(editor.buffer.lineCount == 3)
  }

  @Test(arguments: [
    ("one two\u{17}x", "one x|"), ("one two\u{1B}bx", "one x|two"),
    ("one two\u{1B}[1;5D\u{1B}dx", "one x|"),
    ("one two\u{1}x", "x|one two"), ("one\u{1}\u{5}x", "onex|"), ("one two\u{1B}b\u{B}x", "one x|"),
    ("one two\u{1B}b\u{15}", "|two"), ("one-two\u{1B}\u{7F}", "one-|"), ("ab\u{14}", "ba|"),
    ("one two\u{17}\u{17}\u{19}!", "one two!|"), ("one\u{15}two\u{15}\u{19}\u{1B}y", "one|"),
    ("one\u{2}\u{4}", "on|"), ("one\u{1F}", "|"), ("one two\u{18}\u{15}", "one |"),
    ("one\u{1B}<x", "x|one"), ("a\u{1B}[200~b\nc\t\u{1B}[201~\u{1F}", "a|"),
    ("one\u{2}\u{2}\u{6}x", "onx|e"), ("世🙂\u{2}\u{8}é", "é|🙂"),
  ])
  func `edits as Emacs does`(typed: String, expected: String) {
    press(typed)
    #expect(shown == expected)
  }

  @Test func `Ctrl-D ends at nothing, erases, and ends an entry at an empty last line`() {
    #expect(press("\u{4}") == .end)
    #expect(press("a\u{1}\u{4}") == nil)
    #expect(shown == "|")
    #expect(press("(\r\u{4}") == .accept)
  }

  @Test func `arrows go through an entry and then through the history`() {
    press("now\u{1B}[A")
    #expect(shown == "third word|")
    press("!\u{1B}[A")
    #expect(shown == "second(\n)|")
    press("\u{1B}[A\u{1B}[A")
    #expect(shown == "first|")
    press("\u{1B}[A")
    #expect(shown == "first|")
    press("\u{1B}[B\u{1B}[B")
    #expect(shown == "third word!|")
    press("\u{1B}[B\u{1B}[B")
    #expect(shown == "now|")
  }

  @Test func `searches while it is typed, older and newer`() {
    press("now\u{12}")
    press("r")
    #expect(shown == "thi|rd word")
    press("\u{12}")
    #expect(shown == "fi|rst")
    press("\u{12}")
    #expect(shown == "fi|rst")
    press("\u{13}")
    #expect(shown == "thi|rd word")
    #expect(press("\r") == nil)
    #expect(press("\r") == .accept)
    #expect(editor.buffer.text == "third word")
  }

  @Test(arguments: ["\u{7}", "\u{1B}"])
  func `gives a search up`(key: String) {
    press("now\u{12}sec")
    #expect(shown == "|second(\n)")
    press("\u{7F}\u{7F}\u{7F}")
    #expect(shown == "now|")
    press("fir" + key)
    #expect(shown == "now|")
    press("\u{12}word\u{5}.")
    #expect(shown == "third word.|")
  }

  @Test func `completes what all candidates have in common, then goes around`() {
    press("x pr\t")
    #expect(shown == "x pri|")
    press("\t\t")
    #expect(shown == "x printf|")
    press("\u{1B}[Z")
    #expect(shown == "x print|")
    press("\u{7}")
    #expect(shown == "x pri|")
    press("\t\u{1B}[B\t(")
    #expect(shown == "x printf(|")
    press("\u{1F}\u{1F}")
    #expect(shown == "x pri|")
    press("\t\t\r")
    #expect(shown == "x print|")
  }

  @Test func `completes what is clear, and indents where nothing stands`() {
    press("qu\t")
    #expect(shown == "quote|")
    press("(\r\u{15}\t")
    #expect(shown == "quote(\n  |")
    press("zzz\t")
    #expect(shown == "quote(\n  zzz|")
  }

  @Test(arguments: [
    ("a", "(\n  a|"), ("  a", "(\n  a|"), (" a", "(\n  a|"), ("    a", "(\n    a|"),
    (")", "(\n)|"), (")\u{7F}a", "(\na|"), ("\u{7F}a", "(\na|"), ("\ra", "(\n\n  a|"),
    ("  )", "(\n  )|"), ("a\r\rb", "(\n  a\n\n  b|"), ("\u{1B}[200~ a\u{1B}[201~", "(\n a|"),
    ("\u{1B}[200~a\u{1B}[201~", "(\n  a|"), ("\u{1B}[D\u{1B}[C a", "(\n   a|"),
  ])
  func `spaces that Return puts in are no more when they are typed, too`(
    typed: String, expected: String
  ) {
    press("(\r" + typed)
    #expect(shown == expected)
  }

  @Test func `shows candidates below, with what they are`() {
    let words = (1...12).map { Completion("w\($0)", label: "w\($0)(x)", summary: "Word \($0).") }
    var editor = EntryEditor(BracketAssistant(words))
    editor.begin()
    for key in keys(TypedBytes("w\t")) { _ = editor.press(key) }
    func lines() -> [String] {
      editor.footer(columns: 30, limit: 4).map { $0.map(\.text).joined() }
    }
    #expect(lines() == ["w1(x)   Word 1.", "w2(x)   Word 2.", "w3(x)   Word 3.", "… 9 more"])
    for key in keys(TypedBytes("\u{1B}[Z")) { _ = editor.press(key) }
    #expect(lines() == ["w10(x)  Word 10.", "w11(x)  Word 11.", "w12(x)  Word 12."])
    #expect(editor.buffer.text == "w12")
  }

  @Test func `asks for what the terminal has to do`() {
    #expect(press("a\u{C}") == .clearScreen)
    #expect(press("\u{1A}") == .suspend)
    #expect(press("\u{18}\u{5}") == .openEditor)
    #expect(press("\u{3}") == .interrupt)
    #expect(shown == "a|")
  }
}
