/// A Swift value that can be given to Lua.
public protocol LuaPushable: SendableMetatype {
  /// The type that a script sees.
  static var luaType: LuaType { get }
  /// Pushes exactly one value, or throws and pushes none.
  func push(to stack: LuaStack) throws(LuaError)
}

/// A Swift value that can be taken from Lua.
public protocol LuaReadable: SendableMetatype {
  /// The type that a script must give.
  static var luaType: LuaType { get }
  /// Reads a value without changing the stack; throws ``LuaError/mismatch(_:at:on:)``.
  static func read(from stack: LuaStack, at index: Int) throws(LuaError) -> Self
}

/// A Swift value that goes both ways.
public typealias LuaConvertible = LuaPushable & LuaReadable

extension LuaError {
  /// "expected string, got boolean".
  public static func mismatch(_ expected: LuaType, at index: Int, on stack: LuaStack) -> LuaError {
    LuaError("expected \(expected), got \(stack.typeName(at: index))")
  }
}
