import LuaKit
import NewsAnalysis
import TokenPatterns

/// A token pattern as scripts see it, with the mode in which it is matched.
package final class ScriptPattern: Sendable {
  /// The pattern.
  package let pattern: TokenPattern
  /// Which of the matches that overlap are given.
  package let mode: PatternMode

  /// Takes a pattern and a mode.
  package init(_ pattern: TokenPattern, mode: PatternMode = .longest) {
    (self.pattern, self.mode) = (pattern, pattern.mode ?? mode)
  }

  /// How functions that take a pattern describe it.
  static var parameter: LuaParameter {
    LuaParameter("pattern", "Pattern|string", "A pattern; a string is one without options.")
  }

  /// The pattern that an argument is; a string is a pattern without options.
  convenience init(argument call: LuaCall, at index: Int) throws(LuaError) {
    let value = try call.argument(index, "pattern", as: LuaValue.self)
    guard case .string = value, let source = value.text else {
      let given = try call.object(PatternType.type, at: index, "pattern").object
      self.init(given.pattern, mode: given.mode)
      return
    }
    guard let host = call.stack.attached(ScriptHost.self) else { throw LuaError("no newslab host") }
    self.init(try host.patterns.pattern(source, ignoresCase: true))
  }

  /// Finds its matches in an article; fewer when a number of them is enough.
  ///
  /// Throws when there are too many, when it takes too long, and when the call of a script is to stop.
  package func matches(
    in article: ScriptArticle, for stack: LuaStack, limit: Int = .max
  ) throws(LuaError) -> ScriptMatches {
    try prepare(with: article.host)
    let story = article.patternStory
    story.isGivenUp = { (try? stack.checkStop()) == nil }
    defer { story.isGivenUp = { false } }
    let found = pattern.search(in: story, mode: mode, limit: limit)
    try stack.checkStop()
    guard found.isComplete else {
      throw LuaError(
        "article \(article.story.id): this pattern has too many matches, or takes too long")
    }
    return ScriptMatches(article, self, found.matches)
  }

  /// Whether it matches somewhere in an article.
  func isFound(in article: ScriptArticle, for stack: LuaStack) throws(LuaError) -> Bool {
    try !matches(in: article, for: stack, limit: 1).all.isEmpty
  }

  /// Loads the lists that the layers it asks for need.
  private func prepare(with host: ScriptHost) throws(LuaError) {
    do throws(AnalysisError) {
      for layer in pattern.layers { try host.tools.prepare(layer) }
    } catch {
      throw LuaError(error.description)
    }
  }
}

/// Patterns that scripts gave as strings, compiled once for many articles.
package struct KnownPatterns {
  private var known: [Key: TokenPattern] = [:]

  private struct Key: Hashable {
    let source: String
    let ignoresCase: Bool
  }
  /// Patterns after which all are forgotten.
  private static let most = 256

  /// Begins with none.
  package init() {}

  /// The pattern of a text; throws what is wrong with it.
  package mutating func pattern(
    _ source: String, ignoresCase: Bool
  ) throws(LuaError) -> TokenPattern {
    let key = Key(source: source, ignoresCase: ignoresCase)
    if let pattern = known[key] { return pattern }
    let pattern: TokenPattern
    do throws(PatternError) {
      pattern = try TokenPattern(ofNews: source, ignoresCase: ignoresCase)
    } catch {
      throw LuaError("pattern: \(error)")
    }
    if known.count >= Self.most { known = [:] }
    known[key] = pattern
    return pattern
  }
}
