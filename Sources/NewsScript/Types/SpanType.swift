import LuaKit
import NewsModel

/// `Sentence` and `Paragraph`: parts of the body.
enum SpanType {
  static let sentence: LuaClass<ScriptArticle> = make(
    "Sentence", "A sentence of the body.", "sentences"
  ) {
    $0.object.analysis.sentences[$0.index]
  }
  static let paragraph: LuaClass<ScriptArticle> = make(
    "Paragraph", "A paragraph of the body.", "paragraphs"
  ) {
    $0.object.parts.paragraphs[$0.index]
  }

  private static func make(
    _ name: String, _ summary: String, _ layer: String,
    span: @escaping @Sendable (LuaHandle<ScriptArticle>) -> TextSpan
  ) -> LuaClass<ScriptArticle> {
    LuaClass(
      name, summary,
      properties: [
        LuaProperty("text", "The words.") { $0.object.part(span($0)) },
        LuaProperty("first", "Its first byte, counted from 1.") { span($0).lowerBound + 1 },
        LuaProperty("last", "Its last byte.") { span($0).upperBound },
      ],
      examples: [LuaExample("newslab.article('It rains.').\(layer)[1].text", yields: "It rains.")],
      text: { "\(name) \"\($0.object.text(span($0)))\"" })
  }
}
