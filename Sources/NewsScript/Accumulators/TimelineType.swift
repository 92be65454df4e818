import LuaKit
import Spelling

/// `Timeline`: counts by day, week, month, quarter or year.
enum TimelineType {
  private static let sample =
    "local t = newslab.timeline('month'); t:add('2017-04-06'); t:add('2017-06', 2); return "

  static let type: LuaClass<ScriptAccumulator<Timeline>> = LuaClass(
    "Timeline", "Counts by day, week, month, quarter or year.",
    properties: [
      LuaProperty("unit", "The period: day, week, month, quarter or year.") {
        $0.object.value.unit.rawValue
      }
    ],
    methods: [add, get, total, undated, top, each, rows, merge],
    examples: [
      LuaExample(sample + "#t", yields: "2"), LuaExample(sample + "t.unit", yields: "month"),
    ],
    count: { handle, _ in handle.object.value.periodCount },
    text: {
      "Timeline of \($0.object.value.rowCount) by \($0.object.value.unit), "
        + "total \($0.object.value.total)"
    })

  static let make = LuaFunction(
    "timeline", "Makes a timeline, for counts by day, week, month, quarter or year.",
    parameters: [LuaParameter("unit", "string?", "The period; day unless given.")],
    returns: ["Timeline"], examples: [LuaExample("newslab.timeline('week').unit", yields: "week")]
  ) { call in
    let name = try call.argument(1, "unit", as: String?.self) ?? "day"
    guard let unit = CalendarUnit(rawValue: name) else {
      let known = CalendarUnit.allCases.map(\.rawValue)
      let hint = NearestName.hint(for: name, among: known)
      throw call.bad(1, "unit", "expected \(known.joined(separator: ", ")), got '\(name)'\(hint)")
    }
    return try call.results(Accumulators.object(Timeline(unit: unit), type, call.stack))
  }

  /// The period of a date; nil when the date is not exact enough.
  private static func period(_ call: LuaCall, _ unit: CalendarUnit, _ name: String)
    throws(LuaError) -> Int?
  {
    let text = try call.argument(2, name, as: String.self)
    switch unit.reading(text) {
    case .period(let period): return period
    case .inexact: return nil
    case .noDate: throw call.bad(2, name, "expected a date such as 2017-04-06, got '\(text)'")
    }
  }

  private static let add = LuaFunction(
    "add", "Adds 1, or another amount, to the count of the period of a date.",
    parameters: [
      LuaParameter(
        "date", "string?", "In ISO 8601; nil, and what is less exact, counts as undated."),
      LuaParameter("amount", "integer?", "How much; 1 unless given."),
    ],
    examples: [LuaExample("newslab.timeline('month'):add('2017-04-06')")], isMethod: true
  ) { call in
    let timeline = try call.object(type).object
    let amount = try call.amount(3)
    let unit = timeline.value.unit
    let period = call.stack.isNil(at: 2) ? nil : try period(call, unit, "date")
    return try timeline.change(call) { $0.add(period, amount) }
  }

  private static let get = LuaFunction(
    "get", "Gives the count of the period of a date, 0 for one that was never added.",
    parameters: [LuaParameter("date", "string", "A date or period, such as 2017-04.")],
    returns: ["integer"], examples: [LuaExample(sample + "t:get('2017-06')", yields: "2")],
    isMethod: true
  ) { call in
    let timeline = try call.object(type).object.value
    guard let period = try period(call, timeline.unit, "date") else {
      let text = try call.argument(2, "date", as: String.self)
      throw call.bad(2, "date", "expected a date exact to the \(timeline.unit), got '\(text)'")
    }
    return try call.results(timeline.count(of: period))
  }

  private static let total = LuaFunction(
    "total", "Gives the sum of all periods.", parameters: [], returns: ["integer"],
    examples: [LuaExample(sample + "t:total()", yields: "3")], isMethod: true
  ) { call in try call.results(try call.object(type).object.value.total) }

  private static let undated = LuaFunction(
    "undated", "Gives how much was added without a date that is exact enough.", parameters: [],
    returns: ["integer"], examples: [LuaExample(sample + "t:undated()", yields: "0")],
    isMethod: true
  ) { call in try call.results(try call.object(type).object.value.undated) }

  private static let top = LuaFunction(
    "top", "Lists the largest counts as {period, count}; of equal ones the earlier first.",
    parameters: [LuaParameter("n", "integer?", "How many; all unless given.")],
    returns: ["table[]"], examples: [LuaExample(sample + "t:top(1)[1].period", yields: "2017-06")],
    isMethod: true
  ) { call in
    let ranked = try call.object(type).object.value.ranked
    let count = try call.argument(2, "n", as: Int?.self) ?? ranked.count
    return try call.results(
      ranked.prefix(max(0, count)).map { LuaTable([("period", $0.label), ("count", $0.count)]) })
  }

  private static let each = LuaFunction(
    "each", "Gives period and count in order, gaps filled with zeros, for a for loop.",
    parameters: [], returns: ["fun(): string?, integer?"],
    examples: [LuaExample("for day, count in newslab.timeline():each() do print(day, count) end")],
    lua: """
      function(self)
        local rows, i = self:rows(), 0
        return function() i = i + 1; if rows[i] then return rows[i][1], rows[i][2] end end
      end
      """)

  private static let rows = LuaFunction(
    "rows", "Lists {period, count} in order, gaps of up to 10,000 periods filled with zeros.",
    parameters: [], returns: ["any[][]"],
    examples: [LuaExample(sample + "t:rows()[2][1]", yields: "2017-05")], isMethod: true
  ) { call in
    let rows = try call.object(type).object.value.rows
    return try call.results(rows.map { [PlainData.text($0.label), .integer($0.count)] })
  }

  private static let merge = LuaFunction(
    "merge", "Adds all counts of another timeline of the same unit.",
    parameters: [LuaParameter("other", "Timeline", "The other timeline.")],
    examples: [LuaExample("newslab.timeline():merge(newslab.timeline())")], isMethod: true
  ) { call in try ScriptAccumulator.merge(type, call) }
}
