import LuaKit
import Spelling

/// `Tally`: counts by row and column.
enum TallyType {
  private static let sample =
    "local t = newslab.tally(); t:add('Reuters', 'May', 2); t:add('AP', 'June'); return "

  static let type: LuaClass<ScriptAccumulator<Tally>> = LuaClass(
    "Tally", "Counts by two names, the rows and columns of a table.",
    methods: [add, get, total, top, each, columns, rows, merge],
    examples: [LuaExample(sample + "#t", yields: "2")],
    count: { handle, _ in handle.object.value.cellCount },
    text: { "Tally of \($0.object.value.cellCount) cells, total \($0.object.value.total)" })

  static let make = LuaFunction(
    "tally", "Makes a tally, for counts by two names: rows and columns.", parameters: [],
    returns: ["Tally"], examples: [LuaExample("newslab.tally():total()", yields: "0")]
  ) { call in try call.results(Accumulators.object(Tally(), type, call.stack)) }

  private static let row = LuaParameter(
    "row", "string|number|boolean", "The name of the row.")
  private static let column = LuaParameter(
    "column", "string|number|boolean", "The name of the column.")
  private static let order = LuaParameter(
    "order", "string?", "'count', largest totals first, unless given; or 'key'.")

  private static let add = LuaFunction(
    "add", "Adds 1, or another amount, to the count of a row and column.",
    parameters: [row, column, LuaParameter("amount", "integer?", "How much; 1 unless given.")],
    examples: [LuaExample("newslab.tally():add('Reuters', '2017')")], isMethod: true
  ) { call in
    let tally = try call.object(type).object
    let key = KeyPair(try call.key(2, "row"), try call.key(3, "column"))
    let amount = try call.amount(4)
    return try tally.change(call) { $0.add(key, amount) }
  }

  private static let get = LuaFunction(
    "get", "Gives the count of a row and column, or the sum of the row.",
    parameters: [
      row, LuaParameter("column", "string|number|boolean?", "The column; all unless given."),
    ],
    returns: ["integer"],
    examples: [
      LuaExample(sample + "t:get('AP', 'May')", yields: "0"),
      LuaExample(sample + "t:get('Reuters')", yields: "2"),
    ],
    isMethod: true
  ) { call in
    let tally = try call.object(type).object.value
    let row = try call.key(2, "row")
    if call.stack.isNil(at: 3) { return try call.results(tally.total(ofRow: row)) }
    return try call.results(tally.count(of: KeyPair(row, try call.key(3, "column"))))
  }

  private static let total = LuaFunction(
    "total", "Gives the sum of all counts.", parameters: [], returns: ["integer"],
    examples: [LuaExample(sample + "t:total()", yields: "3")], isMethod: true
  ) { call in try call.results(try call.object(type).object.value.total) }

  private static let top = LuaFunction(
    "top", "Lists the largest counts as {row, column, count}; equal ones by name.",
    parameters: [LuaParameter("n", "integer?", "How many; all unless given.")],
    returns: ["table[]"], examples: [LuaExample(sample + "t:top(1)[1].row", yields: "Reuters")],
    isMethod: true
  ) { call in
    let ranked = try call.object(type).object.value.ranked
    let count = try call.argument(2, "n", as: Int?.self) ?? ranked.count
    return try call.results(
      ranked.prefix(max(0, count)).map {
        LuaTable([
          ("row", $0.key.first.text), ("column", $0.key.second.text), ("count", $0.count),
        ])
      })
  }

  private static let each = LuaFunction(
    "each", "Gives row, column and count, the largest count first, for a for loop.",
    parameters: [], returns: ["fun(): string?, string?, integer?"],
    examples: [
      LuaExample("for row, column, n in newslab.tally():each() do print(row, column, n) end")
    ],
    lua: """
      function(self)
        local cells, i = self:top(), 0
        return function()
          i = i + 1
          local cell = cells[i]
          if cell then return cell.row, cell.column, cell.count end
        end
      end
      """)

  private static func order(_ call: LuaCall) throws(LuaError) -> Tally.Order {
    guard let text = try call.argument(2, "order", as: String?.self) else { return .count }
    guard let order = Tally.Order(rawValue: text) else {
      let known = Tally.Order.allCases.map(\.rawValue)
      let hint = NearestName.hint(for: text, among: known)
      throw call.bad(2, "order", "expected count or key, got '\(text)'\(hint)")
    }
    return order
  }

  private static let columns = LuaFunction(
    "columns", "Lists the names of the columns, in the order of the cells of rows().",
    parameters: [order], returns: ["string[]"],
    examples: [LuaExample(sample + "t:columns('key')[1]", yields: "June")], isMethod: true
  ) { call in
    let tally = try call.object(type).object.value
    return try call.results(tally.names(\.second, by: order(call)).map(\.text))
  }

  private static let rows = LuaFunction(
    "rows", "Lists for each row its name, a count for each of columns(), and the sum.",
    parameters: [order], returns: ["any[][]"],
    examples: [LuaExample(sample + "t:rows()[1][4]", yields: "2")], isMethod: true
  ) { call in
    let tally = try call.object(type).object.value
    return try call.results(
      tally.rows(by: order(call)).map { row -> [PlainData] in
        [.text(row.name.text)] + row.counts.map { .integer($0) } + [.integer(row.sum)]
      })
  }

  private static let merge = LuaFunction(
    "merge", "Adds all counts of another tally.",
    parameters: [LuaParameter("other", "Tally", "The other tally.")],
    examples: [LuaExample("newslab.tally():merge(newslab.tally())")], isMethod: true
  ) { call in try ScriptAccumulator.merge(type, call) }
}
