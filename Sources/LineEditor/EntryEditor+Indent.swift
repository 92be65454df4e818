/// The spaces with which a new line begins.
///
/// They are soft as long as only this line is typed: who types spaces gets no more of them, and the
/// assistant may change its mind about how many there are.
extension EntryEditor {
  /// Spaces that were put in at the beginning of a line.
  struct SoftIndent: Equatable {
    /// Where the line begins.
    let start: Int
    /// How many there are.
    var count: Int
    /// How many of them were typed as well.
    var typed = 0
  }

  /// Longer texts are not asked about with every key.
  private static let longest = 1 << 15

  /// Begins another line, with spaces before it.
  mutating func beginLine() {
    dropEmptyIndent()
    let before = String(buffer.part(0..<buffer.cursor))
    let count = max(0, assistant?.indent(of: "", after: before) ?? 0)
    buffer.insert("\n" + String(repeating: " ", count: count))
    marks.indent = SoftIndent(start: buffer.cursor - count, count: count)
  }

  /// Whether the cursor stands right behind soft spaces.
  private var isBehindIndent: Bool {
    marks.indent.map { $0.count > 0 && buffer.cursor == $0.start + $0.count } ?? false
  }

  /// Takes the spaces of a line away on which nothing was typed.
  mutating func dropEmptyIndent() {
    guard isBehindIndent, let indent = marks.indent, indent.typed == 0,
      buffer.lineRange.upperBound == buffer.cursor
    else { return }
    buffer.replace(indent.start..<buffer.cursor, with: "")
    marks.indent = nil
  }

  /// Types a text behind soft spaces, or elsewhere.
  mutating func type(_ text: String) {
    if text == " ", isBehindIndent, let indent = marks.indent, indent.typed < indent.count {
      marks.indent?.typed += 1
      return
    }
    buffer.type(text)
    indentAgain()
  }

  /// Pastes a text; one with spaces of its own at its beginning takes the place of soft ones.
  mutating func paste(_ text: String) {
    let isIndented = text.utf8.first.map { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A } ?? false
    if isIndented, isBehindIndent, let indent = marks.indent {
      buffer.replace(indent.start..<buffer.cursor, with: text)
    } else {
      buffer.insert(text)
    }
    marks.indent = nil
  }

  /// Erases the character before the cursor, or all soft spaces.
  mutating func eraseBack() {
    if isBehindIndent, let indent = marks.indent {
      buffer.replace(indent.start..<buffer.cursor, with: "")
    } else {
      buffer.eraseBack()
    }
    marks.indent = nil
  }

  /// Asks how many spaces the line has, now that more of it is typed.
  private mutating func indentAgain() {
    guard let indent = marks.indent, buffer.end <= Self.longest, indent.start > 0 else { return }
    let line = buffer.lineRange
    guard line.lowerBound == indent.start, line.upperBound == buffer.cursor else {
      marks.indent = nil
      return
    }
    let first = indent.start + indent.count
    let before = String(buffer.part(0..<(indent.start - 1)))
    let typed = String(buffer.part(first..<line.upperBound))
    guard let wanted = assistant?.indent(of: typed, after: before), wanted != indent.count,
      wanted >= 0, indent.typed <= wanted
    else { return }
    let cursor = buffer.cursor
    buffer.replace(indent.start..<first, with: String(repeating: " ", count: wanted))
    buffer.move(to: cursor + wanted - indent.count)
    marks.indent?.count = wanted
  }
}
