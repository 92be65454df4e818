import LuaKit

/// `Stats`: what there is to say of numbers.
enum StatsType {
  private static let sample =
    "local s = newslab.stats(); for i = 1, 4 do s:add(i) end; return "

  static let type: LuaClass<ScriptAccumulator<Stats>> = LuaClass(
    "Stats", "Count, sum, mean, least and largest, deviation and quantiles of numbers.",
    methods: [
      add, total, number("mean", "Gives the mean; nil without numbers.", yields: "2.5") { $0.mean },
      plain("min", "Gives the least number; nil without numbers.", yields: "1") { $0.least },
      plain("max", "Gives the largest number; nil without numbers.", yields: "4") { $0.largest },
      number(
        "sd", "Gives the standard deviation of the sample; nil of fewer than two numbers.",
        yields: "1.2909944487358"
      ) { $0.deviation },
      number("median", "Gives the median, as quantile(0.5) does.", yields: "2.5") {
        $0.quantile(0.5)
      },
      quantile, isExact, rows, merge,
    ],
    examples: [LuaExample(sample + "#s", yields: "4")],
    count: { handle, _ in handle.object.value.count },
    text: { "Stats of \($0.object.value.count) numbers" })

  static let make = LuaFunction(
    "stats", "Makes statistics of the numbers that are added.", parameters: [],
    returns: ["Stats"], examples: [LuaExample("#newslab.stats()", yields: "0")]
  ) { call in try call.results(Accumulators.object(Stats(), type, call.stack)) }

  private static let add = LuaFunction(
    "add", "Adds a number.",
    parameters: [LuaParameter("number", "number", "A finite number.")],
    examples: [LuaExample("newslab.stats():add(1.5)")], isMethod: true
  ) { call in
    let stats = try call.object(type).object
    let (number, isInteger) = try call.finiteNumber(2, "number")
    return try stats.change(call) { $0.add(number, isInteger: isInteger) }
  }

  private static let total = plain(
    "total", "Gives the sum: the float that is nearest to the exact one, or an integer.",
    yields: "10"
  ) { $0.total }

  private static func number(
    _ name: String, _ summary: String, yields: String,
    _ value: @escaping @Sendable (Stats) -> Double?
  ) -> LuaFunction {
    plain(name, summary, yields: yields) { value($0).map { .number($0) } ?? .null }
  }

  private static func plain(
    _ name: String, _ summary: String, yields: String,
    _ value: @escaping @Sendable (Stats) -> PlainData
  ) -> LuaFunction {
    LuaFunction(
      name, summary, parameters: [], returns: ["number?"],
      examples: [LuaExample(sample + "s:\(name)()", yields: yields)], isMethod: true
    ) { call in try call.results(value(try call.object(type).object.value)) }
  }

  private static let quantile = LuaFunction(
    "quantile", "Gives the number below which a part of the numbers lies.",
    parameters: [LuaParameter("part", "number", "0 to 1, such as 0.9.")], returns: ["number?"],
    examples: [LuaExample(sample + "s:quantile(0.25)", yields: "1.75")], isMethod: true
  ) { call in
    let stats = try call.object(type).object.value
    let part = try call.argument(2, "part", as: Double.self)
    guard part >= 0, part <= 1 else { throw call.bad(2, "part", "expected 0 to 1, got \(part)") }
    return try call.results(stats.quantile(part))
  }

  private static let isExact = LuaFunction(
    "is_exact", "Whether quantiles are exact; with over 4,096 values they are 0.8 % off.",
    parameters: [], returns: ["boolean"],
    examples: [LuaExample(sample + "s:is_exact()", yields: "true")], isMethod: true
  ) { call in try call.results(try call.object(type).object.value.hasExactQuantiles) }

  private static let rows = LuaFunction(
    "rows", "Lists {name, value} of all there is, as out:table wants.", parameters: [],
    returns: ["any[][]"], examples: [LuaExample(sample + "s:rows()[1][2]", yields: "4")],
    isMethod: true
  ) { call in
    let stats = try call.object(type).object.value
    let optional = { (value: Double?) -> PlainData in value.map { .number($0) } ?? .null }
    let rows: [(String, PlainData)] = [
      ("count", .integer(stats.count)), ("total", stats.total), ("mean", optional(stats.mean)),
      ("sd", optional(stats.deviation)), ("min", stats.least),
      ("25 %", optional(stats.quantile(0.25))), ("median", optional(stats.quantile(0.5))),
      ("75 %", optional(stats.quantile(0.75))), ("max", stats.largest),
    ]
    return try call.results(rows.map { [PlainData.text($0.0), $0.1] })
  }

  private static let merge = LuaFunction(
    "merge", "Adds the numbers of other statistics.",
    parameters: [LuaParameter("other", "Stats", "The other statistics.")],
    examples: [LuaExample("newslab.stats():merge(newslab.stats())")], isMethod: true
  ) { call in try ScriptAccumulator.merge(type, call) }
}
