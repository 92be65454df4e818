import NewsScript
import TerminalText

/// Rows in aligned columns that fit a width.
package struct ColumnLayout {
  private let columns: [String]
  private let rows: [[String]]
  private let width: Int
  private static let gap = "  "
  private static let narrowest = 6

  /// Takes the heads of the columns and rows of as many cells; what a cell says is shown in one line.
  package init(columns: [String], rows: [[String]], width: Int) {
    self.columns = columns
    self.rows = rows.map { $0.map(DisplayText.visible) }
    self.width = width
  }

  /// The heads, then the rows, without columns that are empty throughout.
  package var lines: [String] {
    let used = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    var widths = used.map { column in
      rows.reduce(DisplayWidth.of(columns[column])) { max($0, DisplayWidth.of($1[column])) }
    }
    fit(&widths)
    let isNumeric = used.map { column in rows.allSatisfy { Self.isNumber($0[column]) } }
    return ([columns] + rows).map { row in
      let cells = used.indices.map { index in
        Self.cell(row[used[index]], width: widths[index], isRight: isNumeric[index])
      }
      return Self.trimmed(cells.joined(separator: Self.gap))
    }
  }

  /// Takes from the widest column until all fit.
  private func fit(_ widths: inout [Int]) {
    let room = max(20, width - Self.gap.count * max(0, widths.count - 1))
    while widths.reduce(0, +) > room {
      guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > Self.narrowest
      else { return }
      let second = widths.indices.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let excess = widths.reduce(0, +) - room
      let step = max(1, min(excess, widths[widest] - second))
      widths[widest] = max(Self.narrowest, widths[widest] - step)
    }
  }

  private static func isNumber(_ cell: String) -> Bool {
    !cell.isEmpty && cell.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static func cell(_ text: String, width: Int, isRight: Bool) -> String {
    let cut = cut(text, to: width)
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
