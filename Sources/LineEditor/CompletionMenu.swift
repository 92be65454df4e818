import TerminalText

/// What could stand at the cursor, shown below the entry, one of them chosen by and by.
package struct CompletionMenu {
  private let completions: Completions
  /// The text before anything was put in.
  let before: EditBuffer
  /// The number of the candidate that is put in.
  package private(set) var chosen: Int?
  /// How many candidates stand side by side, as they were last shown.
  private var perRow = 1

  /// Offers completions for a text.
  init(_ completions: Completions, for buffer: EditBuffer) {
    (self.completions, before) = (completions, buffer)
  }

  private var candidates: [Completion] { completions.candidates }

  /// Chooses the next candidate, or one some places further on; behind the last comes the first.
  mutating func choose(_ steps: Int) {
    let count = candidates.count
    guard let chosen else {
      chosen = steps > 0 ? 0 : count - 1
      return
    }
    self.chosen = ((chosen + steps) % count + count) % count
  }

  /// Chooses the candidate in the next row, or the one above.
  mutating func chooseRow(_ steps: Int) { choose(chosen == nil ? steps : steps * perRow) }

  /// The text with what is chosen put in.
  var buffer: EditBuffer {
    var buffer = before
    if let chosen { buffer.replace(completions.range, with: candidates[chosen].text) }
    return buffer
  }

  /// What all candidates begin with.
  static func commonBeginning(of candidates: [Completion]) -> String {
    guard let first = candidates.first?.text else { return "" }
    var common = first[...]
    for candidate in candidates.dropFirst() { common = common.prefix(matching: candidate.text) }
    return String(common)
  }

  /// The rows of the menu: a candidate with its summary in each, or several without.
  mutating func rows(columns: Int, limit: Int) -> [[ScreenCell]] {
    let widest = candidates.reduce(0) { max($0, DisplayWidth.of(DisplayText.visible($1.label))) }
    let isSaid = candidates.contains { !$0.summary.isEmpty }
    let label = min(widest, isSaid ? max(8, columns * 2 / 5) : columns - 1)
    perRow = isSaid ? 1 : max(1, (columns + 1) / (label + 2))
    let all = (candidates.count + perRow - 1) / perRow
    let shown = all > limit ? max(1, limit - 1) : all
    let first = max(0, (chosen ?? 0) / perRow - shown + 1)
    var rows: [[ScreenCell]] = []
    for row in first..<min(all, first + shown) {
      var cells: [ScreenCell] = []
      for number in (row * perRow)..<min(candidates.count, (row + 1) * perRow) {
        cells += self.cells(of: number, label: label, columns: columns)
      }
      rows.append(cells)
    }
    let left = candidates.count - (first + shown) * perRow
    if left > 0 { rows.append(CellMaker.cells(of: "… \(left) more", .note)) }
    return rows
  }

  private func cells(of number: Int, label width: Int, columns: Int) -> [ScreenCell] {
    let style = number == chosen ? CellStyle.chosen : .plain
    let label = DisplayText.cut(candidates[number].label, to: width)
    var cells = CellMaker.cells(of: label, style)
    let space = String(repeating: " ", count: width - DisplayWidth.of(label))
    let summary = candidates[number].summary
    if perRow > 1 {
      cells += CellMaker.cells(of: space + ((number + 1) % perRow == 0 ? "" : "  "))
    } else if !summary.isEmpty, columns > width + 6 {
      cells += CellMaker.cells(of: space + "  ")
      cells += CellMaker.cells(of: DisplayText.cut(summary, to: columns - width - 2), .note)
    }
    return cells
  }
}

extension Substring {
  /// As much of the beginning as another text begins with, in whole characters.
  fileprivate func prefix(matching other: String) -> Substring {
    var (one, two) = (startIndex, other.startIndex)
    while one < endIndex, two < other.endIndex, self[one] == other[two] {
      formIndex(after: &one)
      other.formIndex(after: &two)
    }
    return self[..<one]
  }
}
