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
  /// A status for each component, in their order.
  package fileprivate(set) var statuses: [ComponentStatus] = []
  /// What classifiers said, by the name of the classifier.
  package fileprivate(set) var classifications: [(classifier: String, Classification)] = []

  /// The failure, with the component that failed, or nil.
  package func failure(among components: [LoadedComponent]) -> (LoadedComponent, LuaError)? {
    for (component, status) in zip(components, statuses) {
      switch status {
      case .error(let error), .limit(_, let error): return (component, error)
      default: continue
      }
    }
    return nil
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
  /// How many articles were processed, kept, and failed in.
  package private(set) var counts = (processed: 0, kept: 0, failed: 0)

  /// Begins; reports start.
  package init(_ components: [LoadedComponent]) {
    self.components = components
    for (index, component) in components.enumerated() where component.component.kind == .report {
      gathered[index] = Result { () throws(LuaError) in
        try component.running { () throws(LuaError) in try component.start() }
      }
    }
  }

  /// Runs every component on an article until one drops it or fails.
  package func process(_ article: ScriptArticle) -> ArticleOutcome {
    var outcome = ArticleOutcome(article: article)
    for index in components.indices {
      guard outcome.isKept else {
        outcome.statuses.append(.skipped)
        continue
      }
      do throws(LuaError) {
        try run(index, on: article, &outcome)
        outcome.statuses.append(.ok)
      } catch {
        outcome.isKept = false
        if case .stopped(let reason) = error.kind, reason != .interrupted {
          outcome.statuses.append(.limit(reason, error))
          components[index].state.lua.collectGarbage()
          if reason == .memory { reopenIfFull(components[index].state, after: article) }
        } else {
          outcome.statuses.append(.error(error))
        }
      }
    }
    counts.processed += 1
    if outcome.isKept { counts.kept += 1 }
    if outcome.failure(among: components) != nil { counts.failed += 1 }
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
      guard case .success(let accumulated)? = gathered[index] else { return }
      try component.each(accumulated, article)
    }
  }

  /// Lets every report write its document.
  package func finish() -> [ReportOutcome] {
    gathered.keys.sorted().compactMap { index in
      guard let state = gathered[index] else { return nil }
      let component = components[index]
      let result = state.flatMap { value in
        Result { () throws(LuaError) in
          try component.running { () throws(LuaError) in try component.finish(value) }
        }
      }
      return ReportOutcome(component: component, result: result)
    }
  }
}
