import LuaKit
import NewsModel

/// How a component fared with an article.
package enum ComponentStatus: Sendable {
  /// It did its work.
  case ok
  /// It was not run: an earlier component dropped the article or failed.
  case skipped
  /// It raised an error.
  case error(LuaError)
  /// A limit stopped it; the error says where.
  case limit(LuaError.StopReason, LuaError)

  /// The word for it: ok, skipped, error, limit.
  package var word: String {
    switch self {
    case .ok: "ok"
    case .skipped: "skipped"
    case .error: "error"
    case .limit: "limit"
    }
  }
}

/// What became of an article in a run.
package struct ArticleOutcome {
  /// The article, with what components added.
  package let article: ScriptArticle
  /// Whether it passed all filters and nothing failed.
  package fileprivate(set) var isKept = true
  /// How many components had their turn; those behind were skipped.
  package fileprivate(set) var turns = 0
  /// How long all components took, in nanoseconds.
  package fileprivate(set) var nanoseconds: UInt64 = 0
  /// How the component fared that had the last turn; all before it did their work.
  package fileprivate(set) var last = ComponentStatus.ok
  /// What classifiers said, by the name of the classifier.
  package fileprivate(set) var classifications: [(classifier: String, Classification)] = []

  /// How many components there are.
  fileprivate let componentCount: Int

  /// A status for each component, in their order.
  package var statuses: [ComponentStatus] {
    (0..<componentCount).map { $0 >= turns ? .skipped : $0 == turns - 1 ? last : .ok }
  }

  /// The failure, with the index of the component that failed, or nil.
  package var failure: (index: Int, error: LuaError)? {
    switch last {
    case .error(let error), .limit(_, let error): (turns - 1, error)
    case .ok, .skipped: nil
    }
  }

  /// The failure, with the component that failed, or nil.
  package func failure(among components: [LoadedComponent]) -> (LoadedComponent, LuaError)? {
    failure.map { (components[$0.index], $0.error) }
  }
}

/// What a report wrote, or why it wrote nothing.
package struct ReportOutcome {
  /// The report.
  package let component: LoadedComponent
  /// The document, or the error that `start` or `finish` raised.
  package let result: Result<Document, LuaError>
}

/// Components at work on articles, in the order in which they were given: filters narrow,
/// annotators and classifiers add, reports gather.
package final class ComponentRun {
  /// The components.
  package private(set) var components: [LoadedComponent]
  /// What each report has gathered, or why it could not begin.
  private var gathered: [Int: Result<LuaValue, LuaError>] = [:]
  /// Whether nothing is heard of what reports print when they start: others have started before.
  package var startsQuietly = false
  /// How long each component took since ``takeTimes()``, in nanoseconds.
  private var nanoseconds: [UInt64]

  /// Begins; reports start with the first article that reaches them.
  package init(_ components: [LoadedComponent]) {
    self.components = components
    nanoseconds = Array(repeating: 0, count: components.count)
  }

  /// Starts a report unless it was started, and gives what it has gathered.
  @discardableResult
  package func start(_ index: Int) -> Result<LuaValue, LuaError> {
    if let known = gathered[index] { return known }
    let component = components[index]
    let host = component.state.host
    host.isQuiet = startsQuietly
    defer { host.isQuiet = false }
    let started = Result { () throws(LuaError) in
      try component.running { () throws(LuaError) in try component.start() }
    }
    gathered[index] = started
    return started
  }

  /// What reports have gathered, by the index of the component; they start anew.
  package func takeGathered() -> [Int: Result<LuaValue, LuaError>] {
    defer { gathered = [:] }
    return gathered
  }

  /// Lets a report go on with what was gathered elsewhere.
  package func put(_ value: Result<LuaValue, LuaError>, at index: Int) { gathered[index] = value }

  /// How long each component took since the last call, in nanoseconds.
  package func takeTimes() -> [UInt64] {
    defer { nanoseconds = Array(repeating: 0, count: components.count) }
    return nanoseconds
  }

  /// Runs every component on an article until one drops it or fails.
  package func process(_ article: ScriptArticle) -> ArticleOutcome {
    var outcome = ArticleOutcome(article: article, componentCount: components.count)
    var time = MonotonicClock.nanoseconds
    for index in components.indices where outcome.isKept {
      outcome.turns += 1
      do throws(LuaError) {
        try run(index, on: article, &outcome)
      } catch {
        outcome.isKept = false
        if case .stopped(let reason) = error.kind, reason != .interrupted {
          outcome.last = .limit(reason, error)
          components[index].state.lua.collectGarbage()
          if reason == .memory { reopenIfFull(components[index].state, after: article) }
        } else {
          outcome.last = .error(error)
        }
      }
      let now = MonotonicClock.nanoseconds
      nanoseconds[index] &+= now &- time
      outcome.nanoseconds &+= now &- time
      time = now
    }
    return outcome
  }

  /// Opens a state anew when its scripts keep more than half of the memory.
  ///
  /// A report of the state ends there, for what it gathered is gone.
  private func reopenIfFull(_ full: ScriptState, after article: ScriptArticle) {
    guard let limit = full.lua.limits.memory, full.lua.memoryUsed > limit / 2,
      let opened = try? full.reopen?()
    else { return }
    var replaced = components
    for (index, component) in components.enumerated() where component.state === full {
      guard var fresh = opened.first(where: { component.isSame(as: $0) }),
        (try? fresh.set(component.options)) != nil
      else { return }
      replaced[index] = fresh
    }
    let message = Self.lost(after: article, limit: full.lua.limits)
    guard full.lua.close() else { return }
    for (index, component) in components.enumerated() where component.state === full {
      if component.component.kind == .report { gathered[index] = .failure(LuaError(message)) }
    }
    components = replaced
  }

  private static func lost(after article: ScriptArticle, limit: LuaLimits) -> String {
    "what it gathered is lost: after article '\(article.story.id)' its script kept more than half "
      + "of the memory limit\(limit.shown(.memory).map { " (\($0))" } ?? "") and was opened anew"
  }

  private func run(_ index: Int, on article: ScriptArticle, _ outcome: inout ArticleOutcome)
    throws(LuaError)
  {
    let component = components[index]
    let weight = article.weight
    component.state.lua.noteHostMemory(weight)
    defer { component.state.lua.noteHostMemory(article.weight - weight) }
    try component.running { () throws(LuaError) in
      try run(component, of: index, on: article, &outcome)
    }
  }

  private func run(
    _ component: LoadedComponent, of index: Int, on article: ScriptArticle,
    _ outcome: inout ArticleOutcome
  ) throws(LuaError) {
    switch component.component.kind {
    case .filter: outcome.isKept = try component.keep(article)
    case .reader: throw LuaError("a reader reads a corpus; name it with --reader")
    case .annotator: try component.annotate(article)
    case .classifier:
      guard let classification = try component.classify(article) else { return }
      article.label(component.component.name, classification.label)
      outcome.classifications.append((component.component.name, classification))
    case .report:
      guard case .success(let accumulated) = start(index) else { return }
      try component.each(accumulated, article)
    }
  }

  /// Lets every report write its document.
  package func finish() -> [ReportOutcome] {
    components.indices.filter { components[$0].component.kind == .report }.map { index in
      let component = components[index]
      let result = start(index).flatMap { value in
        Result { () throws(LuaError) in
          try component.running { () throws(LuaError) in try component.finish(value) }
        }
      }
      return ReportOutcome(component: component, result: result)
    }
  }
}
