import LuaKit
import NewsModel

/// `Block`: a part of the text with a job of its own.
enum BlockType {
  private static let sample = "newslab.article('PARIS (Reuters) - It rains.').blocks[1]"

  static let type: LuaClass<ScriptArticle> = LuaClass(
    "Block", "A part of the text with a job of its own, such as a byline.",
    properties: [
      LuaProperty(
        "kind",
        "header headline dateline paragraph byline caption tags boilerplate or note."
      ) { $0.block.kind.rawValue },
      LuaProperty("text", "The words.") { $0.object.part($0.block.span) },
      LuaProperty("first", "Its first byte, counted from 1.") { $0.block.span.lowerBound + 1 },
      LuaProperty("last", "Its last byte.") { $0.block.span.upperBound },
      LuaProperty("found_by", "The rule that found it; nil for a paragraph.") { $0.block.foundBy },
      LuaProperty("article", "The article it stands in.", type: "Article") {
        ArticleType.type.object($0.object)
      },
    ],
    examples: [
      LuaExample(sample + ".kind", yields: "dateline"),
      LuaExample(sample + ".found_by", yields: "profile:Reuters"),
    ],
    text: { "Block \($0.block.kind.rawValue) \"\($0.object.text($0.block.span))\"" })
}

extension LuaHandle where Object == ScriptArticle {
  fileprivate var block: Block { object.parts.blocks[index] }
}
