import TerminalText

/// Breaks an entry into the rows of a terminal, as far as they are seen.
///
/// Only lines that are seen are laid out, so that a long entry costs no more than a short one.
package struct ScreenLayout {
  /// The top row that is seen: a line of the entry and a row of that line.
  package struct Place: Comparable, Sendable {
    var line = 0
    var row = 0

    /// The first row.
    package init() {}

    init(line: Int, row: Int) { (self.line, self.row) = (line, row) }

    package static func < (one: Place, other: Place) -> Bool {
      (one.line, one.row) < (other.line, other.row)
    }
  }

  private let buffer: EditBuffer
  private let prompt: LinePrompt
  private let columns: Int
  private let highlights: [Highlight]
  /// A part that stands out, whatever its colour.
  private let found: Range<Int>
  /// Lines that were laid out already.
  private var known: [Int: WrappedLine] = [:]

  /// Lays out a text behind a prompt.
  package init(
    _ buffer: EditBuffer, prompt: LinePrompt, columns: Int, highlights: [Highlight] = [],
    found: Range<Int> = 0..<0
  ) {
    self.buffer = buffer
    self.prompt = prompt
    self.columns = max(4, columns)
    self.highlights = highlights
    self.found = found
  }

  /// What is seen in so many rows, when a place is the top as long as the cursor is seen then.
  package mutating func frame(rows: Int, top: inout Place) -> ScreenFrame {
    let cursor = placeOfCursor()
    top = min(top, Place(line: buffer.lineCount - 1, row: 0))
    if cursor.place < top { top = cursor.place }
    if cursor.place.line - top.line >= rows { top = up(rows - 1, from: cursor.place) }
    var seen = self.rows(from: top, count: rows)
    while let last = seen.last, last.place < cursor.place {
      top = up(rows - 1, from: cursor.place)
      seen = self.rows(from: top, count: rows)
    }
    if seen.count < rows, let last = seen.last {
      let higher = up(rows - 1, from: last.place)
      if higher < top {
        top = higher
        seen = self.rows(from: top, count: rows)
      }
    }
    let row = seen.firstIndex { $0.place == cursor.place } ?? 0
    return ScreenFrame(rows: seen.map(\.cells), row: row, column: cursor.column)
  }

  private mutating func rows(from top: Place, count: Int) -> [SeenRow] {
    var result: [SeenRow] = []
    var line = top.line
    while line < buffer.lineCount, result.count < count {
      for (row, cells) in wrapped(line).rows.enumerated() where result.count < count {
        let place = Place(line: line, row: row)
        if place >= top { result.append(SeenRow(place: place, cells: cells)) }
      }
      line += 1
    }
    return result
  }

  /// The row that stands some rows above another, or the first.
  private mutating func up(_ rows: Int, from place: Place) -> Place {
    var (line, left) = (place.line, rows)
    if place.row >= left { return Place(line: line, row: place.row - left) }
    left -= place.row
    while line > 0 {
      line -= 1
      let count = wrapped(line).rows.count
      if count >= left { return Place(line: line, row: count - left) }
      left -= count
    }
    return Place()
  }

  /// The row of the cursor and the column in it.
  private mutating func placeOfCursor() -> (place: Place, column: Int) {
    let line = buffer.line(of: buffer.cursor)
    let cursor = wrapped(line).cursor
    return (Place(line: line, row: cursor?.row ?? 0), cursor?.column ?? 0)
  }

  private mutating func wrapped(_ line: Int) -> WrappedLine {
    if let known = known[line] { return known }
    let text = DisplayText.cut(line == 0 ? prompt.first : prompt.rest, to: columns / 2)
    var result = WrappedLine(prompt: CellMaker.cells(of: text), columns: columns)
    let range = buffer.range(ofLine: line)
    var styles = StylePen(highlights, from: range.lowerBound)
    var offset = range.lowerBound
    for character in buffer.part(range) {
      let style = found.contains(offset) ? .chosen : styles.style(at: offset)
      result.add(character, style, isAtCursor: offset == buffer.cursor)
      offset += character.utf8.count
    }
    result.end(isAtCursor: offset == buffer.cursor)
    known[line] = result
    return result
  }

  /// A row that is seen.
  private struct SeenRow {
    let place: Place
    let cells: [ScreenCell]
  }
}
