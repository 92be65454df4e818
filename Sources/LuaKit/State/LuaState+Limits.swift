import CLuaBridge

extension LuaState {
  /// Runs what calls Lua, under the limits of the state: within a call that goes on, those of it.
  func watched<Result>(_ body: () throws(LuaError) -> Result) throws(LuaError) -> Result {
    guard core.limits.time != nil, !interrupter.isWatched else { return try body() }
    interrupter.isWatched = true
    defer { interrupter.isWatched = false }
    LuaWatchdog.shared.attend()
    return try body()
  }

  /// Calls a function, and says whether its first result counts as true; `push` pushes the arguments.
  ///
  /// It makes no array, which counts where a call is short and there are many.
  package func isTrue(
    calling function: LuaReference, _ push: (LuaStack) throws(LuaError) -> Void
  ) throws(LuaError) -> Bool {
    try reading { stack throws(LuaError) in
      try watched { () throws(LuaError) in try stack.isTrue(calling: function, push) }
    }
  }

  /// Calls a function under other limits than those of the state, and gives all its results.
  @discardableResult
  public func call(
    _ function: LuaReference, _ arguments: [any LuaPushable] = [], limits: LuaLimits
  ) throws(LuaError) -> [LuaValue] {
    let usual = self.limits
    self.limits = limits
    defer { self.limits = usual }
    return try call(function, arguments)
  }

  /// Calls a function for a task: when the task is cancelled, the call is stopped as interrupted.
  ///
  /// The call keeps its thread until it ends; give long ones an executor of their own.
  public func callCancellable(
    _ function: LuaReference, _ arguments: [any LuaPushable] = [],
    isolation: isolated (any Actor)? = #isolation
  ) async throws(LuaError) -> [LuaValue] {
    let interrupter = interrupter
    LuaWatchdog.shared.add(interrupter)
    let outcome = await withTaskCancellationHandler {
      Result { () throws(LuaError) in
        interrupter.isWatched = true
        defer { interrupter.endWatch() }
        LuaWatchdog.shared.attend()
        if Task.isCancelled { throw .interrupted }
        return try call(function, arguments)
      }
    } onCancel: {
      interrupter.cancel()
    }
    return try outcome.get()
  }
}

extension LuaState {
  /// Calls a function for a task as ``callCancellable(_:_:isolation:)`` does, and reads its results
  /// as Swift types.
  public func callCancellable<each Result: LuaReadable>(
    _ function: LuaReference, _ arguments: [any LuaPushable] = [],
    as types: repeat (each Result).Type, isolation: isolated (any Actor)? = #isolation
  ) async throws(LuaError) -> (repeat each Result) {
    let results = try await callCancellable(function, arguments, isolation: isolation)
    return try read(results, as: repeat each types)
  }
}

extension LuaStack {
  /// Stops the running call for a reason, as soon as the callback has returned.
  public func stop(_ reason: LuaError.StopReason) { nl_stop(state, reason.code) }

  /// Counts bytes that a callback writes; throws when the call has written too many.
  public func spendOutput(_ count: Int) throws(LuaError) {
    if nl_spend_output(state, Int64(count)) { return }
    throw stopped(.output)
  }

  /// The most memory that the state may use, in bytes; nil for no limit.
  public var memoryLimit: Int? { LuaCore.of(state)?.limits.memory }

  /// The error of a call that was stopped.
  func stopped(_ reason: LuaError.StopReason) -> LuaError {
    let limit = LuaCore.of(state)?.limits.shown(reason)
    return LuaError(kind: .stopped(reason), message: reason.text(limit: limit))
  }
}
