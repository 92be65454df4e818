import CLuaBridge

extension Bool: LuaPushable, LuaReadable {
  /// The type `boolean`.
  public static let luaType: LuaType = "boolean"

  /// Pushes a boolean.
  public func push(to stack: LuaStack) throws(LuaError) {
    try stack.check(nl_push_boolean(stack.state, self))
  }

  /// Reads a boolean; nothing else counts as one.
  public static func read(from stack: LuaStack, at index: Int) throws(LuaError) -> Bool {
    guard nl_type(stack.state, Int32(clamping: index)) == NL_TBOOLEAN else {
      throw .mismatch(luaType, at: index, on: stack)
    }
    return nl_to_boolean(stack.state, Int32(clamping: index))
  }
}

extension Int: LuaPushable, LuaReadable {
  /// The type `integer`.
  public static let luaType: LuaType = "integer"

  /// Pushes an integer.
  public func push(to stack: LuaStack) throws(LuaError) {
    try stack.check(nl_push_integer(stack.state, Int64(self)))
  }

  /// Reads a number that is whole; strings are not converted.
  public static func read(from stack: LuaStack, at index: Int) throws(LuaError) -> Int {
    var value: Int64 = 0
    guard nl_to_integer(stack.state, Int32(clamping: index), &value) else {
      throw .mismatch(luaType, at: index, on: stack)
    }
    return Int(value)
  }
}

extension Double: LuaPushable, LuaReadable {
  /// The type `number`.
  public static let luaType: LuaType = "number"

  /// Pushes a float.
  public func push(to stack: LuaStack) throws(LuaError) {
    try stack.check(nl_push_number(stack.state, self))
  }

  /// Reads a number; strings are not converted.
  public static func read(from stack: LuaStack, at index: Int) throws(LuaError) -> Double {
    var value = 0.0
    guard nl_to_number(stack.state, Int32(clamping: index), &value) else {
      throw .mismatch(luaType, at: index, on: stack)
    }
    return value
  }
}

extension String: LuaPushable, LuaReadable {
  /// The type `string`.
  public static let luaType: LuaType = "string"

  /// Pushes the UTF-8 bytes.
  public func push(to stack: LuaStack) throws(LuaError) {
    var copy = self
    let done = copy.withUTF8 { nl_push_string(stack.state, $0.baseAddress, $0.count) }
    try stack.check(done)
  }

  /// Reads a string, no number; bytes that are no UTF-8 become U+FFFD.
  public static func read(from stack: LuaStack, at index: Int) throws(LuaError) -> String {
    String(decoding: try LuaString.read(from: stack, at: index).bytes, as: UTF8.self)
  }
}

/// The bytes of a Lua string, which need not be UTF-8.
public struct LuaString: Hashable, Sendable, LuaPushable, LuaReadable {
  /// The type `string`.
  public static let luaType: LuaType = "string"
  /// The bytes.
  public var bytes: [UInt8]

  /// Takes bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Pushes the bytes.
  public func push(to stack: LuaStack) throws(LuaError) {
    let done = bytes.withUnsafeBytes { nl_push_string(stack.state, $0.baseAddress, $0.count) }
    try stack.check(done)
  }

  /// Reads the bytes of a string.
  public static func read(from stack: LuaStack, at index: Int) throws(LuaError) -> LuaString {
    var count = 0
    guard let start = nl_to_bytes(stack.state, Int32(clamping: index), &count) else {
      throw .mismatch(luaType, at: index, on: stack)
    }
    return LuaString(Array(UnsafeRawBufferPointer(start: start, count: count)))
  }
}
