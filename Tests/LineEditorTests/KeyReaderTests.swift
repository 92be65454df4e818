import LineEditor
import Testing

struct KeyReaderTests {
  @Test(arguments: [
    ("a", [Key.text("a")]), ("é", [.text("é")]), ("世🙂", [.text("世"), .text("🙂")]),
    ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]), ("\u{7F}", [.backspace]),
    ("\u{8}", [.backspace]), ("\u{1}", [.control("a")]), ("\u{1A}", [.control("z")]),
    ("\u{1F}", [.control("_")]), ("\u{0}", [.control("@")]), ("\u{1B}[A", [.up]),
    ("\u{1B}OB", [.down]), ("\u{1B}[1;5C", [.wordRight]), ("\u{1B}[1;3D", [.wordLeft]),
    ("\u{1B}[H", [.home]), ("\u{1B}[4~", [.end]), ("\u{1B}[3~", [.delete]),
    ("\u{1B}[3;5~", [.wordDelete]), ("\u{1B}[1;5H", [.textStart]), ("\u{1B}[Z", [.backTab]),
    ("\u{1B}b", [.alt("b")]), ("\u{1B}B", [.alt("b")]), ("\u{1B}<", [.alt("<")]),
    ("\u{1B}я", [.alt("я")]), ("\u{1B}\r", [.altEnter]), ("\u{1B}\u{7F}", [.altBackspace]),
    ("\u{1B}[13;2u", [.altEnter]), ("\u{1B}[99;5u", [.control("c")]), ("\u{1B}[27u", [.escape]),
    ("\u{1B}[27;2;13~", [.altEnter]), ("\u{1B}[[Ax", [.unknown, .text("x")]),
    ("\u{1B}[99999999999999999999;5u", [.unknown]), ("\u{1B}[?1;2c", [.unknown]),
    ("\u{1B}[1;5\u{1B}[A", [.unknown, .up]), ("\u{1B}\u{1B}[A", [.escape, .up]),
  ])
  func `makes keys of bytes`(bytes: String, expected: [Key]) {
    #expect(keys(TypedBytes(bytes)) == expected)
  }

  @Test func `takes Esc alone for itself, when nothing follows`() {
    #expect(keys(TypedBytes("\u{1B}", "b")) == [.escape, .text("b")])
    #expect(keys(TypedBytes("\u{1B}[", "A")) == [.unknown, .text("A")])
  }

  @Test func `shows bytes that are no text`() {
    let bytes: [UInt8] = [0xC3, 0x28, 0xFF, 0x80, 0xF0, 0x9F]
    let typed = TypedBytes(events: bytes.map(InputEvent.byte))
    let broken = Key.text("\u{FFFD}")
    #expect(keys(typed) == [broken, .text("("), broken, broken])
  }

  @Test(arguments: [
    ("one\rtwo\r", "one\ntwo\n"), ("one\r\ntwo\n\nthree", "one\ntwo\n\nthree"), ("", ""),
    ("\ta\u{3}\u{1B}[A\u{1B}[201x\u{0}", "\ta\u{3}\u{1B}[A\u{1B}[201x\u{0}"),
    ("é世\u{1B}", "é世\u{1B}"),
  ])
  func `takes a paste as one key, with all that is in it`(pasted: String, text: String) {
    let typed = TypedBytes("\u{1B}[200~" + pasted + "\u{1B}[201~x")
    #expect(keys(typed) == [.paste(text), .text("x")])
  }

  @Test func `ends a paste that has no end after a pause, and takes what still comes to it`() {
    let typed = TypedBytes("\u{1B}[200~one\r", "two\rthree\u{1B}[201~", "\r")
    #expect(keys(typed) == [.paste("one\n"), .paste("two\nthree"), .enter])
    // A key alone is a key again.
    #expect(keys(TypedBytes("\u{1B}[200~one", "\r", "x")) == [.paste("one"), .enter, .text("x")])
  }

  @Test func `Ctrl-C ends a paste that has no end`() {
    #expect(keys(TypedBytes("\u{1B}[200~one\u{3}", "x")) == [.control("c"), .text("x")])
    var events = "\u{1B}[200~one".utf8.map(InputEvent.byte)
    events += [.wake(.interrupt), .byte(0x78)]
    var reader = KeyReader(TypedBytes(events: events))
    #expect(reader.next() == .key(.unknown))
    #expect(reader.next() == .wake(.interrupt))
    #expect(reader.next() == .key(.text("x")))
  }

  @Test func `keeps a wake that comes within a sequence`() {
    var reader = KeyReader(
      TypedBytes(events: [.byte(0x1B), .wake(.resize), .byte(0x5B), .byte(0x41)]))
    #expect(reader.next() == .key(.up))
    #expect(reader.next() == .wake(.resize))
    #expect(reader.next() == .end)
  }
}
