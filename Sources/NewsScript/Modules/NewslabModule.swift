import LuaKit
import NewsAnalysis
import NewsModel

/// `newslab`: the one global of newslab.
enum NewslabModule {
  static let module = LuaModule(
    "newslab", "Everything that newslab offers to scripts.",
    functions: [
      component(.filter, "Declares a filter, which keeps articles or drops them.", "keep"),
      component(.classifier, "Declares a classifier, which labels articles.", "classify"),
      component(.annotator, "Declares an annotator, which adds mentions and labels.", "annotate"),
      component(.report, "Declares a report, which makes one document of all articles.", "each"),
      component(
        .reader, "Declares a reader, which makes articles of files of a house's own.", "read"),
      article, gazetteer, input, output, pattern, repl, set, sortedPairs, version,
    ] + Accumulators.all.map(\.make))

  private static let sampleFields: [Component.Kind: String] = [
    .filter: "keep=function(article) return article:has('rain') end",
    .classifier: "labels={'rain'}, classify=function() return 'rain' end",
    .annotator: "annotate=function(article) end",
    .report: "each=function(acc, article) end, finish=function(acc, out) end",
    .reader: "extensions={'hw'}, read=function(input) return {text = input:text()} end",
  ]

  private static func component(_ kind: Component.Kind, _ summary: String, _ main: String)
    -> LuaFunction
  {
    let fields = kind.fields.joined(separator: ", ")
    let sample = sampleFields[kind] ?? ""
    return LuaFunction(
      kind.rawValue, summary,
      parameters: [LuaParameter("description", "table", "Its fields: \(fields).")],
      returns: ["Component"],
      examples: [
        LuaExample(
          "newslab.\(kind.rawValue){name='sample', summary='Shows it.', \(sample)}.name",
          yields: "sample")
      ]
    ) { call in
      let value = try call.argument(1, "description", as: LuaValue.self)
      guard case .table(let table) = value else {
        throw call.bad(1, "description", "expected table, got \(value.typeName)")
      }
      return try call.results(ComponentType.type.object(Component(kind, table)))
    }
  }

  private static let article = LuaFunction(
    "article", "Makes an article of a plain text, to try things on.",
    parameters: [
      LuaParameter("text", "string", "The text, with or without a header."),
      LuaParameter("fields", "table?", "date, title, id, date_order, time_direction."),
    ],
    returns: ["Article"],
    examples: [LuaExample("#newslab.article('It rains. It pours.').sentences", yields: "2")]
  ) { call in
    guard let host = call.stack.attached(ScriptHost.self) else { throw LuaError("no newslab host") }
    let text = try call.argument(1, "text", as: String.self)
    let value = try call.argument(2, "fields", as: LuaValue.self)
    guard case .table(let table) = value else {
      if case .nil = value { return try give(host.article(text: text), to: call) }
      throw call.bad(2, "fields", "expected table, got \(value.typeName)")
    }
    let reader = TableReader(table, name: "article")
    try reader.check(known: ["date", "title", "id", "date_order", "time_direction"])
    let dateText = try reader.string("date")
    let date = dateText.flatMap { NewsDate(iso8601: $0) }
    if let dateText, date == nil {
      throw LuaError("article: 'date': expected YYYY-MM-DD, got '\(dateText)'")
    }
    let article = host.article(
      text: text, id: try reader.string("id") ?? "text", date: date,
      title: try reader.string("title"))
    var times = host.tools.timeOptions
    times.order = try reader.choice("date_order", default: times.order)
    times.direction = try reader.choice("time_direction", default: times.direction)
    article.timeOptions = times
    return try give(article, to: call)
  }

  private static func give(_ article: ScriptArticle, to call: LuaCall) throws -> Int32 {
    call.stack.noteHostMemory(article.weight)
    return try call.results(ArticleType.type.object(article))
  }

  private static let output = LuaFunction(
    "output", "Makes an output as reports get it, to try things on.", parameters: [],
    returns: ["Output"], examples: [LuaExample("newslab.output():paragraph('It rains.')")]
  ) { call in try call.results(OutputType.type.object(ScriptOutput())) }

  private static let set = LuaFunction(
    "set", "Makes a table whose keys are the elements of a list.",
    parameters: [LuaParameter("list", "any[]", "The elements.")], returns: ["table<any, true>"],
    examples: [LuaExample("newslab.set({'a', 'b'}).b", yields: "true")],
    lua: "function(list) local t = {}; for i = 1, #list do t[list[i]] = true end; return t end")

  private static let sortedPairs = LuaFunction(
    "sorted_pairs", "Like pairs, but in the order of the keys: numbers, then strings.",
    parameters: [LuaParameter("table", "table", "The table.")],
    returns: ["fun(): any, any"],
    examples: [LuaExample("for k, v in newslab.sorted_pairs({b = 1, a = 2}) do print(k, v) end")],
    lua: """
      (function()
        local pairs, sort, tostring, type = pairs, table.sort, tostring, type
        local function is_before(a, b)
          local ta, tb = type(a), type(b)
          if ta ~= tb then return ta < tb end
          if ta == "number" or ta == "string" then return a < b end
          return tostring(a) < tostring(b)
        end
        return function(t)
          local keys = {}
          for k in pairs(t) do keys[#keys + 1] = k end
          sort(keys, is_before)
          local i = 0
          return function() i = i + 1; if keys[i] ~= nil then return keys[i], t[keys[i]] end end
        end
      end)()
      """)

  private static let version = LuaFunction(
    "version", "Gives the version of newslab.", parameters: [], returns: ["string"],
    examples: [LuaExample("#newslab.version() > 0", yields: "true")]
  ) { call in try call.results(NewslabAPI.version) }
}
