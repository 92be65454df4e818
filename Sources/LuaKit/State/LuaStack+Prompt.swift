import CLuaBridge

extension LuaStack {
  /// Does something while the running call waits: chunks that the state compiles meanwhile see the
  /// variables of the function that has called the callback, and each call of the state has limits
  /// and stops of its own.
  ///
  /// Throws inside a coroutine, and where another one waits already.
  public func whileWaiting<Result>(_ body: () throws -> Result) throws -> Result {
    let core = try core()
    let base = count
    guard nl_open_place(state) == NL_OK else {
      nl_set_top(state, Int32(base))
      throw LuaError(
        "a prompt cannot be opened inside a coroutine, or inside another prompt's call")
    }
    let outer = core.environment
    defer {
      nl_close_place(state)
      core.environment = outer
      nl_set_top(state, Int32(base))
    }
    core.environment = try LuaReference(popping: self)
    var pause = nl_Pause()
    nl_pause(state, &pause)
    defer { nl_resume(state, &pause) }
    return try body()
  }

  /// Where the callback was called from: the name of the chunk and the line; nil when unknown.
  public var callerLocation: LuaError.Location? {
    var source = [CChar](repeating: 0, count: 4096)
    let line = nl_caller_line(state, &source, source.count)
    guard line > 0 else { return nil }
    let bytes = source.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let name = String(decoding: bytes, as: UTF8.self)
    return LuaError.Location(source: LuaError.shown(source: name), line: Int(line))
  }

  /// Ends the script with a status, as `os.exit` does, when the callback has returned.
  public func exit(_ status: Int32) {
    LuaCore.of(state)?.exitStatus = status
    nl_stop(state, Int32(NL_STOP_EXIT))
  }
}
