import Glibc
import LineEditor
import LuaKit
import NewsAnalysis
import Synchronization

/// Turns signals into what the prompt does about them, on a thread of its own.
///
/// Ctrl-C stops what runs, or else wakes the prompt; the end of the terminal ends the process.
final class SignalWatch: Sendable {
  private struct Run {
    var number = 0
    var isRunning = false
    var isInterrupted = false
    /// Whether analysis ends with it; what `:run` makes of an article is whole, or nothing.
    var stopsAnalysis = true
  }

  /// Where the prompt reads its wakes.
  let wakes: Int32
  private let wakeEnd: Int32
  private let interrupter: LuaInterrupter
  private let run = Mutex(Run())
  /// The thread, and whether it is to end.
  private let watcher = Mutex<(thread: pthread_t?, isOver: Bool)>((nil, false))
  /// The terminal, to leave it as it was found.
  private let terminal: TerminalMode?

  /// Blocks the signals in this thread, and with that in threads that it makes, and waits for them.
  init(stopping interrupter: LuaInterrupter, terminal: TerminalMode?) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw CommandFailure(.inputOutput, "cannot make a pipe") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (wakes, wakeEnd) = (ends[0], ends[1])
    self.interrupter = interrupter
    self.terminal = terminal
    var signals = Self.signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    let watch = Unmanaged.passRetained(self)
    let failure = pthread_create(
      &thread, nil,
      { watch in
        watch.map { Unmanaged<SignalWatch>.fromOpaque($0).takeRetainedValue().serve() }
        return nil
      }, watch.toOpaque())
    if failure != 0 {
      watch.release()
      throw CommandFailure(.inputOutput, "cannot make a thread")
    }
    pthread_detach(thread)
    watcher.withLock { $0.thread = thread }
  }

  deinit { for end in [wakes, wakeEnd] { close(end) } }

  /// Ends the waiting: from now on signals are for somebody else.
  func end() {
    watcher.withLock { watcher in
      watcher.isOver = true
      // The signal is for that thread alone, which looks whether all is over.
      if let thread = watcher.thread { pthread_kill(thread, SIGCONT) }
      watcher.thread = nil
    }
  }

  /// The signals that are waited for; one that the program was started without stays ignored.
  private static var signals: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGINT, SIGWINCH, SIGCONT, SIGHUP, SIGTERM, SIGQUIT] {
      var action = sigaction()
      sigaction(number, nil, &action)
      let isIgnored = action.__sigaction_handler.sa_handler.map(isIgnore) ?? false
      if !isIgnored { sigaddset(&set, number) }
    }
    return set
  }

  private static func isIgnore(_ handler: @convention(c) (Int32) -> Void) -> Bool {
    unsafeBitCast(handler, to: UInt.self) == 1
  }

  /// Forgets wakes for which nobody waited; says whether Ctrl-C was among them.
  @discardableResult
  func forgetWakes() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 64)
    var isInterrupt = false
    while true {
      let count = read(wakes, &bytes, bytes.count)
      guard count > 0 else { return isInterrupt }
      isInterrupt = isInterrupt || bytes.prefix(count).contains(InputWake.interrupt.rawValue)
    }
  }

  /// Runs something that Ctrl-C stops.
  func whileStoppable<Result>(_ body: () throws -> Result) rethrows -> Result {
    run.withLock {
      $0.number += 1
      $0.isRunning = true
      $0.isInterrupted = false
      AnalysisStop.lower()
    }
    defer {
      run.withLock {
        if $0.isInterrupted { Self.forgetInterrupts() }
        $0.isRunning = false
        AnalysisStop.lower()
      }
    }
    return try body()
  }

  /// Drops Ctrl-C that was pressed again while a run was being stopped; what comes from now on is
  /// meant for what comes next.
  private static func forgetInterrupts() {
    var interrupts = sigset_t()
    sigemptyset(&interrupts)
    sigaddset(&interrupts, SIGINT)
    var now = timespec()
    while sigtimedwait(&interrupts, nil, &now) == SIGINT {}
  }

  /// Lets Ctrl-C reach a prompt that was opened by what runs.
  func whileWaiting<Result>(_ body: () throws -> Result) rethrows -> Result {
    let wasRunning = run.withLock { run in
      defer { run.isRunning = false }
      return run.isRunning
    }
    defer {
      run.withLock {
        $0.number += 1
        $0.isRunning = wasRunning
        $0.isInterrupted = false
      }
    }
    return try body()
  }

  /// Runs something that hears of Ctrl-C by itself, and whose analysis is not cut short before.
  func whileAnalysing<Result>(_ body: () throws -> Result) rethrows -> Result {
    run.withLock { $0.stopsAnalysis = false }
    defer { run.withLock { $0.stopsAnalysis = true } }
    return try body()
  }

  /// Whether Ctrl-C was pressed in the run that goes on.
  var isInterrupted: Bool { run.withLock { $0.isInterrupted } }

  private func serve() {
    var signals = Self.signals
    while true {
      var number: Int32 = 0
      guard sigwait(&signals, &number) == 0 else { continue }
      if watcher.withLock({ $0.isOver }) { return }
      if number == SIGINT { interrupt() } else { obey(number) }
    }
  }

  /// Does what a signal other than that of Ctrl-C asks for.
  private func obey(_ number: Int32) {
    switch number {
    case SIGWINCH: wake(.resize)
    case SIGCONT: wake(.resume)
    default: leave(by: number)
    }
  }

  /// Stops the run that goes on, again and again until it has ended.
  ///
  /// A stop that comes while nothing is inside Lua has no effect. Other signals are obeyed
  /// meanwhile, for a library function may work on for long.
  private func interrupt() {
    let number = run.withLock { run -> Int? in
      guard run.isRunning else { return nil }
      run.isInterrupted = true
      return run.number
    }
    guard let number else { return wake(.interrupt) }
    // What was typed ahead was meant for what is given up.
    terminal?.dropInput()
    // Another Ctrl-C stays where it is: it may be meant for the next run already.
    var signals = Self.signals
    sigdelset(&signals, SIGINT)
    var pause = timespec(tv_sec: 0, tv_nsec: 3_000_000)
    while stop(number) {
      let other = sigtimedwait(&signals, nil, &pause)
      if other > 0 { obey(other) }
    }
  }

  private func stop(_ number: Int) -> Bool {
    run.withLock { run in
      guard run.isRunning, run.number == number else { return false }
      interrupter.stop()
      if run.stopsAnalysis { AnalysisStop.raise() }
      return true
    }
  }

  private func wake(_ wake: InputWake) {
    var byte = wake.rawValue
    _ = write(wakeEnd, &byte, 1)
  }

  /// Ends the process by a signal, with the terminal as it was found.
  private func leave(by number: Int32) {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTTOU)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    terminal?.restore(isLeaving: true)
    signal(number, SIG_DFL)
    sigemptyset(&set)
    sigaddset(&set, number)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    kill(getpid(), number)
  }
}
