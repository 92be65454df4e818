import Glibc
import Synchronization

/// One thread of the process that stops calls whose time is over or whose task is cancelled.
///
/// It looks every few milliseconds while a call with a time limit runs, and sleeps when none has
/// run for a while. A call costs two stores and a load, whatever the number of states.
final class LuaWatchdog: Sendable {
  static let shared = LuaWatchdog()

  private struct Watched {
    var interrupters: [ObjectIdentifier: LuaInterrupter] = [:]
    var hasThread = false
  }
  private let watched = Mutex(Watched())
  private let isAsleep = Atomic<Bool>(false)
  /// Wakes the thread.
  ///
  /// Unsafe: a semaphore is made for use by many threads, and this one is never moved or freed.
  private nonisolated(unsafe) let wake: UnsafeMutablePointer<sem_t>
  private static let pause: UInt32 = 5000
  private static let roundsBeforeSleep = 200

  private init() {
    wake = .allocate(capacity: 1)
    sem_init(wake, 0, 0)
  }

  /// Watches the calls of a state from now on; false when there is no thread for it.
  @discardableResult
  func add(_ interrupter: LuaInterrupter) -> Bool {
    watched.withLock { watched in
      watched.interrupters[ObjectIdentifier(interrupter)] = interrupter
      if !watched.hasThread { watched.hasThread = startThread() }
      return watched.hasThread
    }
  }

  func remove(_ interrupter: LuaInterrupter) {
    watched.withLock { _ = $0.interrupters.removeValue(forKey: ObjectIdentifier(interrupter)) }
  }

  /// Says that a call begins whose interrupter is marked as watched.
  func attend() {
    if isAsleep.load(ordering: .sequentiallyConsistent) { rouse() }
  }

  /// Wakes the thread, unless somebody else did; whether it slept.
  @discardableResult
  private func rouse() -> Bool {
    let slept = isAsleep.exchange(false, ordering: .sequentiallyConsistent)
    if slept { sem_post(wake) }
    return slept
  }

  private func startThread() -> Bool {
    var thread = pthread_t()
    let own = Unmanaged.passUnretained(self)  // lives as long as the process
    let failure = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<LuaWatchdog>.fromOpaque(pointer).takeUnretainedValue().watch()
        return nil
      }, own.toOpaque())
    if failure == 0 { pthread_detach(thread) }
    return failure == 0
  }

  private func watch() {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    var idleRounds = 0
    while true {
      idleRounds = isAnyRunning(stopping: true) ? 0 : idleRounds + 1
      if idleRounds < Self.roundsBeforeSleep {
        usleep(Self.pause)
      } else {
        sleepUntilNeeded()
        idleRounds = 0
      }
    }
  }

  /// A call is marked before it looks whether the thread sleeps, and the thread says that it
  /// sleeps before it looks for calls: one of the two sees the other.
  private func sleepUntilNeeded() {
    isAsleep.store(true, ordering: .sequentiallyConsistent)
    if isAnyRunning(stopping: false) { rouse() }
    while sem_wait(wake) != 0 {}
  }

  private func isAnyRunning(stopping: Bool) -> Bool {
    let interrupters = watched.withLock { Array($0.interrupters.values) }
    var isAny = false
    for interrupter in interrupters where interrupter.isWatched {
      isAny = true
      if stopping { interrupter.stopIfDue() }
    }
    return isAny
  }
}
