import LuaKit
import NewsCorpus
import NewsModel

/// The corpus, or a part of it, as scripts see it.
final class ScriptCorpus {
  let host: ScriptHost
  let conditions: [ArticleCondition]
  let search: ScriptSearch?
  /// The ids of the only articles that are meant, in their order; nil for all.
  let chosen: [String]?
  /// The entities, once somebody asked for them.
  var entities: EntityTable?

  init(
    _ host: ScriptHost, _ conditions: [ArticleCondition] = [], search: ScriptSearch? = nil,
    chosen: [String]? = nil
  ) {
    (self.host, self.conditions, self.search) = (host, conditions, search)
    self.chosen = chosen
  }

  func makeCursor() throws(LuaError) -> ArticleCursor {
    let open = try open()
    if let chosen, search == nil {
      return ArticleCursor(self, FoundCursor(open, ids: chosen, where: conditions))
    }
    guard let search else { return ArticleCursor(self, open.makeCursor(where: conditions)) }
    var ids = try searching { try $0.ids(search.query, search.options) }
    if let chosen {
      let meant = Set(chosen)
      ids.removeAll { !meant.contains($0) }
    }
    return ArticleCursor(self, FoundCursor(open, ids: ids, where: conditions))
  }

  /// Asks the index of the corpus.
  func searching<Result>(_ body: (CorpusSearch) throws -> Result) throws(LuaError) -> Result {
    let open = try open()
    do {
      return try body(host.search(in: open))
    } catch {
      throw LuaError("\(error)")
    }
  }

  /// Whether nothing narrows it.
  var isWhole: Bool { conditions.isEmpty && search == nil && chosen == nil }

  func open() throws(LuaError) -> any Corpus {
    guard let corpus = host.corpus else {
      throw LuaError("no corpus is open; set NEWSLAB_CORPUS, or name one where newslab is called")
    }
    return corpus
  }
}

/// Gives the articles of a corpus that fulfil its conditions, one at a time.
final class ArticleCursor {
  private let corpus: ScriptCorpus
  private let records: any CorpusCursor
  /// The article that was given last, with the weight that Lua was told of.
  private var last: (article: ScriptArticle, weight: Int)?

  init(_ corpus: ScriptCorpus, _ records: any CorpusCursor) {
    (self.corpus, self.records) = (corpus, records)
  }

  /// The next article; a loop over many stops when the call is to stop.
  func next(_ stack: LuaStack) throws(LuaError) -> ScriptArticle? {
    // Only now it is known how much of the last article was computed.
    if let last { stack.noteHostMemory(last.article.weight - last.weight) }
    last = nil
    while let item = records.nextItem() {
      try stack.checkStop()
      switch item {
      case .rejected(let rejection): corpus.host.tell(rejection)
      case .article(let story):
        let article = corpus.host.article(story)
        let weight = article.weight
        stack.noteHostMemory(weight)
        last = (article, weight)
        return article
      }
    }
    return nil
  }
}

/// `Corpus`: articles in order, the whole corpus or what `where` left of it.
enum CorpusType {
  static let type: LuaClass<ScriptCorpus> = LuaClass(
    "Corpus", "Articles in order: the whole corpus or a part of it.",
    methods: [
      `where`, search, match, each, cursor, article, ids, first, hits, facets, sayings, countBy,
      entity,
      entities,
    ],
    examples: [LuaExample("#corpus >= 0", yields: "true")],
    count: { try Self.count($0.object, $1) },
    text: { $0.object.isWhole ? "Corpus" : "Corpus (part)" })

  private static func count(_ corpus: ScriptCorpus, _ stack: LuaStack) throws -> Int {
    if corpus.isWhole { return try corpus.open().count }
    if let chosen = corpus.chosen, corpus.conditions.isEmpty, corpus.search == nil {
      return chosen.count
    }
    if let search = corpus.search, corpus.conditions.isEmpty, corpus.chosen == nil,
      search.options.limit == nil
    {
      return try corpus.searching { try $0.count(search.query) }
    }
    let cursor = try corpus.makeCursor()
    var count = 0
    while try cursor.next(stack) != nil { count += 1 }
    return count
  }

  private static let each = LuaFunction(
    "each", "Gives the articles one after the other, for a for loop.", parameters: [],
    returns: ["fun(): Article?"],
    examples: [LuaExample("for a in corpus:each() do print(a.date, a.title) end")],
    lua: "function(self) local c = self:cursor(); return function() return c:next() end end")

  private static let cursor = LuaFunction(
    "cursor", "Begins at the first article; each() is the usual way.", parameters: [],
    returns: ["Cursor"], examples: [LuaExample("corpus:cursor():next()")], isMethod: true
  ) { call in
    try call.results(CursorType.type.object(try call.object(type).object.makeCursor()))
  }

