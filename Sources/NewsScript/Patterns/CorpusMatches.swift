import LuaKit
import TokenPatterns

/// What a pattern matches in the articles of a corpus, found while it is asked for.
final class CorpusMatches {
  let corpus: ScriptCorpus
  let pattern: ScriptPattern

  init(_ corpus: ScriptCorpus, _ pattern: ScriptPattern) {
    (self.corpus, self.pattern) = (corpus, pattern)
  }
}

/// Gives the matches of a corpus, one at a time.
final class MatchCursor {
  private let pattern: ScriptPattern
  private let articles: ArticleCursor
  private var matches: ScriptMatches?
  private var position = 0

  init(_ matches: CorpusMatches) throws(LuaError) {
    pattern = matches.pattern
    articles = try matches.corpus.makeCursor()
  }

  func next(_ stack: LuaStack) throws(LuaError) -> LuaObject<ScriptMatches>? {
    while true {
      if let matches, position < matches.all.count {
        position += 1
        return MatchType.type.object(matches, position - 1)
      }
      guard let article = try articles.next(stack) else { return nil }
      (matches, position) = (try pattern.matches(in: article, for: stack), 0)
    }
  }
}

/// `Matches`: what a pattern matches in a corpus.
enum CorpusMatchesType {
  private static let sample = "corpus:match('[lemma=\"xyzzy\"]')"

  static let type: LuaClass<CorpusMatches> = LuaClass(
    "Matches", "What a pattern matches in a corpus, article after article.",
    methods: [each, cursor, first, count],
    examples: [LuaExample(sample + ":count()", yields: "0")],
    text: { handle in
      let pattern = handle.object.pattern.pattern
      let casing = pattern.ignoresCase ? "case ignored" : "case exact"
      return "Matches of \(pattern.source) (\(casing))"
    })

  private static let each = LuaFunction(
    "each", "Gives the matches one after the other, for a for loop.", parameters: [],
    returns: ["fun(): Match?"],
    examples: [LuaExample("for m in \(sample):each() do print(m.article.id, m.text) end")],
    lua: "function(self) local c = self:cursor(); return function() return c:next() end end")

  private static let cursor = LuaFunction(
    "cursor", "Begins at the first match; each() is the usual way.", parameters: [],
    returns: ["MatchCursor"], examples: [LuaExample("\(sample):cursor():next()", yields: "nil")],
    isMethod: true
  ) { call in
    try call.results(MatchCursorType.type.object(MatchCursor(try call.object(type).object)))
  }

  private static let first = LuaFunction(
    "first", "Gives the first match, or a table of the first n.",
    parameters: [LuaParameter("n", "integer?", "How many.")], returns: ["Match|Match[]|nil"],
    examples: [LuaExample("\(sample):first()", yields: "nil")], isMethod: true
  ) { call in
    let cursor = try MatchCursor(try call.object(type).object)
    guard let count = try call.argument(2, "n", as: Int?.self) else {
      return try call.results(cursor.next(call.stack))
    }
    var matches: [LuaObject<ScriptMatches>] = []
    while matches.count < count, let match = try cursor.next(call.stack) { matches.append(match) }
    return try call.results(matches)
  }

  private static let count = LuaFunction(
    "count", "Counts the matches.", parameters: [], returns: ["integer"],
    examples: [LuaExample("\(sample):count()", yields: "0")], isMethod: true
  ) { call in
    let cursor = try MatchCursor(try call.object(type).object)
    var count = 0
    while try cursor.next(call.stack) != nil { count += 1 }
    return try call.results(count)
  }
}

/// `MatchCursor`: a place among the matches of a corpus.
enum MatchCursorType {
  static let type: LuaClass<MatchCursor> = LuaClass(
    "MatchCursor", "A place among the matches of a corpus.",
    methods: [
      LuaFunction(
        "next", "Gives the next match, or nil at the end.", parameters: [], returns: ["Match?"],
        examples: [LuaExample("corpus:match('\"xyzzy\"'):cursor():next()", yields: "nil")],
        isMethod: true
      ) { call in
        try call.results(try call.object(type).object.next(call.stack))
      }
    ], text: { _ in "MatchCursor" })
}

extension CorpusType {
  static let match = LuaFunction(
    "match", "Finds what a pattern of tokens matches, in all articles; see help patterns.",
    parameters: [ScriptPattern.parameter],
    returns: ["Matches"],
    examples: [
      LuaExample("corpus:match('[lemma=\"xyzzy\"]'):count()", yields: "0"),
      LuaExample(
        "for m in corpus:match('[ent.kind=\"PERSON\"] [lemma=\"say\"]'):each() do print(m.text) end"
      ),
    ], isMethod: true
  ) { call in
    let corpus = try call.object(type).object
    let pattern = try ScriptPattern(argument: call, at: 2)
    return try call.results(CorpusMatchesType.type.object(CorpusMatches(corpus, pattern)))
  }
}
