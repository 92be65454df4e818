import LuaKit
import NewsModel

/// `Time`: words that say when, how long or how often.
enum TimeType {
  private static let sample = "newslab.article('They met on 6 April 2017.').times[1]"

  static let type: LuaClass<ScriptArticle> = LuaClass(
    "Time", "Words that say when, how long or how often.",
    properties: [
      LuaProperty("text", "The words.") { $0.object.text($0.time.span) },
      LuaProperty("first", "Its first byte, counted from 1.") { $0.time.span.lowerBound + 1 },
      LuaProperty("last", "Its last byte.") { $0.time.span.upperBound },
      LuaProperty("type", "DATE, TIME, DURATION or SET.") { $0.time.kind.rawValue },
      LuaProperty("value", "ISO 8601 or TIMEX3 value, nil if unresolved.") { $0.time.value },
      LuaProperty("mod", "START, END, APPROX, BEFORE … of TIMEX3, or nil.") {
        $0.time.modifier?.rawValue
      },
      LuaProperty("freq", "How often within the value of a set (2X), or nil.") {
        $0.time.frequency
      },
      LuaProperty("quant", "EVERY or EACH of a set, or nil.") { $0.time.quantity },
      LuaProperty("starts", "Its first day or minute, ISO 8601, or nil if open or not known.") {
        $0.time.bounds?.begin?.description
      },
      LuaProperty("ends", "Its last day or minute, ISO 8601, or nil if open or not known.") {
        $0.time.bounds?.finish?.description
      },
      LuaProperty("found_by", "The rule that found it.") { $0.time.foundBy },
    ],
    methods: [why],
    examples: [
      LuaExample(sample + ".value", yields: "2017-04-06"),
      LuaExample("newslab.article('Since early May 2017.').times[1].mod", yields: "START"),
      LuaExample("newslab.article('It fell in Q2 2017.').times[1].ends", yields: "2017-06-30"),
    ],
    text: { "Time \"\($0.object.text($0.time.span))\" = \($0.time.value ?? "?")" })

  private static let why = LuaFunction(
    "why",
    "Tells which rule found it, its type, and what its value was reckoned from.",
    parameters: [], returns: ["table"],
    examples: [
      LuaExample("print(" + sample + ":why().text)"),
      LuaExample(sample + ":why().facts[2].value", yields: "2017-04-06"),
    ],
    isMethod: true
  ) { call in
    let handle = try call.object(type)
    return try call.results(try handle.explained { $0.time($1.times[handle.index]) })
  }
}

extension LuaHandle where Object == ScriptArticle {
  fileprivate var time: TimeExpression { object.analysis.times[index] }
}
