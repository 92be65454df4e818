extension LuaState {
  /// Reads a value as a Swift type; throws what was expected and found when it is another one.
  public func read<Value: LuaReadable>(_ value: LuaValue, as type: Value.Type = Value.self)
    throws(LuaError) -> Value
  {
    try reading { stack throws(LuaError) in
      try value.push(to: stack)
      return try Value.read(from: stack, at: -1)
    }
  }

  /// Calls a function and reads its results as Swift types; a result that is not there is nil, and
  /// more results than types are let go.
  ///
  /// An error says which result is of another type: `result #2: expected integer, got string`.
  public func call<each Result: LuaReadable>(
    _ function: LuaReference, _ arguments: [any LuaPushable] = [],
    as types: repeat (each Result).Type
  ) throws(LuaError) -> (repeat each Result) {
    try read(call(function, arguments), as: repeat each types)
  }

  /// Reads results as Swift types; see ``call(_:_:as:)``.
  func read<each Result: LuaReadable>(
    _ results: [LuaValue], as types: repeat (each Result).Type
  ) throws(LuaError) -> (repeat each Result) {
    var index = 0
    func next<Value: LuaReadable>(_ type: Value.Type) throws(LuaError) -> Value {
      let value = index < results.count ? results[index] : .nil
      index += 1
      do throws(LuaError) {
        return try read(value, as: type)
      } catch {
        throw LuaError("result #\(index): \(error.message)")
      }
    }
    return (repeat try next(each types))
  }
}
