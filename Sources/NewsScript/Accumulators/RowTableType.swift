import LuaKit
import Spelling

/// `RowTable`: rows below named columns, in the order of the corpus.
enum RowTableType {
  private static let sample =
    "local t = newslab.table{'id', 'words'}; t:add{id='a', words=3}; t:add{id='b'}; return "

  static let type: LuaClass<ScriptAccumulator<RowTable>> = LuaClass(
    "RowTable", "Rows of plain data below named columns, in the order of the corpus.",
    properties: [
      LuaProperty("columns", "The names of the columns.", type: "string[]") {
        $0.object.value.columns
      }
    ],
    methods: [add, get, each, rows, merge],
    examples: [LuaExample(sample + "#t", yields: "2"), LuaExample(sample + "t.columns[1]")],
    count: { handle, _ in handle.object.value.count },
    text: { "RowTable of \($0.object.value.count) rows" })

  static let make = LuaFunction(
    "table", "Makes a table that gathers rows of plain data, in the order of the corpus.",
    parameters: [LuaParameter("columns", "string[]", "The names of the columns.")],
    returns: ["RowTable"], examples: [LuaExample("#newslab.table{'id', 'title'}", yields: "0")]
  ) { call in
    let columns = try call.argument(1, "columns", as: [String].self)
    if columns.isEmpty { throw call.bad(1, "columns", "expected a name at least") }
    var seen: Set<KeyText> = []
    for column in columns where !seen.insert(KeyText(column)).inserted {
      throw call.bad(1, "columns", "'\(column)' is there twice")
    }
    return try call.results(Accumulators.object(RowTable(columns: columns), type, call.stack))
  }

  private static let add = LuaFunction(
    "add", "Adds a row: plain data by the names of the columns; a cell may be left out.",
    parameters: [LuaParameter("row", "table", "Such as {id = article.id, words = 3}.")],
    examples: [LuaExample("newslab.table{'id'}:add{id = 'a'}")], isMethod: true
  ) { call in
    let table = try call.object(type).object
    guard case .table(let fields) = try call.plainData(2, "row") else {
      let found = call.stack.typeName(at: 2)
      throw call.bad(2, "row", "expected table, got \(found)")
    }
    let columns = table.value.columns
    var cells = [PlainData](repeating: .null, count: columns.count)
    for (key, value) in fields {
      guard case .text(let name) = key else {
        throw call.bad(2, "row", "expected names of columns for keys, got \(key.pathPart)")
      }
      guard let index = columns.firstIndex(where: { KeyText($0) == name }) else {
        let hint = NearestName.hint(for: name.text, among: columns)
        throw call.bad(2, "row", "there is no column '\(name)'\(hint)")
      }
      cells[index] = value
    }
    let article = call.articlePosition
    return try table.change(call) { $0.add(cells, article: article) }
  }

  private static let get = LuaFunction(
    "get", "Gives a row by its position, as a table with named fields; nil where none is.",
    parameters: [LuaParameter("position", "integer", "1 for the first row.")],
    returns: ["table?"], examples: [LuaExample(sample + "t:get(1).words", yields: "3")],
    isMethod: true
  ) { call in
    let table = try call.object(type).object.value
    let position = try call.argument(2, "position", as: Int.self)
    guard position > 0, let cells = table.cells(at: position - 1) else {
      return try call.results(String?.none)
    }
    return try call.results(LuaTable(zip(table.columns, cells).map { ($0, $1) }))
  }

  private static let each = LuaFunction(
    "each", "Gives the rows one after the other, for a for loop.", parameters: [],
    returns: ["fun(): table?"],
    examples: [LuaExample("for row in newslab.table{'id'}:each() do print(row.id) end")],
    lua: "function(self) local i = 0; return function() i = i + 1; return self:get(i) end end")

  private static let rows = LuaFunction(
    "rows", "Lists the rows as lists of cells, in the order of columns, as out:table wants.",
    parameters: [], returns: ["any[][]"],
    examples: [LuaExample(sample + "t:rows()[1][2]", yields: "3")], isMethod: true
  ) { call in
    let table = try call.object(type).object.value
    return try call.results((0..<table.count).map { table.cells(at: $0) ?? [] })
  }

  private static let merge = LuaFunction(
    "merge", "Adds the rows of another table with the same columns.",
    parameters: [LuaParameter("other", "RowTable", "The other table.")],
    examples: [LuaExample("newslab.table{'id'}:merge(newslab.table{'id'})")], isMethod: true
  ) { call in try ScriptAccumulator.merge(type, call) }
}
