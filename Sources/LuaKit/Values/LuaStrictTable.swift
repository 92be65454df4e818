import CLuaBridge
import Spelling

/// A new table whose unknown fields raise an error that names the nearest known one.
public struct LuaStrictTable: LuaPushable {
  /// The type `table`.
  public static let luaType: LuaType = "table"
  private let name: String
  private let fields: [(String, any LuaPushable)]

  /// Takes what an error calls the table and its fields; a field may be nil and is known then.
  public init(_ name: String, _ fields: [(String, any LuaPushable)]) {
    (self.name, self.fields) = (name, fields)
  }

  /// Pushes a new table.
  public func push(to stack: LuaStack) throws(LuaError) {
    try stack.wholly { () throws(LuaError) in try pushTable(to: stack) }
  }

  private func pushTable(to stack: LuaStack) throws(LuaError) {
    try LuaTable(fields).push(to: stack)
    let known = fields.map(\.0)
    let name = name
    let missing = LuaClosure { call in
      let key = call.stack.keyText(at: 2)
      if known.contains(key) { return 0 }
      throw LuaError("\(name) has no field '\(key)'" + NearestName.hint(for: key, among: known))
    }
    try stack.pushTable(named: 2)
    try missing.push(to: stack)
    try stack.setField("__index", ofTableAt: -2)
    try name.push(to: stack)
    try stack.setField("__metatable", ofTableAt: -2)
    try stack.setMetatable(ofTableAt: -2)
  }
}
