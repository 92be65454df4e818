/// A running call of a host function: its arguments and its results.
public struct LuaCall {
  /// The stack; the arguments are at 1 and above.
  public let stack: LuaStack
  let isMethod: Bool

  /// The number of arguments.
  public var count: Int { stack.count }

  /// Reads an argument; an error says which one, by number and name.
  public func argument<Value: LuaReadable>(
    _ index: Int, _ name: String, as type: Value.Type = Value.self
  ) throws(LuaError) -> Value {
    do throws(LuaError) {
      return try Value.read(from: stack, at: index)
    } catch {
      throw bad(index, name, error.message)
    }
  }

  /// Throws unless the permissions of the state let a file be read, and gives its path without
  /// links; `function` is what the error says was called.
  public func readablePath(_ path: String, by function: String) throws(LuaError) -> String {
    // A state that is not guarded has no streams of its own.
    if let streams = stack.attached(IOLibrary.Streams.self) {
      try streams.access.check(path, for: .reading, by: function)
    }
    return LuaPath.resolved(path)
  }

  /// Throws unless the permissions of the state let labels and notes be given that stay; `function`
  /// is what the error says was called.
  public func checkLabelPermission(by function: String) throws(LuaError) {
    // A state that is not guarded may do anything.
    if let streams = stack.attached(IOLibrary.Streams.self) {
      try streams.access.checkLabel(by: function)
    }
  }

  /// The object of the method that is called, or of another argument.
  public func object<Object>(_ type: LuaClass<Object>, at index: Int = 1, _ name: String = "self")
    throws(LuaError) -> LuaHandle<Object>
  {
    do throws(LuaError) {
      return try type.read(from: stack, at: index)
    } catch {
      let hint = index == 1 && isMethod ? " (call it with ':')" : ""
      throw bad(index, name, error.message + hint)
    }
  }

  /// An error about an argument: "bad argument #1 'text': expected string, got boolean".
  public func bad(_ index: Int, _ name: String, _ problem: String) -> LuaError {
    let number = isMethod ? index - 1 : index
    if number == 0 { return LuaError("bad \(name): \(problem)") }
    return LuaError("bad argument #\(number) '\(name)': \(problem)")
  }

  /// Pushes the only result.
  public func results(_ value: some LuaPushable) throws(LuaError) -> Int32 {
    try value.push(to: stack)
    return 1
  }

  /// Pushes results and gives their number.
  public func results(_ values: any LuaPushable...) throws(LuaError) -> Int32 {
    for value in values { try value.push(to: stack) }
    return Int32(values.count)
  }
}
