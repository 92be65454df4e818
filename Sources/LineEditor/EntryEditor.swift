/// An entry while it is edited: does what keys say, and knows nothing of the terminal.
package struct EntryEditor {
  /// What a key asks of those who know the terminal.
  package enum Action: Equatable, Sendable {
    case accept, interrupt, end, clearScreen, suspend, openEditor
  }

  /// What is typed so far.
  package internal(set) var buffer = EditBuffer()
  /// Entries that were typed before.
  package var history = EntryHistory()
  /// What could stand at the cursor, while it is shown.
  var menu: CompletionMenu?
  /// The search in the history that goes on.
  var search: HistorySearch?
  /// What is said below the entry until the next key.
  package var message = ""
  let assistant: (any LineAssistant)?
  var ring = KillRing()
  var marks = Marks()

  /// What is remembered of the keys before.
  struct Marks {
    /// Whether Ctrl-X was the key before.
    var isBehindX = false
    /// What was put in from the kill ring by the key before.
    var yanked: Range<Int>?
    /// The spaces at the beginning of the line that is typed.
    var indent: SoftIndent?
    /// What was searched for last.
    var searched = ""
    /// How the entries begin through which the arrow keys go.
    var beginning = ""
  }

  /// Edits with the help of somebody who knows the language.
  package init(_ assistant: (any LineAssistant)? = nil) { self.assistant = assistant }

  /// Begins an entry.
  package mutating func begin(with text: String = "") {
    buffer = EditBuffer(text)
    history.begin()
    rest()
  }

  /// Ends menus, searches and what is half pressed.
  package mutating func rest() {
    menu = nil
    search = nil
    message = ""
    marks.isBehindX = false
    marks.yanked = nil
    marks.indent = nil
    marks.beginning = ""
    ring.close()
  }

  /// Moves the cursor behind the text.
  mutating func goToEnd() { buffer.move(to: buffer.end) }

  /// Moves the cursor.
  mutating func go(to offset: Int) { buffer.move(to: offset) }

  /// Puts in what the text editor made of the entry.
  package mutating func take(_ text: String) {
    if text != buffer.text { buffer.replace(0..<buffer.end, with: text) }
  }

  /// Does what a key says; what it asks of others is given back.
  package mutating func press(_ key: Key) -> Action? {
    message = ""
    if search != nil, pressInSearch(key) { return nil }
    if menu != nil, pressInMenu(key) { return nil }
    if marks.isBehindX {
      marks.isBehindX = false
      return pressBehindX(key)
    }
    if !Self.keepsIndent(key) { marks.indent = nil }
    if cut(key) { return nil }
    ring.close()
    if yank(key) { return nil }
    marks.yanked = nil
    if move(key) || change(key) { return nil }
    return command(key)
  }

  private static func keepsIndent(_ key: Key) -> Bool {
    switch key {
    case .text, .paste, .backspace, .enter, .altEnter, .control("d"): true
    default: false
    }
  }

  private mutating func pressBehindX(_ key: Key) -> Action? {
    switch key {
    case .control("e"): return .openEditor
    case .control("u"): buffer.undo()
    case .control("c"): return .interrupt
    default: break
    }
    return nil
  }

  private mutating func command(_ key: Key) -> Action? {
    switch key {
    case .enter: return enter()
    case .control("c"): return .interrupt
    case .control("d"): return endOrErase()
    case .control("l"): return .clearScreen
    case .control("z"): return .suspend
    case .control("x"): marks.isBehindX = true
    case .control("r"), .control("s"): beginSearch()
    case .tab: complete()
    default: break
    }
    return nil
  }

  /// Runs an entry that is whole, wherever the cursor is; else begins another line.
  private mutating func enter() -> Action? {
    dropEmptyIndent()
    guard assistant?.isUnfinished(buffer.text) ?? false else { return .accept }
    beginLine()
    return nil
  }

  /// Ends the prompt when nothing is typed, or an entry at an empty line at its end.
  private mutating func endOrErase() -> Action? {
    if buffer.isEmpty { return .end }
    dropEmptyIndent()
    let isAtEnd = buffer.cursor == buffer.end && buffer.lineCount > 1
    if isAtEnd, buffer.part(buffer.lineRange).allSatisfy(\.isWhitespace) { return .accept }
    buffer.erase()
    return nil
  }
}
