import TerminalText

/// What could stand at the cursor.
extension EntryEditor {
  private static let indent = "  "

  /// Puts in what all candidates have in common, and offers them when they are several; where
  /// nothing stands before the cursor, indents.
  mutating func complete() {
    let line = buffer.part(buffer.lineRange.lowerBound..<buffer.cursor)
    if line.allSatisfy(\.isWhitespace), !buffer.isEmpty { return buffer.insert(Self.indent) }
    guard let found = assistant?.completions(of: buffer.text, at: buffer.cursor),
      let first = found.candidates.first, found.range.upperBound <= buffer.end
    else { return }
    if found.candidates.count == 1 { return buffer.replace(found.range, with: first.text) }
    var range = found.range
    let typed = buffer.part(range)
    let common = CompletionMenu.commonBeginning(of: found.candidates)
    if common.utf8.count > typed.utf8.count, common.hasPrefix(typed) {
      buffer.replace(range, with: common)
      range = range.lowerBound..<(range.lowerBound + common.utf8.count)
    }
    menu = CompletionMenu(
      Completions(range: range, candidates: found.candidates), for: buffer)
  }

  /// Does what a key says while candidates are shown; false takes what is chosen, and the key has
  /// its usual meaning.
  mutating func pressInMenu(_ key: Key) -> Bool {
    guard var menu else { return false }
    let isChosen = menu.chosen != nil
    switch key {
    case .tab: menu.choose(1)
    case .backTab: menu.choose(-1)
    case .down: menu.chooseRow(1)
    case .up where isChosen: menu.chooseRow(-1)
    case .right where isChosen: menu.choose(1)
    case .left where isChosen: menu.choose(-1)
    case .escape, .control("g"):
      buffer = menu.before
      self.menu = nil
      return true
    default:
      self.menu = nil
      return key == .enter && isChosen
    }
    self.menu = menu
    buffer = menu.buffer
    return true
  }

  /// The rows below the entry: candidates, what is searched for, or what is said.
  package mutating func footer(columns: Int, limit: Int) -> [[ScreenCell]] {
    if let search { return [Self.row(search.line, columns)] }
    if !message.isEmpty { return [Self.row(message, columns)] }
    return menu?.rows(columns: columns, limit: limit) ?? []
  }

  private static func row(_ text: String, _ columns: Int) -> [ScreenCell] {
    CellMaker.cells(of: DisplayText.cut(text, to: columns - 1), .note)
  }
}
