/// A script that does its worst: it must be stopped, and the state that ran it goes on.
package struct Probe: Sendable, CustomStringConvertible {
  /// What must end it.
  package enum Ending: Sendable {
    /// It never ends by itself: a time limit or a cancellation.
    case time
    /// It takes memory for ever: a limit of memory.
    case memory
    /// It calls deeper and deeper: a limit of depth.
    case depth
    /// An error whose message has this text; only showing it takes for ever when it is empty.
    case error(String)
  }

  /// What it does, in a few words.
  package let name: String
  /// What runs in a call of its own before any limit is set.
  package let setup: String
  /// The script.
  package let script: String
  /// What must end it.
  package let ending: Ending
  /// Whether the first step of it alone takes so long that it is for measurements only.
  package let isHeavy: Bool

  /// Describes a probe.
  init(
    _ name: String, setup: String = "", _ script: String, ends ending: Ending = .time,
    isHeavy: Bool = false
  ) {
    (self.name, self.setup, self.script) = (name, setup, script)
    (self.ending, self.isHeavy) = (ending, isHeavy)
  }

  package var description: String { name }

  /// Whether only time or a cancellation ends it.
  package var isEndless: Bool {
    if case .time = ending { return true }
    return false
  }

  /// Every probe.
  package static let all =
    loops + coroutines + handlers + metamethods + patterns + tables + texts + loads + growth + huge
}
