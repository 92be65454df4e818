import CLuaBridge

/// A function that ran when an error was raised, with what it knew.
public struct LuaFrame {
  /// A variable and what it held.
  public typealias Variable = (name: String, value: LuaValue)

  /// The name of the chunk, as an error shows it.
  public let source: String
  /// The line that ran, from 1.
  public let line: Int
  /// The name by which the function was called, or nil when Lua knows none.
  public let name: String?
  /// Whether it is a chunk and no function in one.
  public let isChunk: Bool
  /// Whether it takes any number of arguments, as a chunk does.
  public let isVararg: Bool
  /// The local variables that could be used there; of one name the last is meant.
  public let locals: [Variable]
  /// The variables of outer functions that it uses.
  public let upvalues: [Variable]

  fileprivate init?(_ value: LuaValue) throws(LuaError) {
    guard case .table(let table) = value, let source = try table.field("source").text,
      case .integer(let line) = try table.field("line")
    else { return nil }
    self.source = LuaError.shown(source: source)
    self.line = line
    name = try table.field("name").text
    isChunk = try table.field("what").text == "main"
    if case .boolean(true) = try table.field("vararg") { isVararg = true } else { isVararg = false }
    locals = try Self.variables(table.field("locals"))
    upvalues = try Self.variables(table.field("upvalues"))
  }

  private static func variables(_ value: LuaValue) throws(LuaError) -> [Variable] {
    guard case .table(let list) = value else { return [] }
    var variables: [Variable] = []
    for element in try list.elements() {
      guard case .table(let pair) = element, let name = try pair.element(1).text else { continue }
      variables.append((name, try pair.element(2)))
    }
    return variables
  }
}

extension LuaState {
  /// Whether errors that no script catches keep what the functions that ran knew.
  ///
  /// It costs nothing until an error is raised; what was known lives until ``takeFrames()``.
  public func keepFrames(_ keeps: Bool = true) {
    if let main = core.main { nl_keep_frames(main, keeps) }
  }

  /// The functions that ran when the latest error was raised, innermost first, once.
  public func takeFrames() -> [LuaFrame] {
    let kept = try? reading { stack throws(LuaError) in
      try stack.check(nl_take_frames(stack.state))
      return try LuaValue.read(from: stack, at: -1)
    }
    guard case .table(let list)? = kept, let elements = try? list.elements() else { return [] }
    return elements.compactMap { try? LuaFrame($0) }
  }
}
