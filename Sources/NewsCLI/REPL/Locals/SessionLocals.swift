import LuaKit
import LuaSyntax

/// The local variables that live on from entry to entry, as if all entries were one block.
///
/// Each is a variable of Lua and no copy: a function that an entry made sees what later entries
/// assign, and `local x` again makes another `x` that older functions do not see.
///
/// Unchecked: functions of Lua hold it weakly and must be Sendable; it is used on the thread of its
/// state only.
package final class SessionLocals: @unchecked Sendable {
  /// What a name means.
  enum Variable {
    /// The upvalue of a function that was made for it where it was declared.
    case variable(LuaReference, Int)
    /// A constant: nobody can assign to it, so that its value is enough.
    case constant(LuaValue)
  }

  private let lua: LuaState
  private var variables: [String: Variable] = [:]

  /// Begins with none.
  init(lua: LuaState) { self.lua = lua }

  /// Names of the prompt: a local of such a name ends with its entry, so that the prompt's own stays
  /// in sight.
  static func isReserved(_ name: String) -> Bool {
    if ["_", "In", "Out"].contains(name) { return true }
    return name.first == "_" && Int(name.dropFirst()) != nil
  }

  /// The names, sorted.
  package var names: [String] { variables.keys.sorted() }

  /// What a name means; nil when no entry has declared it.
  func variable(_ name: String) -> Variable? { variables[name] }

  /// Whether a name can be assigned to.
  package func isConstant(_ name: String) -> Bool {
    if case .constant? = variables[name] { true } else { false }
  }

  /// The value that a variable has now; nil when there is none of the name.
  package func value(of name: String) -> LuaValue? {
    switch variables[name] {
    case nil: nil
    case .constant(let value): value
    case .variable(let function, let number): try? function.upvalue(number)
    }
  }

  /// What the value of a variable is, found without running anything; nil when there is none of the
  /// name.
  func glance(_ name: String) -> LuaGlance? {
    switch variables[name] {
    case nil: nil
    case .variable(let function, let number): try? function.glance(upvalue: number)
    case .constant(.table(let table)): .table(table)
    case .constant(.object(let object)): .object(object, object.objectClass)
    case .constant(.string): .string
    case .constant(.function(let function)): .function(function)
    case .constant(let value): .plain(value.typeName)
    }
  }

  /// Declares a variable as `local` does; a name that Lua does not take is left out.
  package func declare(_ name: String, _ value: LuaValue, isConstant: Bool = false)
    throws(LuaError)
  {
    guard TokenList(name).tokens.map(\.kind) == [.name, .end] else { return }
    if isConstant {
      variables[name] = .constant(value)
      return
    }
    let maker = try lua.load(
      "local \(name)=...;return function()return \(name) end", name: "=(local)")
    if case .function(let function)? = try lua.call(maker, [value]).first { keep(of: function) }
  }

  /// Declares the upvalues of a function.
  func keep(of function: LuaReference) {
    for (index, name) in function.upvalueNames.enumerated() where !Self.isReserved(name) {
      variables[name] = .variable(function, index + 1)
    }
  }

  /// Forgets a variable; functions that use it keep it.
  package func remove(_ name: String) { variables[name] = nil }

  /// What an entry calls behind a declaration: a function of the variables, or nil, then the names
  /// and values of the constants.
  var keeper: LuaClosure {
    LuaClosure { [weak self] call in
      guard let self else { return 0 }
      let variables = try call.argument(1, "variables", as: LuaValue.self)
      if case .function(let function) = variables { self.keep(of: function) }
      for place in stride(from: 2, to: call.count, by: 2) {
        let name = try call.argument(place, "name", as: String.self)
        let value = try call.argument(place + 1, "value", as: LuaValue.self)
        self.variables[name] = .constant(value)
      }
      return 0
    }
  }
}
