import LuaKit
import NewsModel

/// `Number`: words or digits that say how many, how much or which one.
enum NumberType {
  private static let sample = "newslab.article('It cost $2.5 million.').numbers[1]"

  static let type: LuaClass<ScriptArticle> = LuaClass(
    "Number", "Words or digits that say how many, how much or which one.",
    properties: [
      LuaProperty("text", "The words.") { $0.object.text($0.number.span) },
      LuaProperty("first", "Its first byte, counted from 1.") { $0.number.span.lowerBound + 1 },
      LuaProperty("last", "Its last byte.") { $0.number.span.upperBound },
      LuaProperty("kind", "number, ordinal, money, percent or quantity.") {
        $0.number.kind.rawValue
      },
      LuaProperty("value", "The number, in the unit that is written.") { $0.number.value },
      LuaProperty("unit", "ISO 4217 code, name of the unit, or nil.") { $0.number.unit },
      LuaProperty("mod", "APPROX, MORE_THAN, LESS_THAN …, or nil.") {
        $0.number.modifier?.rawValue
      },
      LuaProperty("found_by", "The rule that found it.") { $0.number.foundBy },
    ],
    examples: [
      LuaExample(sample + ".value", yields: "2500000.0"),
      LuaExample(sample + ".unit", yields: "USD"),
    ],
    text: { "Number \"\($0.object.text($0.number.span))\" = \($0.number.value)" })
}

extension LuaHandle where Object == ScriptArticle {
  fileprivate var number: NumberExpression { object.analysis.numbers[index] }
}
