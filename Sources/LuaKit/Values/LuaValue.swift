import CLuaBridge

/// Any value of Lua as Swift holds it.
public enum LuaValue: LuaPushable, LuaReadable {
  case `nil`
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(LuaString)
  case table(LuaReference)
  case function(LuaReference)
  /// An object of the host, or another userdata.
  case object(LuaReference)
  case coroutine(LuaReference)

  /// The type `any`.
  public static let luaType: LuaType = "any"

  static let typeNames: [Int: String] = [
    0: "nil", 1: "boolean", 2: "userdata", 3: "number", 4: "string", 5: "table", 6: "function",
    7: "userdata", 8: "thread",
  ]

  /// Pushes the value; a reference must be of the same state.
  public func push(to stack: LuaStack) throws(LuaError) {
    switch self {
    case .nil: try stack.pushNil()
    case .boolean(let value): try value.push(to: stack)
    case .integer(let value): try value.push(to: stack)
    case .number(let value): try value.push(to: stack)
    case .string(let value): try value.push(to: stack)
    case .table(let value), .function(let value), .object(let value), .coroutine(let value):
      try value.push(to: stack)
    }
  }

  /// Reads any value; no value at all is nil.
  public static func read(from stack: LuaStack, at index: Int) throws(LuaError) -> LuaValue {
    switch nl_type(stack.state, Int32(clamping: index)) {
    case 1: return .boolean(nl_to_boolean(stack.state, Int32(clamping: index)))
    case 3:
      return nl_is_integer(stack.state, Int32(clamping: index))
        ? .integer(try Int.read(from: stack, at: index))
        : .number(try Double.read(from: stack, at: index))
    case 4: return .string(try LuaString.read(from: stack, at: index))
    case 2, 5, 6, 7, 8:
      let type = nl_type(stack.state, Int32(clamping: index))
      try stack.pushCopy(at: index)
      let reference = try LuaReference(popping: stack)
      switch type {
      case 5: return .table(reference)
      case 6: return .function(reference)
      case 8: return .coroutine(reference)
      default: return .object(reference)
      }
    default: return .nil
    }
  }

  /// The text of a string value, or nil for other values.
  public var text: String? {
    if case .string(let value) = self { String(decoding: value.bytes, as: UTF8.self) } else { nil }
  }

  /// Whether a condition would hold: everything but nil and false.
  public var isTrue: Bool {
    switch self {
    case .nil, .boolean(false): false
    default: true
    }
  }

  /// The name of the type for messages.
  public var typeName: String {
    switch self {
    case .nil: "nil"
    case .boolean: "boolean"
    case .integer, .number: "number"
    case .string: "string"
    case .table(let value), .function(let value), .object(let value), .coroutine(let value):
      value.typeName
    }
  }
}
