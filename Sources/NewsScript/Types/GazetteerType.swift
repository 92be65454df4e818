import LuaKit
import NewsAnalysis
import NewsModel

/// `Gazetteer`: a list of names.
enum GazetteerType {
  private static let sample =
    "local g = newslab.gazetteer{name='ships', kind='PRODUCT', "
    + "names={{name='RMS Titanic', id='Q25173', aliases={'Titanic'}}}}; return "

  static let type: LuaClass<Gazetteer> = LuaClass(
    "Gazetteer", "A list of names that finds them in texts and articles.",
    properties: [
      LuaProperty("name", "What the list is called.") { $0.object.name }
    ],
    methods: [find, entries, annotate],
    examples: [LuaExample(sample + "g.name", yields: "ships")],
    count: { handle, _ in handle.object.count },
    text: { "Gazetteer \($0.object.name) of \($0.object.count) names" })

  private static let find = LuaFunction(
    "find",
    "Finds names: tables with first, last, text, name, kind and all entries.",
    parameters: [LuaParameter("text", "string|Article", "Where to look.")], returns: ["table[]"],
    examples: [
      LuaExample(sample + "g:find('The Titanic sank.')[1].first", yields: "5"),
      LuaExample(sample + "g:find('The Titanic sank.')[1].entries[1].id", yields: "Q25173"),
    ],
    isMethod: true
  ) { call in
    let list = try call.object(type).object
    let value = try call.argument(2, "text", as: LuaValue.self)
    let analysis: Analysis
    if case .object(let reference) = value, let handle = reference.object(of: ArticleType.type) {
      analysis = handle.object.analysis
    } else if case .string = value {
      guard let host = call.stack.attached(ScriptHost.self) else {
        throw LuaError("no newslab host")
      }
      let text = ArticleText(try call.argument(2, "text", as: String.self))
      analysis = host.tools.analysis(of: Article(id: "text", text: text))
    } else {
      throw call.bad(2, "text", "expected string or Article, got \(value.typeName)")
    }
    let matches = list.matches(in: analysis.tokens, of: analysis.text)
    return try call.results(matches.map { table($0, of: list, in: analysis.text) })
  }

  private static func table(
    _ match: GazetteerMatch, of list: Gazetteer, in text: ArticleText
  ) -> LuaTable {
    let entries = list.entries(of: match)
    return LuaTable([
      ("first", match.span.lowerBound + 1), ("last", match.span.upperBound),
      ("text", text[match.span]), ("name", entries.first?.name),
      ("kind", entries.first?.kind.rawValue), ("entries", entries.map(table)),
    ])
  }

  private static func table(_ entry: GazetteerEntry) -> LuaTable {
    LuaTable([
      ("name", entry.name), ("written", entry.written), ("kind", entry.kind.rawValue),
      ("id", entry.id.isEmpty ? nil : entry.id), ("case", entry.casing.rawValue),
      ("line", entry.line),
    ])
  }

  private static let entries = LuaFunction(
    "entries",
    "Lists the rows of a name: tables with name, written, kind, id, case and line.",
    parameters: [LuaParameter("name", "string", "A name or an alias.")], returns: ["table[]"],
    examples: [LuaExample(sample + "g:entries('titanic')[1].name", yields: "RMS Titanic")],
    isMethod: true
  ) { call in
    let list = try call.object(type).object
    let name = try call.argument(2, "name", as: String.self)
    return try call.results(list.entries(named: name).map(table))
  }

  private static let annotate = LuaFunction(
    "annotate",
    "Adds the names in an article to its mentions; gives how many were new.",
    parameters: [LuaParameter("article", "Article", "The article.")], returns: ["integer"],
    examples: [
      LuaExample(
        sample + "g:annotate(newslab.article('All aboard the old ship Titanic.'))", yields: "1")
    ],
    isMethod: true
  ) { call in
    let list = try call.object(type).object
    let article = try call.object(ArticleType.type, at: 2, "article").object
    var known: Set<Place> = []
    for index in 0..<article.mentionCount {
      known.insert(article.mention(index) { Place(span: $0.span, kind: $0.kind) })
    }
    var added = 0
    for match in list.matches(in: article.analysis.tokens, of: article.story.text) {
      guard let entry = list.entries(of: match).first,
        known.insert(Place(span: match.span, kind: entry.kind)).inserted
      else { continue }
      article.add(
        Mention(
          span: match.span, kind: entry.kind, form: entry.kind == .norp ? .demonym : .name,
          foundBy: "gazetteer:" + list.name))
      added += 1
    }
    return try call.results(added)
  }

  /// What a mention is, to see whether it is there.
  private struct Place: Hashable {
    let span: TextSpan
    let kind: Entity.Kind
  }
}
