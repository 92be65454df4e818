import CLuaBridge

extension Optional: LuaPushable where Wrapped: LuaPushable {
  /// The wrapped type, or nil.
  public static var luaType: LuaType { Wrapped.luaType.optional }

  /// Pushes the value, or nil.
  public func push(to stack: LuaStack) throws(LuaError) {
    if let value = self { try value.push(to: stack) } else { try stack.pushNil() }
  }
}

extension Optional: LuaReadable where Wrapped: LuaReadable {
  /// The wrapped type, or nil.
  public static var luaType: LuaType { Wrapped.luaType.optional }

  /// Reads nil, or no value at all, as nil.
  public static func read(from stack: LuaStack, at index: Int) throws(LuaError) -> Wrapped? {
    stack.isNil(at: index) ? nil : try Wrapped.read(from: stack, at: index)
  }
}

extension Array: LuaPushable where Element: LuaPushable {
  /// A list of the element's type.
  public static var luaType: LuaType { Element.luaType.list }

  /// Pushes a new table with the elements from 1 on.
  public func push(to stack: LuaStack) throws(LuaError) {
    try stack.wholly { () throws(LuaError) in
      try stack.pushTable(list: count)
      for (offset, element) in enumerated() {
        try element.push(to: stack)
        try stack.setElement(offset + 1, ofTableAt: -2)
      }
    }
  }
}

extension Array: LuaReadable where Element: LuaReadable {
  /// A list of the element's type.
  public static var luaType: LuaType { Element.luaType.list }

  /// Reads the elements from 1 to the table's raw length; a wrong one is named by its position.
  public static func read(from stack: LuaStack, at index: Int) throws(LuaError) -> [Element] {
    guard nl_type(stack.state, Int32(clamping: index)) == NL_TTABLE else {
      throw .mismatch(luaType, at: index, on: stack)
    }
    let table = Int(nl_absolute(stack.state, Int32(clamping: index)))
    var elements: [Element] = []
    for position in 0..<Int(nl_raw_length(stack.state, Int32(table))) {
      try stack.check(nl_raw_get_index(stack.state, Int32(table), Int64(position + 1)))
      defer { stack.pop() }
      do throws(LuaError) {
        elements.append(try Element.read(from: stack, at: -1))
      } catch {
        throw LuaError("element \(position + 1): \(error.message)")
      }
    }
    return elements
  }
}

/// A new table made of named values.
public struct LuaTable: LuaPushable {
  /// The type `table`.
  public static let luaType: LuaType = "table"
  private let fields: [(String, any LuaPushable)]

  /// Takes the fields; a later one of the same name wins.
  public init(_ fields: [(String, any LuaPushable)] = []) { self.fields = fields }

  /// Pushes a new table.
  public func push(to stack: LuaStack) throws(LuaError) {
    try stack.wholly { () throws(LuaError) in
      try stack.pushTable(named: fields.count)
      for (name, value) in fields {
        try value.push(to: stack)
        try stack.setField(name, ofTableAt: -2)
      }
    }
  }
}
