import LuaKit
import NewsCorpus
import NewsModel
import Spelling

extension ScriptCorpus {
  /// The entities of the corpus: those of an analyzed store, else of its articles, which are all
  /// analyzed for it once.
  func entityTable(_ stack: LuaStack) throws(LuaError) -> EntityTable {
    if let entities { return entities }
    let corpus = try open()
    let table: EntityTable
    do {
      if isWhole, let stored = try corpus.entityTable() {
        table = stored
      } else {
        try host.tools.load()
        let builder = try EntityTable.Builder(corpus.entityDecisions())
        let cursor = try makeCursor()
        var ids: Set<String> = []
        while let article = try cursor.next(stack) {
          if ids.insert(article.story.id).inserted { try builder.add(article.analysis) }
        }
        table = try builder.table()
      }
    } catch let error as LuaError {
      throw error
    } catch {
      throw LuaError("\(error)")
    }
    entities = table
    return table
  }

  fileprivate func asking<Result>(
    _ table: EntityTable, _ body: (EntityTable) throws(SQLiteError) -> Result
  ) throws(LuaError) -> Result {
    do throws(SQLiteError) {
      return try body(table)
    } catch {
      throw LuaError("\(StoreError.sqlite(error))")
    }
  }
}

extension CorpusType {
  static let entity = LuaFunction(
    "entity",
    "Finds an entity by id, name or alias; of several that of most articles.",
    parameters: [LuaParameter("name", "string", "Its id, name or another wording.")],
    returns: ["CorpusEntity?"],
    examples: [LuaExample("corpus:entity('Nobody Atall')", yields: "nil")], isMethod: true
  ) { call in
    let corpus = try call.object(type).object
    let name = try call.argument(2, "name", as: String.self)
    let table = try corpus.entityTable(call.stack)
    let rows = try corpus.asking(table) { table throws(SQLiteError) in
      try table.entities(named: name)
    }
    let best = rows.first { $0.name == name } ?? rows.first
    return try call.results(
      best.map { CorpusEntityType.type.object(CorpusEntity($0, in: table)) })
  }

  static let entities = LuaFunction(
    "entities", "Lists the entities of the corpus, those of most articles first.",
    parameters: [
      LuaParameter(
        "filter", "table?",
        "kind (one or a list), name (a part; * for any), limit, articles (at least).")
    ],
    returns: ["CorpusEntity[]"],
    examples: [
      LuaExample("#corpus:entities{ name = 'Nobody Atall' }", yields: "0"),
      LuaExample(
        "for _, e in ipairs(corpus:entities{ kind = 'ORG', limit = 10 }) do print(e.name) end"),
    ], isMethod: true
  ) { call in
    let corpus = try call.object(type).object
    var filter = EntityTable.Filter()
    let value = try call.argument(2, "filter", as: LuaValue.self)
    if case .table(let table) = value {
      filter = try Self.filter(TableReader(table, name: "entities"))
    } else if value.typeName != "nil" {
      throw call.bad(2, "filter", "expected table, got \(value.typeName)")
    }
    let table = try corpus.entityTable(call.stack)
    let rows = try corpus.asking(table) { table throws(SQLiteError) in
      try table.entities(filter)
    }
    return try call.results(
      rows.map { CorpusEntityType.type.object(CorpusEntity($0, in: table)) })
  }

  private static func filter(_ reader: TableReader) throws(LuaError) -> EntityTable.Filter {
    try reader.check(known: ["kind", "name", "limit", "articles"])
    var filter = EntityTable.Filter()
    let kinds: [String]
    if case .table = try reader.value("kind") {
      kinds = try reader.strings("kind") ?? []
    } else {
      kinds = try reader.string("kind").map { [$0] } ?? []
    }
    for word in kinds {
      guard let kind = Entity.Kind(rawValue: word) else {
        let known = Entity.Kind.allCases.map(\.rawValue)
        throw LuaError(
          "entities: there is no kind '\(word)'" + NearestName.hint(for: word, among: known))
      }
      filter.kinds.append(kind)
    }
    filter.pattern = try reader.string("name")
    filter.limit = try reader.integer("limit")
    filter.articles = try reader.integer("articles") ?? 1
    return filter
  }
}
