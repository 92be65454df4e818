/// A line of Lua with what it gives: documentation and test at once.
public struct LuaExample: Hashable, Sendable {
  /// An expression or statements.
  public let code: String
  /// What the expression gives as the REPL shows it; nil when it only has to run.
  public let yields: String?

  /// Makes an example.
  public init(_ code: String, yields: String? = nil) { (self.code, self.yields) = (code, yields) }
}
