import Synchronization

/// Stops whatever some states run, from any thread: for work that makes many calls.
///
/// Once cancelled, each call of the states that runs or begins is stopped as interrupted, for as long
/// as the state is in it. A state is in one at a time.
public final class LuaCancellation: Sendable {
  private struct Members {
    var interrupters: [LuaInterrupter] = []
    var isCancelled = false
  }
  private let members = Mutex(Members())

  /// Begins without states.
  public init() {}

  /// Whether it was cancelled.
  public var isCancelled: Bool { members.withLock { $0.isCancelled } }

  /// Stops the calls of a state from now on when this is cancelled, or was.
  public func add(_ state: LuaState) {
    let interrupter = state.interrupter
    LuaWatchdog.shared.add(interrupter)
    interrupter.isWatched = true
    LuaWatchdog.shared.attend()
    let isCancelled = members.withLock { members in
      members.interrupters.append(interrupter)
      return members.isCancelled
    }
    if isCancelled { interrupter.cancel() }
  }

  /// Stops what runs, and what begins to run.
  public func cancel() {
    let interrupters = members.withLock { members in
      members.isCancelled = true
      return members.interrupters
    }
    for interrupter in interrupters { interrupter.cancel() }
  }

  /// Lets a state run again as if it had never been in this.
  public func remove(_ state: LuaState) {
    let interrupter = state.interrupter
    members.withLock { $0.interrupters.removeAll { $0 === interrupter } }
    interrupter.endWatch()
  }

  /// Runs a body for a task: when the task is cancelled, so is this.
  ///
  /// The body keeps its thread until it ends; give long ones an executor of their own.
  public func whileTaskRuns<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: () throws -> Result
  ) async rethrows -> Result {
    try await withTaskCancellationHandler {
      try body()
    } onCancel: {
      cancel()
    }
  }
}
