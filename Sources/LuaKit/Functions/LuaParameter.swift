/// The description of a parameter of a function.
public struct LuaParameter: Hashable, Sendable {
  /// The name, in snake_case; `...` for any number of values.
  public let name: String
  /// Its type.
  public let type: LuaType
  /// What it is, in one sentence.
  public let summary: String

  /// Describes a parameter.
  public init(_ name: String, _ type: LuaType, _ summary: String) {
    (self.name, self.type, self.summary) = (name, type, summary)
  }

  /// Whether it may be left out.
  public var isOptional: Bool { type.description.hasSuffix("?") || name == "..." }
}

/// A parameter that is read as a Swift type.
public struct Parameter<Value: LuaReadable>: Sendable {
  /// Its description.
  public let description: LuaParameter

  /// Describes a parameter; the type is the Swift type's unless another text says more.
  public init(
    _ name: String, _ type: Value.Type, _ summary: String, shownAs shown: LuaType? = nil
  ) {
    description = LuaParameter(name, shown ?? Value.luaType, summary)
  }
}
