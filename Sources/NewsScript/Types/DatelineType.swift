import LuaKit
import NewsModel

/// `Dateline`: the line with which a wire story begins.
enum DatelineType {
  private static let sample = "newslab.article('PARIS (Reuters) - It rains.').dateline"

  static let type: LuaClass<ScriptArticle> = LuaClass(
    "Dateline", "Where a wire story comes from, by which agency, and when.",
    properties: [
      LuaProperty("place", "The place as it is usually written, or nil.") {
        $0.object.parts.dateline?.place
      },
      LuaProperty("agency", "The agency as it is usually written, or nil.") {
        $0.object.parts.dateline?.agency
      },
      LuaProperty("date", "The date that the dateline itself carries, or nil.") {
        $0.object.parts.dateline?.date?.description
      },
      LuaProperty("found_by", "The rule that found it, such as 'profile:Reuters'.") {
        $0.object.parts.dateline?.foundBy
      },
      LuaProperty("text", "The dateline as it stands.") {
        $0.object.text($0.object.parts.dateline?.span ?? 0..<0)
      },
      LuaProperty("first", "Its first byte, counted from 1.") {
        ($0.object.parts.dateline?.span.lowerBound ?? 0) + 1
      },
      LuaProperty("last", "Its last byte.") { $0.object.parts.dateline?.span.upperBound ?? 0 },
    ],
    examples: [LuaExample(sample + ".place", yields: "Paris")],
    text: { "Dateline \"\($0.object.text($0.object.parts.dateline?.span ?? 0..<0))\"" })
}
