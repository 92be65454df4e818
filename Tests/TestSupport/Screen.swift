import TerminalText

/// What a terminal shows after the bytes that a program wrote: lines of plain text.
///
/// It understands what line editors use: carriage return, backspace, moving the cursor, erasing,
/// inserting and deleting characters; wide characters take two columns. Colours and titles are
/// dropped. Lines that scroll out of a real terminal stay, so that all that was shown can be read.
package struct Screen: Sendable {
  /// Rows of cells; the second column of a wide character is empty.
  private var lines: [[String]] = [[]]
  /// The row of the cursor.
  package private(set) var row = 0
  /// The column of the cursor.
  package private(set) var column = 0
  private var width: Int
  private var escape: [UInt8]?
  private var pending: [UInt8] = []
  /// Where the latest character stands, which marks may still join.
  private var latest: (row: Int, column: Int)?

  /// An empty screen.
  package init(width: Int = 200) { self.width = width }

  /// The lines without spaces at their ends; empty lines at the end are left out.
  package var text: String {
    var shown = lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line.joined()
    }
    while shown.last == "" { shown.removeLast() }
    return shown.joined(separator: "\n")
  }

  /// The lines as they are, with the spaces at their ends.
  package var wholeText: String { lines.map { $0.joined() }.joined(separator: "\n") }

  /// Shows what a program wrote.
  package mutating func write(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { write(byte) }
  }

  /// Gives the screen another width; lines that are wider are broken anew.
  package mutating func resize(width: Int) {
    self.width = width
    var broken: [[String]] = []
    var place = (row: 0, column: column)
    for (number, line) in lines.enumerated() {
      if number == row { place = (broken.count + column / width, column % width) }
      for start in stride(from: 0, to: max(1, line.count), by: width) {
        broken.append(Array(line.dropFirst(start).prefix(width)))
      }
    }
    while broken.count <= place.row { broken.append([]) }
    lines = broken
    (row, column) = place
    latest = nil
  }

  private mutating func write(_ byte: UInt8) {
    if var sequence = escape {
      sequence.append(byte)
      escape = sequence
      if isComplete(sequence) {
        escape = nil
        obey(sequence)
      }
      return
    }
    if byte < 0x20 { latest = nil }
    switch byte {
    case 0x1B: escape = []
    case 0x0D: column = 0
    case 0x0A: newLine()
    case 0x08: column = max(0, column - 1)
    case 0x09: column = min(width - 1, (column / 8 + 1) * 8)
    case 0..<0x20, 0x7F: break
    default: show(byte)
    }
  }

  private mutating func show(_ byte: UInt8) {
    pending.append(byte)
    guard let text = String(validating: pending, as: UTF8.self) else {
      if pending.count >= 4 { pending = [] }
      return
    }
    pending = []
    for character in text where !join(character) { put(character) }
  }

  /// Lets a mark, or the next part of an emoji, join what stands before it.
  private mutating func join(_ character: Character) -> Bool {
    guard let latest, lines[latest.row].indices.contains(latest.column) else { return false }
    let both = lines[latest.row][latest.column] + String(character)
    guard both.count == 1, let whole = both.first else { return false }
    lines[latest.row][latest.column] = both
    let end = latest.column + max(1, DisplayWidth.of(whole))
    while column < end, column < width {
      set("", at: column)
      column += 1
    }
    return true
  }

  private mutating func put(_ character: Character) {
    let size = max(1, DisplayWidth.of(character))
    if column + size > width {
      column = 0
      newLine()
    }
    latest = (row, column)
    set(String(character), at: column)
    if size == 2 { set("", at: column + 1) }
    column += size
  }

  /// Sets a cell; of a wide character that loses a half, a space is left.
  private mutating func set(_ cell: String, at column: Int) {
    pad(to: column + 1)
    let isHalf = lines[row][column].isEmpty && !cell.isEmpty
    if isHalf, column > 0 { lines[row][column - 1] = " " }
    if column + 1 < lines[row].count, lines[row][column + 1].isEmpty {
      lines[row][column + 1] = " "
    }
    lines[row][column] = cell
  }

  private mutating func newLine() {
    row += 1
    if row == lines.count { lines.append([]) }
  }

  private mutating func pad(to column: Int) {
    while lines[row].count < column { lines[row].append(" ") }
  }

  private func isComplete(_ sequence: [UInt8]) -> Bool {
    guard let first = sequence.first, let last = sequence.last else { return false }
    switch first {
    case UInt8(ascii: "["): return sequence.count > 1 && (0x40...0x7E).contains(last)
    case UInt8(ascii: "]"): return last == 0x07 || last == UInt8(ascii: "\\")
    case UInt8(ascii: "("), UInt8(ascii: ")"): return sequence.count == 2
    default: return true
    }
  }

  private mutating func obey(_ sequence: [UInt8]) {
    guard sequence.first == UInt8(ascii: "["), let command = sequence.last else { return }
    let numbers = String(decoding: sequence.dropFirst().dropLast(), as: UTF8.self)
      .split(separator: ";").compactMap { Int($0) }
    let count = max(1, numbers.first ?? 1)
    if command != UInt8(ascii: "m") { latest = nil }
    switch command {
    case UInt8(ascii: "A"): row = max(0, row - count)
    case UInt8(ascii: "B"): for _ in 0..<min(count, 1000) { newLine() }
    case UInt8(ascii: "C"): column = min(width - 1, column + count)
    case UInt8(ascii: "D"): column = max(0, column - count)
    case UInt8(ascii: "G"): column = min(width - 1, count - 1)
    case UInt8(ascii: "H"): beginPage()
    case UInt8(ascii: "K"): eraseLine(numbers.first ?? 0)
    case UInt8(ascii: "J"):
      eraseLine(0); if row + 1 < lines.count { lines.removeSubrange((row + 1)...) }
    case UInt8(ascii: "P"): remove(count)
    case UInt8(ascii: "@"): insert(min(count, width))
    default: break
    }
  }

  /// What was shown stays, as if it had scrolled away.
  private mutating func beginPage() {
    (row, column) = (lines.count - 1, 0)
    newLine()
  }

  private mutating func eraseLine(_ mode: Int) {
    switch mode {
    case 0: if column < lines[row].count { lines[row].removeSubrange(column...) }
    case 1: for index in 0..<min(column + 1, lines[row].count) { lines[row][index] = " " }
    default: lines[row] = []
    }
  }

  private mutating func remove(_ count: Int) {
    guard column < lines[row].count else { return }
    lines[row].removeSubrange(column..<min(column + count, lines[row].count))
  }

  private mutating func insert(_ count: Int) {
    pad(to: column)
    lines[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
  }
}
