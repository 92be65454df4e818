import CLuaBridge

/// A function for Lua together with its description.
///
/// Binding, help, stubs, completion and tests are made from the same value.
public struct LuaFunction: Sendable, LuaPushable {
  /// The type `function`.
  public static let luaType: LuaType = "function"
  /// The name, without module or class.
  public let name: String
  /// What it does, in one sentence.
  public let summary: String
  /// Its parameters, without `self`.
  public let parameters: [LuaParameter]
  /// The types of its results.
  public let returns: [LuaType]
  /// What it does, shown.
  public let examples: [LuaExample]
  private let body: Body

  private enum Body: Sendable {
    case swift(LuaFunctionBox)
    /// An expression of Lua whose value is the function.
    case lua(String)
  }

  /// A function over the call itself, for what typed parameters do not express.
  ///
  /// The body pushes its results and gives their number.
  public init(
    _ name: String, _ summary: String, parameters: [LuaParameter], returns: [LuaType] = [],
    examples: [LuaExample] = [], isMethod: Bool = false,
    body: @escaping @Sendable (LuaCall) throws -> Int32
  ) {
    (self.name, self.summary, self.parameters) = (name, summary, parameters)
    (self.returns, self.examples) = (returns, examples)
    self.body = .swift(LuaFunctionBox(isMethod: isMethod, body: body))
  }

  /// A function of Swift values; the parameters are read and checked before the body runs.
  public init<each Value: LuaReadable, Result: LuaPushable>(
    _ name: String, _ summary: String, _ parameters: repeat Parameter<each Value>,
    returns: LuaType? = nil, examples: [LuaExample] = [],
    body: @escaping @Sendable (repeat each Value) throws -> Result
  ) {
    var descriptions: [LuaParameter] = []
    for parameter in repeat each parameters { descriptions.append(parameter.description) }
    let names = descriptions.map(\.name)
    self.init(
      name, summary, parameters: descriptions, returns: [returns ?? Result.luaType],
      examples: examples
    ) { call in
      var index = 0
      func next<V: LuaReadable>(_: V.Type) throws -> V {
        index += 1
        return try call.argument(index, names[index - 1], as: V.self)
      }
      let result = try body(repeat try next((each Value).self))
      try result.push(to: call.stack)
      return 1
    }
  }

  /// A function written in Lua; the source is an expression (`function(self) … end`).
  public init(
    _ name: String, _ summary: String, parameters: [LuaParameter], returns: [LuaType] = [],
    examples: [LuaExample] = [], lua source: String
  ) {
    (self.name, self.summary, self.parameters) = (name, summary, parameters)
    (self.returns, self.examples, body) = (returns, examples, .lua(source))
  }

  /// Pushes the function; the state keeps what it needs.
  public func push(to stack: LuaStack) throws(LuaError) {
    switch body {
    case .swift(let box):
      let address = try stack.core().keep(box)
      try stack.check(nl_push_static_function(stack.state, address))
    case .lua(let source): try pushCompiled(source, to: stack)
    }
  }

  private func pushCompiled(_ source: String, to stack: LuaStack) throws(LuaError) {
    var chunk = "return " + source
    let status = chunk.withUTF8 {
      nl_load(stack.state, $0.baseAddress, $0.count, "=newslab:\(name)")
    }
    let base = stack.count - (status == NL_OK ? 1 : 0)
    let called = status == NL_OK ? nl_call(stack.state, 0, 1) : status
    guard called == NL_OK else {
      defer { nl_set_top(stack.state, Int32(base)) }
      throw stack.error(status: called)
    }
  }
}

/// What a C closure of a host function points to.
final class LuaFunctionBox: Sendable {
  let isMethod: Bool
  let body: @Sendable (LuaCall) throws -> Int32

  init(isMethod: Bool, body: @escaping @Sendable (LuaCall) throws -> Int32) {
    (self.isMethod, self.body) = (isMethod, body)
  }
}

/// A function that Lua owns: it is released when Lua collects it.
public struct LuaClosure: LuaPushable {
  /// The type `function`.
  public static let luaType: LuaType = "function"
  private let box: LuaFunctionBox

  /// Takes a body that pushes its results and gives their number.
  public init(_ body: @escaping @Sendable (LuaCall) throws -> Int32) {
    box = LuaFunctionBox(isMethod: false, body: body)
  }

  /// Pushes the function.
  public func push(to stack: LuaStack) throws(LuaError) {
    let retained = Unmanaged.passRetained(box)
    if !nl_push_retained_function(stack.state, retained.toOpaque()) {
      retained.release()
      throw .noRoom
    }
  }
}
