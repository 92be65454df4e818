import LuaKit
import NewsCorpus
import NewsScript

/// Follows a run: says what goes wrong, how far it is, and what it came to.
final class RunWatch {
  private let components: [LoadedComponent]
  private let settings: RunSettings
  private let stop: RunStop
  private let session: Session
  private var progress: RunProgress
  private var nanoseconds: [UInt64]
  private var slowest: [SlowArticle] = []
  /// The id of the article with which there were too many errors, or nil.
  private(set) var lastStraw: String?
  /// Whether the shard of that article was added, so that all later ones are too late.
  private(set) var isOver = false
  private var failures = 0
  private var remembered = 0
  /// What the run can go on with after its end, or nil.
  var journal: RunJournal?
  /// How many articles there were.
  private(set) var counts: RunCounts
  /// The number of articles, or nil when that is not known.
  var total: Int? {
    get { progress.total }
    set { progress.total = newValue }
  }

  init(_ components: [LoadedComponent], settings: RunSettings, stop: RunStop, session: Session) {
    (self.components, self.settings) = (components, settings)
    (self.stop, self.session) = (stop, session)
    counts = RunCounts(components: components.count)
    nanoseconds = Array(repeating: 0, count: components.count)
    progress = RunProgress(session, isShown: settings.showsProgress)
  }

  /// Takes what became of a shard, and says what there is to say.
  ///
  /// With as many failures as are allowed the run ends; of later ones nothing is said.
  func add(_ result: ShardResult) {
    counts += result.counts
    if result.isRemembered { remembered += result.counts.processed }
    for message in result.messages where lastStraw == nil {
      if !result.isRemembered { say(message) }
      guard case .failed(let id, _) = message else { continue }
      note(failedArticle: id)
    }
    for (index, time) in result.nanoseconds.enumerated() where nanoseconds.indices.contains(index) {
      nanoseconds[index] &+= time
    }
    for article in result.slowest { SlowArticle.note(article, in: &slowest) }
    isOver = lastStraw != nil
  }

  /// Says at once what a worker has to say.
  func hear(_ message: RunMessage) {
    guard lastStraw == nil else { return }
    say(message)
    if case .failed(let id, _) = message { note(failedArticle: id) }
  }

  private func note(failedArticle id: String) {
    failures += 1
    guard let most = settings.mostErrors, failures >= most else { return }
    lastStraw = id
    stop.raise()
  }

  /// Shows how far the run is.
  func tick() {
    let slow = nanoseconds.indices.max { nanoseconds[$0] < nanoseconds[$1] }
    progress.show(counts, slowest: slow.map { components[$0].component.name })
  }

  /// Says something that workers have to say.
  func say(_ message: RunMessage) {
    progress.clear()
    session.report(message, of: components)
  }

  /// Throws when the run was ended before its end.
  func checkStop() throws {
    progress.clear()
    guard stop.isRaised else { return }
    summarise()
    let notes = settings.outputPath.map { ["'\($0)' was not written"] } ?? []
    if let lastStraw {
      let option = settings.mostErrors == 1 ? "--fail-fast" : "--max-errors"
      throw CommandFailure(
        .limit, "\(option): ended with article '\(lastStraw)', in which a component failed",
        notes: notes + resuming)
    }
    throw CommandFailure(
      .interrupted, "interrupted after \(Self.articles(counts.processed))", notes: notes + resuming)
  }

  /// How to go on.
  private var resuming: [String] {
    guard let journal else { return [] }
    if let failure = journal.failure {
      return ["'\(journal.path)' could not be written (\(failure)); the run must begin anew"]
    }
    return ["to go on: newslab run --resume '\(journal.path)'"]
  }

  /// Says what the run came to; throws when something failed.
  func finish(hasFailed: Bool) throws {
    progress.clear()
    if settings.verbosity != .quiet { session.report(foreign: counts.foreign) }
    if let journal, let failure = journal.failure {
      session.report(
        Diagnostic(.note, "the journal '\(journal.path)' could not be written: \(failure)"))
    }
    summarise()
    if counts.failed > 0 || counts.unreadable > 0 || hasFailed { throw CommandFailure(.failures) }
  }

  /// After how many seconds a run on a terminal says how long what took.
  private static let longTime = 10.0

  private func summarise() {
    guard settings.verbosity != .quiet else { return }
    let isLong =
      settings.verbosity == .verbose || (session.isOnTerminal && progress.seconds >= Self.longTime)
    if counts.failed > 0 || counts.unreadable > 0 || isLong || remembered > 0 {
      var parts = [Self.articles(counts.processed)]
      parts.append("\(counts.processed - counts.failed) done")
      if counts.failed > 0 { parts.append("\(counts.failed) failed") }
      if remembered > 0 { parts.append("\(remembered) from the journal") }
      if counts.unreadable > 0 { parts.append("\(counts.unreadable) not readable") }
      if isLong { parts.append("\(Self.shown(progress.seconds)), \(progress.rate) articles/s") }
      session.report(Diagnostic(.note, parts.joined(separator: ", ")))
    }
    if isLong { describeComponents() }
  }

  /// A line for each component, and one for the slowest articles.
  private func describeComponents() {
    for (index, component) in components.enumerated() {
      let statuses = counts.statuses[index]
      var parts = ["\(statuses.ok) ok"]
      if statuses.skipped > 0 { parts.append("\(statuses.skipped) skipped") }
      if statuses.error > 0 { parts.append("\(statuses.error) error") }
      if statuses.limit > 0 { parts.append("\(statuses.limit) limit") }
      parts.append(Self.shown(Double(nanoseconds[index]) / 1e9))
      session.report(
        Diagnostic(.note, "\(component.component.title): \(parts.joined(separator: ", "))"))
    }
    if slowest.isEmpty { return }
    let names = slowest.map { "'\($0.id)' \(Self.shown(Double($0.nanoseconds) / 1e9))" }
    session.report(Diagnostic(.note, "slowest articles: " + names.joined(separator: ", ")))
  }

  private static func articles(_ count: Int) -> String {
    "\(count) article\(count == 1 ? "" : "s")"
  }

  /// Seconds with as many digits as tell something.
  private static func shown(_ seconds: Double) -> String {
    if seconds < 0.001 { return "\(Int((seconds * 1e6).rounded())) µs" }
    if seconds < 1 { return "\(Int((seconds * 1000).rounded())) ms" }
    return "\((seconds * 10).rounded() / 10) s"
  }
}
