import LuaKit

/// A table as scripts see it: `title`, `columns`, and `rows` of plain values.
extension Document.Table: LuaPushable {
  /// The type `table`.
  package static let luaType: LuaType = "table"

  /// Pushes a new table.
  package func push(to stack: LuaStack) throws(LuaError) {
    var fields: [(String, any LuaPushable)] = [
      ("columns", columns.map(\.name)), ("rows", rows.map { $0.map(CellValue.init) }),
    ]
    if let title { fields.append(("title", title)) }
    try LuaTable(fields).push(to: stack)
  }

  /// A cell as a plain value; an empty one is an empty text, so that rows have no holes.
  private struct CellValue: LuaPushable {
    static let luaType: LuaType = "any"
    let cell: Document.Cell

    func push(to stack: LuaStack) throws(LuaError) {
      switch cell {
      case .integer(let value): try value.push(to: stack)
      case .number(let value), .decimal(let value, _): try value.push(to: stack)
      case .boolean(let value): try value.push(to: stack)
      case .empty, .text, .link: try cell.shown.push(to: stack)
      }
    }
  }
}
