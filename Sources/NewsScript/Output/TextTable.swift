import TerminalText

/// Columns of text that line up by what is seen.
struct TextTable {
  /// The widest a column becomes by its cells when nothing limits the table.
  private static let widest = 200
  /// The narrowest that a column of words becomes in a table that must fit.
  private static let narrowest = 8
  /// How many lines of its column a cell takes at most in a table that must fit.
  private static let linesPerCell = 6

  private let widths: [Int]
  private let alignments: [Document.Alignment]
  private let isCut: Bool

  /// Takes the cells that decide the widths, and the width that the table must fit, if any.
  init(
    heads: [String], rows: [[String]], alignments: [Document.Alignment], within width: Int?
  ) {
    var natural = heads.map { DisplayWidth.of($0) }
    for row in rows {
      for (column, cell) in row.enumerated() {
        let size = DisplayWidth.of(cell)
        if size <= Self.widest || width != nil { natural[column] = max(natural[column], size) }
      }
    }
    self.alignments = alignments
    isCut = width != nil
    widths = width.map { Self.fitted(natural, alignments, within: $0) } ?? natural
  }

  /// The widths of columns when those of words give way, the widest first.
  private static func fitted(
    _ natural: [Int], _ alignments: [Document.Alignment], within width: Int
  ) -> [Int] {
    let room = width - 2 * (natural.count - 1)
    if natural.reduce(0, +) <= room { return natural }
    let flexible = natural.indices.filter { alignments[$0] != .right }
    let fixed = natural.indices.filter { alignments[$0] == .right }
    // A column of numbers is no wider than numbers are.
    var widths = natural
    for column in fixed { widths[column] = min(natural[column], 24) }
    var left = room - fixed.reduce(0) { $0 + widths[$1] }
    let ordered = flexible.sorted { (natural[$0], $0) < (natural[$1], $1) }
    for (place, column) in ordered.enumerated() {
      let share = left / (ordered.count - place)
      widths[column] = min(natural[column], max(narrowest, share))
      left -= widths[column]
    }
    return widths
  }

  /// The line of the heads and the one of dashes.
  func head(_ heads: [String]) -> String {
    row(heads) + line(widths.map { String(repeating: "-", count: $0) })
  }

  /// A row; cells that are too wide go on below.
  func row(_ cells: [String]) -> String {
    guard isCut, zip(cells, widths).contains(where: { DisplayWidth.of($0) > $1 }) else {
      return line(cells)
    }
    let folded = zip(cells, widths).map {
      DisplayText.fold($0, width: $1, lines: Self.linesPerCell)
    }
    let height = folded.map(\.count).max() ?? 0
    return (0..<height).map { place in
      line(folded.map { place < $0.count ? $0[place] : "" })
    }.joined()
  }

  /// A row in one line; cells that are too wide are cut.
  func shortRow(_ cells: [String]) -> String {
    isCut ? line(zip(cells, widths).map { DisplayText.cut($0, to: $1) }) : line(cells)
  }

  private func line(_ cells: [String]) -> String {
    let padded = cells.enumerated().map { column, cell in
      let free = max(0, widths[column] - DisplayWidth.of(cell))
      switch alignments[column] {
      case .left: return cell + String(repeating: " ", count: free)
      case .right: return String(repeating: " ", count: free) + cell
      case .center:
        let before = free / 2
        return String(repeating: " ", count: before) + cell
          + String(repeating: " ", count: free - before)
      }
    }
    var text = padded.joined(separator: "  ")
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }
}
