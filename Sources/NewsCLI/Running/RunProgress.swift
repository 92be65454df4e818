import NewsScript

/// How far a run is: a line that is drawn again on a terminal, a line every ten seconds elsewhere.
struct RunProgress {
  /// How often it is said where there is no terminal, in seconds.
  private static let pause = 10.0
  /// How often it is drawn on a terminal, in seconds.
  private static let blink = 0.2
  /// Over how many seconds the rate is smoothed.
  private static let memory = 15.0

  private let session: Session
  private let isShown: Bool
  private var line: ProgressLine
  private var said = 0.0
  private var measured = (seconds: 0.0, articles: 0)
  private var smoothed: Double?
  private var processed = 0
  /// The number of articles, or nil when that is not known.
  var total: Int?

  init(_ session: Session, isShown: Bool) {
    (self.session, self.isShown, line) = (session, isShown, ProgressLine(session))
  }

  /// Seconds since the beginning.
  var seconds: Double { line.seconds }

  /// Articles a second since the beginning.
  var rate: Int { Int((Double(processed) / max(seconds, 0.001)).rounded()) }

  /// Shows it when it is time to.
  mutating func show(_ counts: RunCounts, slowest: String?) {
    processed = counts.processed
    guard isShown else { return }
    let now = seconds
    guard now - said >= (session.isOnTerminal ? Self.blink : Self.pause) else { return }
    said = now
    measure(now)
    let words = words(counts, slowest)
    line.show { _ in words }
    if !session.isOnTerminal { session.say("newslab: \(words)\n") }
  }

  /// Takes the line away before anything else is printed.
  mutating func clear() { line.clear() }

  /// An exponential mean: what is longer ago counts less.
  private mutating func measure(_ now: Double) {
    let time = now - measured.seconds
    guard time > 0 else { return }
    let rate = Double(processed - measured.articles) / time
    let share = min(1, time / Self.memory)
    smoothed = smoothed.map { $0 + (rate - $0) * share } ?? rate
    measured = (now, processed)
  }

  private func words(_ counts: RunCounts, _ slowest: String?) -> String {
    var parts: [String] = []
    if let total {
      let share = total == 0 ? 100 : counts.processed * 100 / total
      parts.append("\(counts.processed)/\(total) articles (\(share) %)")
    } else {
      parts.append("\(counts.processed) articles")
    }
    let rate = smoothed ?? 0
    parts.append(rate >= 10 ? "\(Int(rate))/s" : "\((rate * 10).rounded() / 10)/s")
    if let total, rate > 0, total > counts.processed {
      parts.append(Self.left(Double(total - counts.processed) / rate) + " left")
    }
    if counts.failed > 0 { parts.append("\(counts.failed) failed") }
    if counts.processed > 0, let slowest { parts.append("slowest: \(VisibleText.of(slowest))") }
    return parts.joined(separator: ", ")
  }

  /// Hours, minutes and seconds as `1:02:03` or `2:03`.
  private static func left(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e7))
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
  }
}
