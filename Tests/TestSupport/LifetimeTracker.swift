import Synchronization

/// Counts the objects that live, to show that every value handed out is given back.
///
/// ```swift
/// let tracker = LifetimeTracker()
/// do { hand(tracker.make("article")) }
/// #expect(tracker.alive == [])
/// ```
package final class LifetimeTracker: Sendable {
  /// An object whose life is counted.
  package final class Tracked: Sendable {
    /// What it stands for.
    package let name: String
    private let tracker: LifetimeTracker

    fileprivate init(name: String, tracker: LifetimeTracker) {
      (self.name, self.tracker) = (name, tracker)
    }

    deinit { tracker.remove(name) }
  }

  private let names = Mutex<[String: Int]>([:])
  private let made = Atomic<Int>(0)

  /// Begins with no object.
  package init() {}

  /// Makes an object that is counted until it is released.
  package func make(_ name: String = "object") -> Tracked {
    names.withLock { $0[name, default: 0] += 1 }
    made.add(1, ordering: .relaxed)
    return Tracked(name: name, tracker: self)
  }

  /// The number of objects made so far.
  package var madeCount: Int { made.load(ordering: .relaxed) }

  /// The number of objects that live.
  package var aliveCount: Int { names.withLock { $0.values.reduce(0, +) } }

  /// The names of the objects that live, sorted, one for each object.
  package var alive: [String] {
    names.withLock { counts in
      counts.keys.sorted().flatMap { Array(repeating: $0, count: counts[$0] ?? 0) }
    }
  }

  private func remove(_ name: String) {
    names.withLock { counts in
      let left = (counts[name] ?? 0) - 1
      counts[name] = left > 0 ? left : nil
    }
  }
}