  private static let article = LuaFunction(
    "article", "Gives the article of an id; nil and a message when there is none.",
    parameters: [LuaParameter("id", "string", "The id.")], returns: ["Article?", "string?"],
    examples: [LuaExample("corpus:article('no such id')", yields: "nil")], isMethod: true
  ) { call in
    let corpus = try call.object(type).object
    let id = try call.argument(2, "id", as: String.self)
    let open = try corpus.open()
    do {
      let article = corpus.host.article(try open.article(id: id))
      call.stack.noteHostMemory(article.weight)
      return try call.results(ArticleType.type.object(article))
    } catch {
      return try call.results(String?.none, String(describing: error))
    }
  }

  private static let ids = LuaFunction(
    "ids", "Lists the ids of the articles.", parameters: [], returns: ["string[]"],
    examples: [LuaExample("#corpus:ids() == #corpus", yields: "true")], isMethod: true
  ) { call in
    let cursor = try call.object(type).object.makeCursor()
    var ids: [String] = []
    while let article = try cursor.next(call.stack) { ids.append(article.story.id) }
    return try call.results(ids)
  }

  private static let first = LuaFunction(
    "first", "Gives the first article, or a table of the first n.",
    parameters: [LuaParameter("n", "integer?", "How many.")], returns: ["Article|Article[]|nil"],
    examples: [LuaExample("#corpus:first(0)", yields: "0")], isMethod: true
  ) { call in
    let cursor = try call.object(type).object.makeCursor()
    guard let count = try call.argument(2, "n", as: Int?.self) else {
      return try call.results(cursor.next(call.stack).map { ArticleType.type.object($0) })
    }
    var articles: [LuaObject<ScriptArticle>] = []
    while articles.count < count, let article = try cursor.next(call.stack) {
      articles.append(ArticleType.type.object(article))
    }
    return try call.results(articles)
  }

  private static let `where` = LuaFunction(
    "where", "Gives the articles that fulfil all conditions; a list means any of its values.",
    parameters: [
      LuaParameter("conditions", "table", "Such as after, before, on, has, agency, place, title.")
    ],
    returns: ["Corpus"],
    examples: [LuaExample("#corpus:where{ after = '2999-01-01' }", yields: "0")], isMethod: true
  ) { call in
    let corpus = try call.object(type).object
    let value = try call.argument(2, "conditions", as: LuaValue.self)
    guard case .table(let table) = value else {
      throw call.bad(2, "conditions", "expected table, got \(value.typeName)")
    }
    let conditions = try ArticleCondition.all(in: TableReader(table, name: "where"))
    return try call.results(
      type.object(
        ScriptCorpus(
          corpus.host, corpus.conditions + conditions, search: corpus.search, chosen: corpus.chosen)
      ))
  }

  private static let countBy = LuaFunction(
    "count_by", "Counts the articles by a field of theirs, such as agency or date.",
    parameters: [
      LuaParameter(
        "field", "string", "The name of the field, or week, month, quarter or year of the date.")
    ],
    returns: ["Counter"],
    examples: [LuaExample("corpus:count_by('agency'):total() <= #corpus", yields: "true")],
    isMethod: true
  ) { call in
    let field = try call.argument(2, "field", as: String.self)
    let period = CalendarUnit(rawValue: field)
    if period == nil { try ArticleType.type.box.property(field) }
    let cursor = try call.object(type).object.makeCursor()
    var counter = Counter()
    while let article = try cursor.next(call.stack) {
      let element = ArticleType.type.object(article)
      let name = period == nil ? field : "date"
      try ArticleType.type.box.pushField(name, of: element, to: call.stack)
      defer { call.stack.pop() }
      guard !call.stack.isNil(at: -1) else { continue }
      let text = try call.stack.text(at: -1)
      guard let period else {
        counter.add(text)
        continue
      }
      if case .period(let number) = period.reading(text) { counter.add(period.label(number)) }
    }
    return try call.results(Accumulators.object(counter, CounterType.type, call.stack))
  }
}

/// `Cursor`: a place in a corpus.
enum CursorType {
  static let type: LuaClass<ArticleCursor> = LuaClass(
    "Cursor", "A place in a corpus.",
    methods: [
      LuaFunction(
        "next", "Gives the next article, or nil at the end.", parameters: [],
        returns: ["Article?"], examples: [LuaExample("corpus:cursor():next()")], isMethod: true
      ) { call in
        let article = try call.object(type).object.next(call.stack)
        return try call.results(article.map { ArticleType.type.object($0) })
      }
    ], text: { _ in "Cursor" })
}
