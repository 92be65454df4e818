/// A line of an entry, broken at the edge of the terminal.
struct WrappedLine {
  /// The rows; there is at least one.
  private(set) var rows: [[ScreenCell]]
  /// Where the cursor is, when it is in this line.
  private(set) var cursor: (row: Int, column: Int)?
  private let columns: Int
  /// The columns of the last row that are taken.
  private var used: Int
  /// The column in the whole line, without its prompt.
  private var column = 0

  /// Begins with a prompt.
  init(prompt: [ScreenCell], columns: Int) {
    rows = [prompt]
    self.columns = columns
    used = ScreenFrame.width(of: prompt)
  }

  /// Adds a character, on the next row when it does not fit on this one.
  mutating func add(_ character: Character, _ style: CellStyle, isAtCursor: Bool) {
    var cell = CellMaker.cell(of: character, at: column, style)
    if used >= columns || (character != "\t" && used + cell.width > columns) { beginRow() }
    if used + cell.width > columns {
      let width = columns - used
      cell = ScreenCell(text: String(repeating: " ", count: width), width: width, style: style)
    }
    if isAtCursor { cursor = (rows.count - 1, used) }
    rows[rows.count - 1].append(cell)
    used += cell.width
    column += cell.width
  }

  /// Ends the line; a cursor behind a full row stands on the next one.
  mutating func end(isAtCursor: Bool) {
    guard isAtCursor else { return }
    if used >= columns { beginRow() }
    cursor = (rows.count - 1, used)
  }

  private mutating func beginRow() {
    rows.append([])
    used = 0
  }
}

/// Gives offsets that grow their style, out of the parts of a text that have one.
struct StylePen {
  private let highlights: [Highlight]
  private var next: Int

  /// Begins at an offset.
  init(_ highlights: [Highlight], from offset: Int) {
    self.highlights = highlights
    var (low, high) = (0, highlights.count)
    while low < high {
      let middle = (low + high) / 2
      if highlights[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    next = low
  }

  /// The style at an offset, which is not before the last one.
  mutating func style(at offset: Int) -> CellStyle {
    while next < highlights.count, highlights[next].range.upperBound <= offset { next += 1 }
    guard next < highlights.count, highlights[next].range.contains(offset) else { return .plain }
    return .highlight(highlights[next].kind)
  }
}
