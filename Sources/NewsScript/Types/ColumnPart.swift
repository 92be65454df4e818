import LuaKit
import NewsAnalysis

/// A text of a column as a string for Lua, copied once, from the column itself.
struct ColumnPart: LuaPushable {
  static let luaType: LuaType = "string"
  private let column: TextColumn
  private let index: Int

  init(_ column: TextColumn, _ index: Int) { (self.column, self.index) = (column, index) }

  func push(to stack: LuaStack) throws(LuaError) {
    var failure: LuaError?
    column.withBytes(at: index) { bytes in
      do throws(LuaError) { try stack.push(bytes: bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
