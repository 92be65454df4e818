import CLuaBridge

/// The variables of outer functions that a function of Lua uses, numbered from 1 on.
extension LuaReference {
  /// Their names; none of other values and of functions of the host.
  package var upvalueNames: [String] {
    let names = try? withPushed { stack throws(LuaError) in
      var names: [String] = []
      while let name = nl_upvalue_name(stack.state, -1, Int32(clamping: names.count + 1)) {
        names.append(String(cString: name))
      }
      return names
    }
    return names ?? []
  }

  /// The value of one of them; nil when there is none.
  package func upvalue(_ number: Int) throws(LuaError) -> LuaValue {
    try withPushed { stack throws(LuaError) in
      guard nl_push_upvalue(stack.state, -1, Int32(clamping: number)) else { return .nil }
      return try LuaValue.read(from: stack, at: -1)
    }
  }

  /// Makes one of them the same variable as one of another function: what either sets, both see.
  package func joinUpvalue(_ number: Int, with other: LuaReference, _ otherNumber: Int)
    throws(LuaError)
  {
    try withPushed { stack throws(LuaError) in
      try other.push(to: stack)
      let isJoined = nl_join_upvalue(
        stack.state, -2, Int32(clamping: number), -1, Int32(clamping: otherNumber))
      guard isJoined else { throw LuaError("no such upvalue") }
    }
  }
}
