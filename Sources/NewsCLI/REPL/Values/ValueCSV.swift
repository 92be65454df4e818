import LuaKit
import NewsCorpus
import NewsScript

/// Writes values as rows for a spreadsheet.
struct ValueCSV {
  let reader: ValueReader
  /// Called before each row; throws to stop.
  let check: () throws(LuaError) -> Void
  /// Takes what is written.
  let emit: (String) throws -> Void

  /// Writes a value: rows where it has some, the tables of a document, names and values, or one cell.
  func write(_ value: LuaValue) throws {
    if let document = ShownObject(value).document {
      return try emit(CSVRenderer.render([document]) ?? "")
    }
    if let rows = try ValueRowsReader(reader: reader).rows(of: value) {
      try line(rows.heads)
      // Marks are for people: a spreadsheet takes cells as they are.
      let mark = ObjectStyle.derivedMark
      while let cells = try rows.next() {
        try line(cells.map { $0.hasPrefix(mark) ? String($0.dropFirst(mark.count)) : $0 })
      }
      return
    }
    guard case .table(let table) = value else { return try line([try cell(value)]) }
    let count = table.rawCount
    for position in 0..<count {
      let element = try table.element(position + 1)
      guard case .table(let row) = element, row.rawCount > 0 else {
        try line([try cell(element)])
        continue
      }
      var cells: [String] = []
      for cell in try row.elements() { cells.append(try self.cell(cell)) }
      try line(cells)
    }
    let others = try table.pairs().filter { pair in
      if case .integer(let number) = pair.key { return number < 1 || number > count }
      return true
    }
    for (_, pair) in others.map({ (KeyRank($0.key), $0) }).sorted(by: { $0.0 < $1.0 }) {
      try line([try cell(pair.key), try cell(pair.value)])
    }
  }

  private func line(_ cells: [String]) throws {
    try check()
    try emit(CSVText.of([cells]))
  }

  private func cell(_ value: LuaValue) throws(LuaError) -> String {
    try ValueRowsReader(reader: reader).cell(value)
  }
}
