import LuaKit

/// Runs a report on the texts of an example, as one part and, when it may run so, with each text as a
/// part of its own.
struct ReportExample {
  private let component: LoadedComponent
  private let articles: [ScriptArticle]

  init(_ component: LoadedComponent, _ articles: [ScriptArticle]) {
    (self.component, self.articles) = (component, articles)
  }

  /// What is wrong with the document, or nil.
  func problem(contains: [String], lacks: [String]) throws(LuaError) -> String? {
    let whole = try accumulated(articles[...])
    let document = try component.finish(whole)
    let shown = TextRenderer(width: 1000).render(document)
    for part in contains where !shown.contains(part) {
      return "expected '\(part)' in the report, got:\n\(shown)"
    }
    for part in lacks where shown.contains(part) {
      return "expected no '\(part)' in the report, got:\n\(shown)"
    }
    guard let merged = try mergedParts(), merged != document else { return nil }
    return
      "expected the same report when each text is a part of its own, as on many workers, got:\n"
      + TextRenderer(width: 1000).render(merged) + "instead of:\n" + shown
  }

  /// What the report gathers over some articles.
  private func accumulated(_ part: ArraySlice<ScriptArticle>) throws(LuaError) -> LuaValue {
    let host = component.state.host
    defer { host.position = nil }
    let accumulated = try component.start()
    for index in part.indices {
      host.position = index + 1
      try component.each(accumulated, part[index])
    }
    return accumulated
  }

  /// The document of parts that were merged; nil for a report that does not run in parts.
  private func mergedParts() throws(LuaError) -> Document? {
    // Plain data may be a function that a report on one worker may well have.
    guard let begun = try? Gathered(component.start()), begun.holdsOnlyAccumulators else {
      return nil
    }
    var merged = begun
    for index in articles.indices {
      try merged.merge(Gathered(accumulated(articles[index...index])))
    }
    return try component.finish(component.state.lua.value(of: merged))
  }
}
