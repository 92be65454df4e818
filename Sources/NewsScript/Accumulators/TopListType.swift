import LuaKit

/// `TopList`: the largest of what was added.
enum TopListType {
  private static let sample =
    "local t = newslab.top(2); t:add(1, 'a'); t:add(7, 'b'); t:add(5, 'c'); return "

  static let type: LuaClass<ScriptAccumulator<TopList>> = LuaClass(
    "TopList", "The largest of what was added, by a score.",
    methods: [add, get, total, top, each, rows, merge],
    examples: [LuaExample(sample + "#t", yields: "2")],
    count: { handle, _ in handle.object.value.entries.count },
    text: { "TopList of \($0.object.value.entries.count), from \($0.object.value.added)" })

  static let make = LuaFunction(
    "top", "Makes a list that keeps the largest of what is added, by a score.",
    parameters: [LuaParameter("n", "integer", "How many are kept, 1 to 100,000.")],
    returns: ["TopList"], examples: [LuaExample("#newslab.top(10)", yields: "0")]
  ) { call in
    let limit = try call.argument(1, "n", as: Int.self)
    guard (1...TopList.mostEntries).contains(limit) else {
      throw call.bad(1, "n", "expected 1 to \(TopList.mostEntries), got \(limit)")
    }
    return try call.results(Accumulators.object(TopList(limit: limit), type, call.stack))
  }

  private static let add = LuaFunction(
    "add", "Adds a value with a score; of equal scores the earlier in the corpus is larger.",
    parameters: [
      LuaParameter("score", "number", "How large it is; a finite number."),
      LuaParameter("value", "any", "Plain data, such as a title or {id = …, title = …}."),
    ],
    examples: [LuaExample("newslab.top(10):add(7, 'a')")], isMethod: true
  ) { call in
    let list = try call.object(type).object
    let (score, isInteger) = try call.finiteNumber(2, "score")
    let value = try call.plainData(3, "value")
    let article = call.articlePosition
    return try list.change(call) {
      $0.add(score, isInteger: isInteger, value, article: article)
    }
  }

  private static let get = LuaFunction(
    "get", "Gives the value and the score at a rank; nil where none is.",
    parameters: [LuaParameter("rank", "integer", "1 for the largest.")],
    returns: ["any", "number?"], examples: [LuaExample(sample + "t:get(2)", yields: "c")],
    isMethod: true
  ) { call in
    let entries = try call.object(type).object.value.entries
    let rank = try call.argument(2, "rank", as: Int.self)
    guard rank > 0, rank <= entries.count else { return try call.results(String?.none) }
    return try call.results(entries[rank - 1].value, entries[rank - 1].shownScore)
  }

  private static let total = LuaFunction(
    "total", "Gives how many were added, kept or not.", parameters: [], returns: ["integer"],
    examples: [LuaExample(sample + "t:total()", yields: "3")], isMethod: true
  ) { call in try call.results(try call.object(type).object.value.added) }

  private static let top = LuaFunction(
    "top", "Lists the largest as {score, value}.",
    parameters: [LuaParameter("n", "integer?", "How many; all that are kept unless given.")],
    returns: ["table[]"], examples: [LuaExample(sample + "t:top(1)[1].value", yields: "b")],
    isMethod: true
  ) { call in
    let entries = try call.object(type).object.value.entries
    let count = try call.argument(2, "n", as: Int?.self) ?? entries.count
    return try call.results(
      entries.prefix(max(0, count)).map {
        LuaTable([("score", $0.shownScore), ("value", $0.value)])
      })
  }

  private static let each = LuaFunction(
    "each", "Gives value and score, the largest first, for a for loop.", parameters: [],
    returns: ["fun(): any, number?"],
    examples: [LuaExample("for value, score in newslab.top(3):each() do print(value, score) end")],
    lua: "function(self) local i = 0; return function() i = i + 1; return self:get(i) end end")

  private static let rows = LuaFunction(
    "rows", "Lists {value, score}, the largest first, as out:table wants.", parameters: [],
    returns: ["any[][]"], examples: [LuaExample(sample + "t:rows()[1][2]", yields: "7")],
    isMethod: true
  ) { call in
    let entries = try call.object(type).object.value.entries
    return try call.results(entries.map { [$0.value, $0.shownScore] })
  }

  private static let merge = LuaFunction(
    "merge", "Adds all that another list of the same length holds.",
    parameters: [LuaParameter("other", "TopList", "The other list.")],
    examples: [LuaExample("newslab.top(3):merge(newslab.top(3))")], isMethod: true
  ) { call in try ScriptAccumulator.merge(type, call) }
}

extension TopList.Entry {
  /// The score as the script gave it.
  fileprivate var shownScore: PlainData {
    if isInteger, case .integer(let value) = score { return .integer(value) }
    return .number(score.double)
  }
}
