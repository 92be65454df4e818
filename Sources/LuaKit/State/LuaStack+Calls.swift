import CLuaBridge

extension LuaStack {
  /// Calls a function and gives all its results; callbacks call back into Lua with it.
  @discardableResult
  public func call(_ function: LuaReference, _ arguments: [any LuaPushable] = [])
    throws(LuaError) -> [LuaValue]
  {
    try core().releaseReferences()
    let base = count
    defer { nl_set_top(state, Int32(base)) }
    try function.push(to: self)
    for argument in arguments { try argument.push(to: self) }
    let status = nl_call(state, Int32(clamping: arguments.count), -1)
    guard status == NL_OK else { throw error(status: status) }
    let end = count
    return try (base..<end).map { index throws(LuaError) in
      try LuaValue.read(from: self, at: index + 1)
    }
  }

  /// Calls a function, and says whether its first result counts as true; `push` pushes the arguments.
  func isTrue(
    calling function: LuaReference, _ push: (LuaStack) throws(LuaError) -> Void
  ) throws(LuaError) -> Bool {
    try core().releaseReferences()
    let base = count
    defer { nl_set_top(state, Int32(base)) }
    try function.push(to: self)
    try push(self)
    let status = nl_call(state, Int32(clamping: count - base - 1), 1)
    guard status == NL_OK else { throw error(status: status) }
    return nl_to_boolean(state, -1)
  }

  /// Stops the running call for good: `pcall` does not hold the error that the callback throws.
  public func stopCall() { _ = nl_interrupt(state, LuaError.StopReason.interrupted.code) }

  /// Says how many bytes an object keeps that is given to Lua, whose collector does not see them.
  public func noteHostMemory(_ bytes: Int) { nl_note_host_memory(state, max(0, bytes)) }

  /// Compiles source text and pushes the function.
  func load(_ source: [UInt8], name: String) throws(LuaError) {
    let base = count
    let status = source.withUnsafeBytes { nl_load(state, $0.baseAddress, $0.count, name) }
    guard status != NL_OK else { return }
    defer { nl_set_top(state, Int32(base)) }
    throw error(status: status)
  }

  /// Throws when the running call is to stop; for callbacks that work long.
  public func checkStop() throws(LuaError) {
    guard let reason = LuaError.StopReason(code: nl_pending_stop(state)) else { return }
    throw stopped(reason)
  }
}
