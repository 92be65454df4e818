/// A type as documentation and editor stubs write it (the notation of LuaCATS).
public struct LuaType: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The text: `string`, `integer?`, `Mention[]`, `fun(a: Article): boolean`.
  public let description: String

  /// Takes the text of a type.
  public init(_ description: String) { self.description = description }

  /// Takes the text of a type.
  public init(stringLiteral value: String) { description = value }

  /// The same type, or nil.
  public var optional: LuaType {
    description.hasSuffix("?") ? self : LuaType(description + "?")
  }

  /// A list of this type.
  public var list: LuaType { LuaType(description + "[]") }
}
