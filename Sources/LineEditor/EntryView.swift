import Glibc

/// The part of a screen on which an entry is shown.
struct EntryView {
  private let device = ScreenDevice(descriptor: STDOUT_FILENO)
  private let assistant: (any LineAssistant)?
  private var painter: ScreenPainter
  private var prompt = LinePrompt(first: "", rest: "")
  private var top = ScreenLayout.Place()
  /// The text whose colours are known, and these.
  private var coloured: (text: String, highlights: [Highlight]) = ("", [])
  /// Longer texts have no colours, which would take too long between two keys.
  private static let longestColoured = 1 << 16

  /// Whether a person wants colours.
  var hasColours = true { didSet { painter.hasColours = hasColours && mayHaveColours } }
  private let mayHaveColours: Bool

  /// Shows entries with colours, unless the environment wants none.
  init(assistant: (any LineAssistant)?, mayHaveColours: Bool) {
    self.assistant = assistant
    self.mayHaveColours = mayHaveColours
    painter = ScreenPainter(colours: mayHaveColours)
  }

  func write(_ text: String) { device.write(text) }

  /// Begins at the beginning of a row.
  mutating func begin(_ prompt: LinePrompt) {
    self.prompt = prompt
    top = ScreenLayout.Place()
    painter.forget()
  }

  /// Begins where the cursor is, after something else was shown.
  mutating func beginAgain() {
    painter.forget()
    write("\r\u{1B}[J")
  }

  /// Takes the whole screen.
  mutating func clear() {
    painter.forget()
    write("\u{1B}[H\u{1B}[2J")
  }

  /// Erases what was shown, for the terminal has another size.
  mutating func resize() { write(painter.eraseAll(columns: device.size.columns)) }

  /// Shows what is typed so far.
  mutating func paint(_ editor: inout EntryEditor) {
    let size = device.size
    let footer = editor.footer(columns: size.columns, limit: min(10, max(1, size.rows / 2)))
    var layout = ScreenLayout(
      editor.buffer, prompt: prompt, columns: size.columns,
      highlights: highlights(of: editor.buffer.text), found: editor.found)
    var frame = layout.frame(rows: max(1, size.rows - footer.count), top: &top)
    frame.rows += footer
    write(painter.paint(frame))
  }

  /// Shows the entry with the cursor behind it.
  mutating func leave(_ editor: inout EntryEditor) {
    let cursor = editor.buffer.cursor
    editor.goToEnd()
    paint(&editor)
    editor.go(to: cursor)
  }

  private mutating func highlights(of text: String) -> [Highlight] {
    guard let assistant, painter.hasColours, text.utf8.count <= Self.longestColoured else {
      return []
    }
    if coloured.text != text { coloured = (text, assistant.highlights(of: text)) }
    return coloured.highlights
  }
}
