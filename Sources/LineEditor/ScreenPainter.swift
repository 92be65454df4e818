/// Brings a terminal from what it shows to what it should show, with few bytes.
///
/// It knows the terminal only through what it wrote itself, and never relies on how the terminal
/// breaks lines.
package struct ScreenPainter {
  private var shown = ScreenFrame(rows: [], row: 0, column: 0)
  /// Whether what is painted has colours.
  var hasColours: Bool
  /// Where the cursor is while painting.
  private var row = 0
  private var column = 0
  private var output = ""
  private var style = CellStyle.plain

  /// Paints with colours or without.
  package init(colours: Bool) { hasColours = colours }

  /// Takes the cursor for the beginning of a new place to paint.
  package mutating func forget() {
    shown = ScreenFrame(rows: [], row: 0, column: 0)
    (row, column) = (0, 0)
  }

  /// What has to be written so that the terminal shows a frame.
  package mutating func paint(_ frame: ScreenFrame) -> String {
    output = ""
    (row, column) = (shown.row, shown.column)
    let breaks =
      frame.rows != shown.rows
      && frame.rows.contains { $0.contains(where: \.isUncertain) }
    if breaks { output += "\u{1B}[?7l" }
    for (number, cells) in frame.rows.enumerated() { paintRow(number, cells) }
    if frame.rows.count < shown.rows.count {
      go(to: frame.rows.count, 0)
      output += "\u{1B}[J"
    }
    go(to: frame.row, frame.column)
    if breaks { output += "\u{1B}[?7h" }
    shown = frame
    return output
  }

  /// What goes to the first row when the terminal has got another width, and erases all.
  ///
  /// Takes the terminal for one that breaks its rows anew, as most do.
  package mutating func eraseAll(columns: Int) -> String {
    var above = columns > 0 ? shown.column / columns : 0
    for cells in shown.rows.prefix(shown.row) {
      above += max(1, (ScreenFrame.width(of: cells) + columns - 1) / max(1, columns))
    }
    forget()
    return (above > 0 ? "\u{1B}[\(above)A" : "") + "\r\u{1B}[J"
  }

  /// Paints what differs in a row.
  private mutating func paintRow(_ number: Int, _ cells: [ScreenCell]) {
    let old = number < shown.rows.count ? shown.rows[number] : nil
    if old == cells { return }
    var same = 0
    var start = 0
    while let old, same < min(old.count, cells.count), old[same] == cells[same] {
      start += cells[same].width
      same += 1
    }
    go(to: number, start)
    for cell in cells[same...] { put(cell) }
    setStyle(.plain)
    if let old, ScreenFrame.width(of: old) > column { output += "\u{1B}[K" }
  }

  private mutating func put(_ cell: ScreenCell) {
    setStyle(cell.style)
    output += cell.text
    column += cell.width
    // Wherever the terminal thinks it is, what follows stands where it should.
    if cell.isUncertain { output += "\r\u{1B}[\(column)C" }
  }

  private mutating func setStyle(_ style: CellStyle) {
    guard style != self.style else { return }
    let codes = style.codes(colours: hasColours)
    if codes != self.style.codes(colours: hasColours) { output += "\u{1B}[\(codes)m" }
    self.style = style
  }

  /// Goes to a place; rows that were never painted are made by line feeds.
  private mutating func go(to target: Int, _ targetColumn: Int) {
    if target == row, targetColumn == column { return }
    output += "\r"
    if target < row {
      output += "\u{1B}[\(row - target)A"
    } else if target > row {
      output += String(repeating: "\n", count: target - row)
    }
    if targetColumn > 0 { output += "\u{1B}[\(targetColumn)C" }
    (row, column) = (target, targetColumn)
  }
}
