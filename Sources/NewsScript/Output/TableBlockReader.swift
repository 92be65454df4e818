import LuaKit
import NewsModel
import TerminalText

/// Reads the table that a script gives to `out:table`.
enum TableBlockReader {
  /// The table; every error names the row and the column.
  static func read(_ reference: LuaReference) throws(LuaError) -> Document.Table {
    let reader = TableReader(reference, name: "table")
    try reader.check(known: ["title", "columns", "rows"])
    guard let heads = try reader.table("columns"), heads.rawCount > 0 else {
      throw LuaError("table: 'columns' is missing")
    }
    var columns: [Document.Column] = []
    for position in 0..<heads.rawCount {
      columns.append(try column(try heads.element(position + 1), position + 1))
    }
    var rows: [[Document.Cell]] = []
    if let list = try reader.table("rows") {
      for position in 0..<list.rawCount {
        guard case .table(let row) = try list.element(position + 1) else {
          throw LuaError("table: row \(position + 1): expected a list of cells")
        }
        guard row.rawCount <= columns.count else {
          throw LuaError(
            "table: row \(position + 1) has \(row.rawCount) cells for \(columns.count) columns")
        }
        rows.append(try cells(of: row, columns, at: position + 1))
      }
    }
    return Document.Table(title: try reader.string("title"), columns: columns, rows: rows)
  }

  private static func column(_ value: LuaValue, _ position: Int) throws(LuaError)
    -> Document.Column
  {
    if let name = value.text { return Document.Column(name) }
    guard case .table(let reference) = value else {
      throw LuaError(
        "table: 'columns': element \(position): expected string or table, got \(value.typeName)")
    }
    let reader = TableReader(reference, name: "table: column \(position)")
    try reader.check(known: ["name", "type", "align", "places"])
    let places = try reader.integer("places")
    if let places, !(0...9).contains(places) {
      throw LuaError("table: column \(position): 'places': expected 0 to 9, got \(places)")
    }
    var column = Document.Column(try reader.requiredString("name"), places: places)
    if try reader.string("type") != nil { column.type = try reader.choice("type", default: .text) }
    if try reader.string("align") != nil {
      column.alignment = try reader.choice("align", default: .left)
    }
    return column
  }

  private static func cells(
    of row: LuaReference, _ columns: [Document.Column], at position: Int
  ) throws(LuaError) -> [Document.Cell] {
    var cells: [Document.Cell] = []
    for (index, column) in columns.enumerated() {
      let name = "table: row \(position), cell \(index + 1)"
      let cell = try cell(try row.element(index + 1), name)
      if let type = column.type, !type.takes(cell) {
        throw LuaError(
          "\(name): column '\(column.name)' expects \(type.expectation), got "
            + (cell.isNumeric || cell == .boolean(true) || cell == .boolean(false)
              ? cell.shown : "'\(DisplayText.cut(cell.shown, to: 40))'"))
      }
      cells.append(cell)
    }
    return cells
  }

  private static func cell(_ value: LuaValue, _ name: String) throws(LuaError) -> Document.Cell {
    switch value {
    case .nil: return .empty
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .number(let value): return .number(value)
    case .string(let text): return .text(String(decoding: text.bytes, as: UTF8.self))
    default:
      if let link = try LinkReader.link(value, name) { return .link(link) }
      throw LuaError("\(name): expected string, number or boolean, got \(value.typeName)")
    }
  }
}

extension Document.ColumnType {
  /// Whether a cell may stand in such a column.
  fileprivate func takes(_ cell: Document.Cell) -> Bool {
    switch (self, cell) {
    case (_, .empty), (.text, _), (.boolean, .boolean), (.integer, .integer): true
    case (.number, _), (.percent, _): cell.isNumeric
    case (.date, .text(let text)): NewsDate(iso8601: text) != nil
    default: false
    }
  }

  /// What errors say that it takes.
  fileprivate var expectation: String {
    switch self {
    case .text: "text"
    case .integer: "a whole number"
    case .number: "a number"
    case .percent: "a number (0.25 is 25%)"
    case .date: "a date such as 2017-04-06"
    case .boolean: "true or false"
    }
  }
}
