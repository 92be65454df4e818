import LineEditor
import TestSupport
import Testing

struct ScreenLayoutTests {
  private static let prompt = LinePrompt(first: "> ", rest: ". ")

  private static func frame(_ buffer: EditBuffer, columns: Int, rows: Int = 50) -> ScreenFrame {
    var layout = ScreenLayout(buffer, prompt: prompt, columns: columns)
    var top = ScreenLayout.Place()
    return layout.frame(rows: rows, top: &top)
  }

  @Test(arguments: [
    ("", ["> "], 0, 2), ("abc", ["> abc"], 0, 5), ("ab\nc", ["> ab", ". c"], 1, 3),
    ("abcdefghi", ["> abcdefgh", "i"], 1, 1), ("abcdefgh", ["> abcdefgh", ""], 1, 0),
    ("abcdefg世x", ["> abcdefg", "世x"], 1, 3), ("a\tb", ["> a       ", "b"], 1, 1),
    ("\u{1B}[A", ["> ^[[A"], 0, 6), ("e\u{301}!", ["> e\u{301}!"], 0, 4),
    ("\u{301}", ["> \u{25CC}\u{301}"], 0, 3), ("\u{202E}x", ["> \u{FFFD}x"], 0, 4),
    ("👨‍👩‍👧x", ["> 👨‍👩‍👧x"], 0, 5),
  ])
  func `breaks lines at the edge`(text: String, rows: [String], row: Int, column: Int) {
    let frame = Self.frame(EditBuffer(text), columns: 10)
    #expect(frame.lines == rows)
    #expect((frame.row, frame.column) == (row, column))
  }

  @Test func `shows the part of a long entry in which the cursor is`() {
    let text = (1...10_000).map { "line \($0)" }.joined(separator: "\n")
    var buffer = EditBuffer(text)
    #expect(
      Self.frame(buffer, columns: 40, rows: 3).lines == [
        ". line 9998", ". line 9999", ". line 10000",
      ])
    var top = ScreenLayout.Place()
    buffer.move(to: 0)
    for _ in 0..<5 { _ = buffer.move(lines: 1) }
    var layout = ScreenLayout(buffer, prompt: Self.prompt, columns: 40)
    #expect(layout.frame(rows: 3, top: &top).lines == [". line 4", ". line 5", ". line 6"])
    // The view stays while the cursor is in it.
    _ = buffer.move(lines: -2)
    layout = ScreenLayout(buffer, prompt: Self.prompt, columns: 40)
    let frame = layout.frame(rows: 3, top: &top)
    #expect(frame.lines == [". line 4", ". line 5", ". line 6"])
    #expect(frame.row == 0)
  }

  @Test func `cuts a prompt that is too wide`() {
    let prompt = LinePrompt(first: "a very long prompt> ", rest: "")
    var layout = ScreenLayout(EditBuffer("x"), prompt: prompt, columns: 10)
    var top = ScreenLayout.Place()
    #expect(layout.frame(rows: 5, top: &top).lines == ["a ve…x"])
  }

  @Test(arguments: 0..<150)
  func `what is painted step by step is what is laid out`(seed: UInt64) {
    var generator = Generator(seed: seed)
    let columns = Int.random(in: 6...30, using: &generator)
    let pieces = [
      "a", "bc", " ", "世", "界", "é", "🙂", "\n", "\t", "e\u{301}", "x y z", "\u{1B}", "👩‍🚀",
    ]
    var buffer = EditBuffer()
    var painter = ScreenPainter(colours: true)
    var screen = Screen(width: columns)
    for _ in 0..<40 {
      switch Int.random(in: 0..<6, using: &generator) {
      case 0...2: buffer.type(generator.pick(pieces) ?? "")
      case 3: buffer.eraseBack()
      case 4: buffer.move(to: Int.random(in: 0...buffer.end, using: &generator))
      default: buffer.replace(0..<buffer.cursor, with: "")
      }
      let frame = Self.frame(buffer, columns: columns)
      screen.write(painter.paint(frame).utf8)
      let expected = Self.trimmed(frame.lines)
      #expect(
        Self.trimmed(
          screen.text.split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)) == expected, "\(buffer)")
      #expect((screen.row, screen.column) == (frame.row, frame.column), "\(buffer)")
    }
  }

  private static func trimmed(_ lines: [String]) -> [String] {
    var lines = lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
