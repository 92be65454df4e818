import CLuaBridge
import Glibc
import Synchronization

/// Stops what a state runs, from any thread.
///
/// While Lua runs nothing is checked and nothing is slower; a stop is a signal to the thread that
/// runs the state, sent again until the call has ended. It has no effect on a state that runs
/// nothing. Signal handlers must not use it.
public final class LuaInterrupter: Sendable {
  /// The signal that is used, SIGURG unless the host program needs that one.
  ///
  /// Set it before the first state is opened.
  public static var signal: Int32 {
    get { chosenSignal.load(ordering: .relaxed) }
    set { chosenSignal.store(newValue, ordering: .relaxed) }
  }
  private static let chosenSignal = Atomic<Int32>(SIGURG)

  private struct Target {
    /// The address of the C state; 0 once it is closed.
    var address: UInt
    /// Whether a thread sends the signal again.
    var isRepeated = false
  }
  private let target: Mutex<Target>
  private let watchMark = Atomic<Bool>(false)
  private let cancelMark = Atomic<Bool>(false)

  init(_ state: OpaquePointer) {
    target = Mutex(Target(address: UInt(bitPattern: state)))
  }

  /// Stops the running call; false when none runs.
  ///
  /// Returns at once: the call ends soon, when Lua's next instruction or the host function that
  /// runs is done.
  @discardableResult
  public func stop(_ reason: LuaError.StopReason = .interrupted) -> Bool {
    let (isSent, isFirst) = target.withLock { target in
      guard let state = OpaquePointer(bitPattern: target.address), nl_interrupt(state, reason.code)
      else { return (false, false) }
      defer { target.isRepeated = true }
      return (true, !target.isRepeated)
    }
    if isFirst { repeatOnThread() }
    return isSent
  }

  func forget() {
    target.withLock { $0.address = 0 }
    LuaWatchdog.shared.remove(self)
  }

  /// Whether a call runs that the watchdog looks after.
  var isWatched: Bool {
    get { watchMark.load(ordering: .sequentiallyConsistent) }
    set { watchMark.store(newValue, ordering: .sequentiallyConsistent) }
  }

  /// Stops the call that is watched, now or as soon as it is inside Lua.
  func cancel() {
    cancelMark.store(true, ordering: .sequentiallyConsistent)
    stop()
  }

  func endWatch() {
    isWatched = false
    cancelMark.store(false, ordering: .sequentiallyConsistent)
  }

  /// Stops the running call when its time is over or its task is cancelled; the watchdog comes
  /// again until the call has ended.
  func stopIfDue() {
    if cancelMark.load(ordering: .sequentiallyConsistent) { stop() }
    target.withLock { target in
      if let state = OpaquePointer(bitPattern: target.address) { _ = nl_interrupt_if_due(state) }
    }
  }

  private func repeatOnThread() {
    var thread = pthread_t()
    let own = Unmanaged.passRetained(self)
    let failure = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<LuaInterrupter>.fromOpaque(pointer).takeRetainedValue().repeatUntilEnd()
        return nil
      }, own.toOpaque())
    if failure == 0 {
      pthread_detach(thread)
    } else {
      own.release()
      target.withLock { $0.isRepeated = false }
    }
  }

  private func repeatUntilEnd() {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    repeat { usleep(3000) } while sendAgain()
  }

  private func sendAgain() -> Bool {
    target.withLock { target in
      let state = OpaquePointer(bitPattern: target.address)
      target.isRepeated = state.map { nl_interrupt_again($0) } ?? false
      return target.isRepeated
    }
  }
}
