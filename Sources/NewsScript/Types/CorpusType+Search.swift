import LuaKit
import NewsCorpus

/// A search that narrows a corpus.
struct ScriptSearch {
  let query: SearchQuery
  let options: StoreSearch.Options

  /// Reads the arguments `query` and `options` of a call.
  init(_ call: LuaCall, hasOptions: Bool = true) throws {
    query = try Self.query(call)
    var options = StoreSearch.Options()
    guard hasOptions else {
      self.options = options
      return
    }
    let value = try call.argument(3, "options", as: LuaValue.self)
    if case .table(let table) = value {
      let reader = TableReader(table, name: "search")
      try reader.check(known: ["limit", "order", "words"])
      options.limit = try reader.integer("limit")
      options.snippetWords = try reader.integer("words") ?? options.snippetWords
      options.order = try reader.choice("order", default: .rank)
    } else if value.typeName != "nil" {
      throw call.bad(3, "options", "expected table, got \(value.typeName)")
    }
    self.options = options
  }

  /// Reads the argument `query` of a call.
  static func query(_ call: LuaCall, emptyMeansAll: Bool = false) throws -> SearchQuery {
    let text = try call.argument(2, "query", as: String.self)
    if emptyMeansAll, text.utf8.allSatisfy({ $0 == 0x20 }) { return .all([]) }
    do throws(SearchError) {
      return try SearchParser.parse(text)
    } catch {
      throw LuaError(error.description + "\n" + error.marked)
    }
  }

  private init(_ query: SearchQuery, _ options: StoreSearch.Options) {
    (self.query, self.options) = (query, options)
  }

  /// What fulfils this search and an earlier one; the later one says in which order.
  func narrowing(_ earlier: ScriptSearch?) -> ScriptSearch {
    guard let earlier else { return self }
    return ScriptSearch(.all([query, earlier.query]), options)
  }
}

extension CorpusType {
  static let search = LuaFunction(
    "search",
    "Gives the articles that a search finds, best ones first; see help search.",
    parameters: [
      LuaParameter("query", "string", "Words, phrases, fields: 'oil title:deal date:2017'."),
      LuaParameter("options", "table?", "limit, order (rank, newest, oldest, corpus)."),
    ],
    returns: ["Corpus"],
    examples: [
      LuaExample("#corpus:search('xyzzy')", yields: "0"),
      LuaExample("for a in corpus:search('security council'):each() do print(a.id) end"),
    ], isMethod: true
  ) { call in
    let corpus = try call.object(type).object
    let search = try ScriptSearch(call).narrowing(corpus.search)
    return try call.results(
      type.object(
        ScriptCorpus(corpus.host, corpus.conditions, search: search, chosen: corpus.chosen)))
  }

  static let hits = LuaFunction(
    "hits", "Lists what a search finds, with a snippet in which words are [marked].",
    parameters: [
      LuaParameter("query", "string", "What to find."),
      LuaParameter("options", "table?", "limit (20), order, words (of the snippet)."),
    ],
    returns: ["table[]"],
    examples: [LuaExample("#corpus:hits('xyzzy')", yields: "0")],
    isMethod: true
  ) { call in
    let corpus = try call.object(type).object
    let search = try ScriptSearch(call).narrowing(corpus.search)
    var options = search.options
    options.limit = options.limit ?? 20
    let hits = try corpus.searching { try $0.hits(search.query, options) }
    return try call.results(
      hits.map { hit in
        LuaTable([
          ("id", hit.id), ("title", hit.title), ("date", hit.date), ("source", hit.source),
          ("snippet", hit.snippet.text(marking: "[", "]")),
        ])
      })
  }

  static let facets = LuaFunction(
    "facets", "Counts what a search finds by a facet, the most frequent values first.",
    parameters: [
      LuaParameter("query", "string", "What to find; all articles when it is empty."),
      LuaParameter(
        "facet", "string",
        SearchFacet.allCases.map(\.rawValue).joined(separator: ", ") + "."),
      LuaParameter("limit", "integer?", "How many values, 20 unless given."),
    ],
    returns: ["Counter"],
    examples: [LuaExample("corpus:facets('xyzzy', 'source'):total()", yields: "0")], isMethod: true
  ) { call in
    let corpus = try call.object(type).object
    let query = try ScriptSearch.query(call, emptyMeansAll: true)
    let name = try call.argument(3, "facet", as: String.self)
    let limit = try call.argument(4, "limit", as: Int?.self) ?? 20
    guard let facet = SearchFacet(rawValue: name) else {
      let known = SearchFacet.allCases.map(\.rawValue).joined(separator: ", ")
      throw call.bad(3, "facet", "expected \(known), got '\(name)'")
    }
    let asked = [query, corpus.search?.query].compactMap { $0 }.filter { $0 != .all([]) }
    let joined = asked.count == 1 ? asked[0] : .all(asked)
    let counts = try corpus.searching {
      try $0.counts(facet, joined, limit: limit < .max ? max(0, limit) + 1 : limit)
    }
    var counter = Counter()
    for count in counts.prefix(max(0, limit)) { counter.add(count.value, count.articles) }
    counter.isCut = counts.count > max(0, limit)
    return try call.results(Accumulators.object(counter, CounterType.type, call.stack))
  }

  static let sayings = LuaFunction(
    "sayings", "Lists what people say in the articles that a search finds, by date.",
    parameters: [
      LuaParameter("query", "string", "Such as 'speaker:\"Ada Byron\" date:2017-03'."),
      LuaParameter("limit", "integer?", "How many, all unless given."),
    ],
    returns: ["table[]"],
    examples: [
      LuaExample("#corpus:sayings('xyzzy')", yields: "0"),
      LuaExample(
        "for _, s in ipairs(corpus:sayings('date:2017-04')) do print(s.date, s.words) end"),
    ], isMethod: true
  ) { call in
    let corpus = try call.object(type).object
    let search = try ScriptSearch(call, hasOptions: false).narrowing(corpus.search)
    let limit = try call.argument(3, "limit", as: Int?.self)
    let sayings = try corpus.searching { try $0.sayings(search.query, limit: limit) }
    return try call.results(
      sayings.map { saying in
        LuaTable([
          ("article", saying.article), ("date", saying.date), ("speaker", saying.speaker),
          ("speaker_id", saying.speakerID), ("direct", saying.isDirect), ("cue", saying.cue),
          ("words", saying.words),
        ])
      })
  }
}
