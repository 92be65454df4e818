import NewsScript
import TerminalText

/// Rows in aligned columns that fit a width.
package struct ColumnLayout {
  private let columns: [String]
  private let rows: [[String]]
  /// The columns that are shown, with their widths.
  private let shown: [(index: Int, width: Int, isNumeric: Bool)]
  private let isCut: Bool
  private let width: Int
  private static let gap = "  "
  private static let narrowest = 6

  /// Takes the heads of the columns and rows of as many cells; what a cell says is shown in one line.
  ///
  /// Columns that are empty throughout are left out, and those for which there is no room at all.
  package init(columns: [String], rows: [[String]], width: Int) {
    self.width = width
    self.columns = columns.map(DisplayText.visible)
    self.rows = rows.map { $0.map(DisplayText.visible) }
    var used = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    let heads = self.columns
    let cells = self.rows
    let natural = columns.indices.map { column in
      cells.reduce(DisplayWidth.of(heads[column])) { max($0, DisplayWidth.of($1[column])) }
    }
    let least = { (indexes: [Int]) in
      indexes.reduce(Self.gap.count * max(0, indexes.count - 1)) {
        $0 + min(natural[$1], Self.narrowest)
      }
    }
    let all = used.count
    // What is left out is marked, which takes room as well.
    while used.count > 2, least(used) > (used.count < all ? width - 3 : width) { used.removeLast() }
    isCut = used.count < all
    var widths = used.map { natural[$0] }
    Self.fit(&widths, width: isCut ? width - 3 : width)
    shown = used.indices.map { place in
      (used[place], widths[place], cells.allSatisfy { Self.isNumber($0[used[place]]) })
    }
  }

  /// The heads, then the rows.
  package var lines: [String] { [head] + rows.map(line) }

  /// The heads alone.
  var head: String { line(columns) }

  /// Another row in the same columns.
  func row(_ cells: [String]) -> String { line(cells.map(DisplayText.visible)) }

  private func line(_ row: [String]) -> String {
    // What other cells leave free goes to those that are wider than the rows that were measured.
    let gaps = Self.gap.count * max(0, shown.count - 1) + (isCut ? 3 : 0)
    var free = width - shown.reduce(gaps) { $0 + $1.width }
    let cells = shown.map { column in
      let more = max(0, min(free, DisplayWidth.of(row[column.index]) - column.width))
      free -= more
      return Self.cell(row[column.index], width: column.width + more, isRight: column.isNumeric)
    }
    return Self.trimmed((cells + (isCut ? ["…"] : [])).joined(separator: Self.gap))
  }

  /// Takes from the widest column until all fit.
  private static func fit(_ widths: inout [Int], width: Int) {
    let room = max(20, width - gap.count * max(0, widths.count - 1))
    while widths.reduce(0, +) > room {
      guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > narrowest
      else { return }
      let second = widths.indices.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let excess = widths.reduce(0, +) - room
      let step = max(1, min(excess, widths[widest] - second))
      widths[widest] = max(narrowest, widths[widest] - step)
    }
  }

  private static func isNumber(_ cell: String) -> Bool {
    cell.isEmpty
      || cell.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
        && cell.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E || $0 == 0x2D }
        && Double(cell) != nil
  }

  private static func cell(_ text: String, width: Int, isRight: Bool) -> String {
    // A number is never cut: what is left of it would be another one.
    let cut = isRight && isNumber(text) ? text : cut(text, to: width)
    let space = String(repeating: " ", count: max(0, width - DisplayWidth.of(cut)))
    return isRight ? space + cut : cut + space
  }

  /// The text, or its beginning and `…` when it is wider than some columns.
  static func cut(_ text: String, to width: Int) -> String {
    if text.utf8.count <= width || DisplayWidth.of(text) <= width { return text }
    var cut = ""
    var used = 0
    for character in text {
      used += DisplayWidth.of(String(character))
      if used >= width { break }
      cut.append(character)
    }
    while cut.last == " " { cut.removeLast() }
    return cut + "…"
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
