import Spelling

/// A table of functions for Lua together with its description.
public struct LuaModule: Sendable, LuaPushable {
  /// The type `table`.
  public static let luaType: LuaType = "table"
  /// The name as scripts write it ("newslab", "newslab.text").
  public let name: String
  /// What it is for, in one sentence.
  public let summary: String
  /// Its functions.
  public let functions: [LuaFunction]
  /// The modules inside it.
  public let modules: [LuaModule]

  /// Makes a module.
  public init(
    _ name: String, _ summary: String, functions: [LuaFunction], modules: [LuaModule] = []
  ) {
    (self.name, self.summary) = (name, summary)
    (self.functions, self.modules) = (functions, modules)
  }

  /// Pushes a new table with the functions; an unknown field raises and names the nearest one.
  public func push(to stack: LuaStack) throws(LuaError) {
    try stack.wholly { () throws(LuaError) in try pushTable(to: stack) }
  }

  private func pushTable(to stack: LuaStack) throws(LuaError) {
    try stack.pushTable(named: functions.count)
    for function in functions {
      try function.push(to: stack)
      try stack.setField(function.name, ofTableAt: -2)
    }
    for module in modules {
      try module.push(to: stack)
      try stack.setField(module.lastName, ofTableAt: -2)
    }
    try stack.pushTable(named: 2)
    let known = functions.map(\.name) + modules.map(\.lastName)
    let name = name
    let missing = LuaFunction("__index", "", parameters: []) { call in
      let key = call.stack.keyText(at: 2)
      throw LuaError("\(name) has no field '\(key)'" + NearestName.hint(for: key, among: known))
    }
    try missing.push(to: stack)
    try stack.setField("__index", ofTableAt: -2)
    try name.push(to: stack)
    try stack.setField("__metatable", ofTableAt: -2)
    try stack.setMetatable(ofTableAt: -2)
  }

  /// The name without the modules around it.
  public var lastName: String { String(name.split(separator: ".").last ?? "") }
}
