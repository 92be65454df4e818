import Glibc
import Synchronization

/// Notes Ctrl-C, so that work in steps ends with the step; a second one ends the process at once.
final class StopSignal {
  private static let isRaised = Atomic(false)

  private var former: [(number: Int32, action: sigaction)] = []
  /// The signals that the thread blocked before.
  private var blocked = sigset_t()

  /// Begins to listen; a signal that the program was started without stays ignored.
  init() {
    Self.isRaised.store(false, ordering: .relaxed)
    // Threads of other programs that block signals hand that down to what they start.
    var heard = sigset_t()
    sigemptyset(&heard)
    for number in [SIGINT, SIGTERM] {
      var old = sigaction()
      sigaction(number, nil, &old)
      if let handler = old.__sigaction_handler.sa_handler,
        unsafeBitCast(handler, to: UInt.self) == 1
      {
        continue
      }
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in
        StopSignal.isRaised.store(true, ordering: .relaxed)
      }
      // The handler serves once: the next signal does what it does by itself.
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
      sigaction(number, &action, nil)
      former.append((number, old))
      sigaddset(&heard, number)
    }
    pthread_sigmask(SIG_UNBLOCK, &heard, &blocked)
  }

  /// Whether Ctrl-C was pressed, or the process asked to end.
  var isRaised: Bool { Self.isRaised.load(ordering: .relaxed) }

  deinit {
    for (number, action) in former {
      var action = action
      sigaction(number, &action, nil)
    }
    // A prompt waits for signals on a thread of its own.
    pthread_sigmask(SIG_SETMASK, &blocked, nil)
  }
}
