import NewsScript

/// A line on a terminal that says how far something is; nothing elsewhere.
struct ProgressLine {
  private let session: Session
  private let start = MonotonicClock.nanoseconds
  private var shown = 0.0
  private var isOnScreen = false

  /// Begins to count the time.
  init(_ session: Session) { self.session = session }

  /// Seconds since the beginning.
  var seconds: Double { Double(MonotonicClock.nanoseconds &- start) / 1e9 }

  /// Shows words made from the seconds since the beginning, ten times a second at most.
  mutating func show(_ words: (Double) -> String) {
    guard session.isOnTerminal else { return }
    let seconds = seconds
    guard seconds - shown >= 0.1 else { return }
    shown = seconds
    isOnScreen = true
    session.say("\r" + String(words(seconds).prefix(max(10, session.columns - 1))) + "\u{1B}[K")
  }

  /// Takes the line away before anything else is printed.
  mutating func clear() {
    if isOnScreen { session.say("\r\u{1B}[K") }
    isOnScreen = false
  }
}
