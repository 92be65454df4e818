import CLuaBridge
import Spelling

/// A new table whose unknown fields raise an error that names the nearest known one.
public struct LuaStrictTable: LuaPushable {
  /// The type `table`.
  public static let luaType: LuaType = "table"
  private let behaviour: LuaStrictBehaviour
  private let fields: [(String, any LuaPushable)]

  /// Takes what an error calls the table and its fields; a field may be nil and is known then.
  public init(_ name: String, _ fields: [(String, any LuaPushable)]) {
    behaviour = LuaStrictBehaviour(name, known: fields.map(\.0))
    self.fields = fields
  }

  /// Takes a behaviour that many tables share, and the fields that it knows.
  package init(sharing behaviour: LuaStrictBehaviour, _ fields: [(String, any LuaPushable)]) {
    (self.behaviour, self.fields) = (behaviour, fields)
  }

  /// Pushes a new table.
  public func push(to stack: LuaStack) throws(LuaError) {
    try stack.wholly { () throws(LuaError) in try pushTable(to: stack) }
  }

  private func pushTable(to stack: LuaStack) throws(LuaError) {
    try LuaTable(fields).push(to: stack)
    try behaviour.push(to: stack)
    try stack.setMetatable(ofTableAt: -2)
  }
}

/// What happens when somebody asks a table for a field that it has not: the metatable of strict
/// tables, made once for all tables of a state that share it.
package final class LuaStrictBehaviour {
  private let name: String
  private let known: [String]
  private var metatable: LuaReference?

  /// Takes what an error calls the tables, and the names of their fields.
  package init(_ name: String, known: [String]) { (self.name, self.known) = (name, known) }

  /// Pushes the metatable.
  func push(to stack: LuaStack) throws(LuaError) {
    if let metatable { return try metatable.push(to: stack) }
    let (name, known) = (name, known)
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
    let metatable = try LuaReference(popping: stack)
    self.metatable = metatable
    try metatable.push(to: stack)
  }
}
