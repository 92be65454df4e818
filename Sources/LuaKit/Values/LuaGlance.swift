import CLuaBridge

/// What a value is, found without running anything of a script and without copying its text.
///
/// Read inside ``LuaState/glancing(_:)``: then not even a finalizer runs.
package enum LuaGlance {
  /// nil, or no value.
  case nothing
  case string
  case table(LuaReference)
  case function(LuaReference)
  /// An object of the host with its class, or another userdata.
  case object(LuaReference, LuaClassBox?)
  /// A value without fields, by the name of its type.
  case plain(String)

  static func read(from stack: LuaStack) throws(LuaError) -> LuaGlance {
    switch Int(nl_type(stack.state, -1)) {
    case NL_TNONE, NL_TNIL: return .nothing
    case NL_TSTRING: return .string
    case NL_TTABLE, NL_TFUNCTION, NL_TUSERDATA: break
    default: return .plain(stack.typeName(at: -1))
    }
    let type = Int(nl_type(stack.state, -1))
    try stack.pushCopy(at: -1)
    let reference = try LuaReference(popping: stack)
    switch type {
    case NL_TTABLE: return .table(reference)
    case NL_TFUNCTION: return .function(reference)
    default: return .object(reference, reference.objectClass)
    }
  }

  /// The name of the type.
  package var typeName: String {
    switch self {
    case .nothing: "nil"
    case .string: "string"
    case .table: "table"
    case .function: "function"
    case .object(let reference, _): reference.typeName
    case .plain(let name): name
    }
  }
}

/// A field of a table whose key is a string.
package struct LuaGlancedField {
  /// The key.
  package let name: String
  /// The type of the value.
  package let type: String
}

extension LuaState {
  /// Lets a body look at values while nothing of a script can run.
  package func glancing<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard let main = core.main else { return try body() }
    core.releaseReferences()
    let isPaused = nl_pause_collector(main)
    defer {
      if isPaused, core.main != nil { nl_resume_collector(main) }
    }
    return try body()
  }

  /// The table of globals.
  package func glanceGlobals() throws(LuaError) -> LuaGlance {
    try reading { stack throws(LuaError) in
      try stack.check(nl_push_globals(stack.state))
      return try LuaGlance.read(from: stack)
    }
  }

  /// What a global variable is.
  package func glance(global name: String) throws(LuaError) -> LuaGlance {
    try reading { stack throws(LuaError) in
      try stack.check(nl_push_globals(stack.state))
      try stack.check(nl_raw_get_field(stack.state, -1, name, name.utf8.count))
      return try LuaGlance.read(from: stack)
    }
  }
}

extension LuaReference {
  /// What a field of a table is; nothing for other values.
  package func glance(field name: String) throws(LuaError) -> LuaGlance {
    try withPushed { stack throws(LuaError) in
      guard nl_raw_get_field(stack.state, -1, name, name.utf8.count) else { return .nothing }
      return try LuaGlance.read(from: stack)
    }
  }

  /// What an element of a table is; nothing for other values.
  package func glance(element position: Int) throws(LuaError) -> LuaGlance {
    try withPushed { stack throws(LuaError) in
      guard nl_raw_get_index(stack.state, -1, Int64(position)) else { return .nothing }
      return try LuaGlance.read(from: stack)
    }
  }

  /// What the value of an upvalue of a function is.
  package func glance(upvalue number: Int) throws(LuaError) -> LuaGlance {
    try withPushed { stack throws(LuaError) in
      guard nl_push_upvalue(stack.state, -1, Int32(clamping: number)) else { return .nothing }
      return try LuaGlance.read(from: stack)
    }
  }

  /// What the field of the metatable is, such as `__index`.
  package func glance(metafield name: String) throws(LuaError) -> LuaGlance {
    try withPushed { stack throws(LuaError) in
      guard nl_push_metatable(stack.state, -1),
        nl_raw_get_field(stack.state, -1, name, name.utf8.count)
      else { return .nothing }
      return try LuaGlance.read(from: stack)
    }
  }

  /// The string keys of a table in no order, those of the first entries when there are more than a
  /// number; keys of more than 200 bytes are left out.
  package func glancedFields(atMost limit: Int) throws(LuaError) -> (
    fields: [LuaGlancedField], isWhole: Bool
  ) {
    try withPushed { stack throws(LuaError) in
      let table = nl_absolute(stack.state, -1)
      guard table > 0, Int(nl_type(stack.state, table)) == NL_TTABLE else { return ([], true) }
      var fields: [LuaGlancedField] = []
      var count = 0
      try stack.pushNil()
      while nl_next(stack.state, table) == 1 {
        guard count < limit else { return (fields, false) }
        count += 1
        if let name = Self.shortKey(on: stack) {
          fields.append(LuaGlancedField(name: name, type: stack.typeName(at: -1)))
        }
        stack.pop()
      }
      return (fields, true)
    }
  }

  private static let longestKey = 200

  /// The key below the top when it is a string of moderate length.
  private static func shortKey(on stack: LuaStack) -> String? {
    var count = 0
    guard Int(nl_type(stack.state, -2)) == NL_TSTRING,
      let bytes = nl_to_bytes(stack.state, -2, &count), count <= longestKey
    else { return nil }
    return String(
      decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}
