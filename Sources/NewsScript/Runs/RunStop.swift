import LuaKit
import Synchronization

/// Ends a run from any thread: after the articles in hand, or at once.
package final class RunStop: Sendable {
  private let isAsked = Atomic(false)
  private let cancellation = LuaCancellation()
  private let isCancelled = Atomic(false)

  /// Begins with nobody asking.
  package init() {}

  /// Whether workers begin no further article.
  package var isRaised: Bool { isAsked.load(ordering: .relaxed) }

  /// Whether what runs is interrupted.
  package var isImmediate: Bool { isCancelled.load(ordering: .relaxed) }

  /// Lets workers finish the articles in hand and end.
  package func raise() { isAsked.store(true, ordering: .relaxed) }

  /// Interrupts whatever components run; what they did of an article is lost.
  package func interrupt() {
    raise()
    isCancelled.store(true, ordering: .relaxed)
    cancellation.cancel()
  }

  /// What interrupts the calls of a host's states, when the host was made with it.
  package var interrupting: LuaCancellation { cancellation }
}
