/// What keys do to the text.
extension EntryEditor {
  /// Moves the cursor when a key says so.
  mutating func move(_ key: Key) -> Bool {
    switch key {
    case .left, .control("b"): buffer.move(to: buffer.left)
    case .right, .control("f"): buffer.move(to: buffer.right)
    case .wordLeft, .alt("b"): buffer.move(to: buffer.wordLeft)
    case .wordRight, .alt("f"): buffer.move(to: buffer.wordRight)
    case .home, .control("a"): buffer.move(to: buffer.lineRange.lowerBound)
    case .end, .control("e"): buffer.move(to: buffer.lineRange.upperBound)
    case .textStart, .alt("<"): buffer.move(to: 0)
    case .textEnd, .alt(">"): buffer.move(to: buffer.end)
    case .up, .control("p"): if !buffer.move(lines: -1) { recallBeginning(isOlder: true) }
    case .down, .control("n"): if !buffer.move(lines: 1) { recallBeginning(isOlder: false) }
    case .pageUp, .pageDown:
      marks.beginning = ""
      recall(key == .pageUp ? -1 : 1)
    default: return false
    }
    return true
  }

  /// Shows an older or newer entry that begins with what was typed when the first was shown; any
  /// when none does.
  private mutating func recallBeginning(isOlder: Bool) {
    if history.isAtEnd {
      let isBeginning = buffer.cursor == buffer.end && buffer.lineCount == 1
      let text = isBeginning ? buffer.text : ""
      let isFound = history.steps(toBeginning: text, isOlder: true) != nil
      marks.beginning = isFound ? text : ""
    }
    if marks.beginning.isEmpty { return recall(isOlder ? -1 : 1) }
    if let steps = history.steps(toBeginning: marks.beginning, isOlder: isOlder) { recall(steps) }
  }

  /// Shows an older or newer entry.
  private mutating func recall(_ steps: Int) {
    guard let entry = history.go(steps, from: buffer) else { return }
    buffer = entry
    buffer.move(to: buffer.end)
  }

  /// Changes the text when a key says so.
  mutating func change(_ key: Key) -> Bool {
    switch key {
    case .text(let text): type(text)
    case .paste(let text): paste(text)
    case .altEnter: beginLine()
    case .backspace: eraseBack()
    case .delete: buffer.erase()
    case .control("t"): buffer.transpose()
    case .control("_"): buffer.undo()
    default: return false
    }
    return true
  }

  /// Cuts a part of the text out when a key says so.
  mutating func cut(_ key: Key) -> Bool {
    let line = buffer.lineRange
    let cursor = buffer.cursor
    switch key {
    case .control("k"):
      // At the end of a line, the line feed goes.
      cut(cursor..<(cursor == line.upperBound ? buffer.right : line.upperBound))
    case .control("u"):
      cut((cursor == line.lowerBound ? buffer.left : line.lowerBound)..<cursor)
    case .control("w"): cut(buffer.spacedLeft..<cursor)
    case .altBackspace: cut(buffer.wordLeft..<cursor)
    case .alt("d"), .wordDelete: cut(cursor..<buffer.wordRight)
    default: return false
    }
    return true
  }

  private mutating func cut(_ range: Range<Int>) {
    ring.cut(String(buffer.part(range)), isBefore: range.upperBound == buffer.cursor)
    buffer.replace(range, with: "")
    marks.yanked = nil
  }

  /// Puts in what was cut out, or instead of it what was cut out before.
  mutating func yank(_ key: Key) -> Bool {
    switch key {
    case .control("y"): ring.rewind()
    case .alt("y"):
      guard let yanked = marks.yanked else { return true }
      ring.turn()
      buffer.replace(yanked, with: "")
    default: return false
    }
    guard let text = ring.current else { return true }
    let start = buffer.cursor
    buffer.insert(text)
    marks.yanked = start..<buffer.cursor
    return true
  }
}
