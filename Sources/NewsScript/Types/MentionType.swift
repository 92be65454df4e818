import LuaKit
import NewsModel

/// `Mention`: a place in the text that names or points at somebody or something.
enum MentionType {
  static let type: LuaClass<ScriptArticle> = LuaClass(
    "Mention", "A place in the text that names or points at somebody or something.",
    properties: [
      LuaProperty("text", "The words of the mention.") { $0.object.part($0.mention { $0.span }) },
      LuaProperty("first", "Its first byte, counted from 1.") {
        $0.mention { $0.span.lowerBound } + 1
      },
      LuaProperty("last", "Its last byte.") { $0.mention { $0.span.upperBound } },
      LuaProperty("kind", "What it refers to, such as PERSON, ORG or GPE.") {
        $0.mention { $0.kind.rawValue }
      },
      LuaProperty("form", "How it refers, such as name, surname or role.") {
        $0.mention { $0.form.rawValue }
      },
      LuaProperty("named", "Whether it is a name.") { $0.mention { $0.isNamed } },
      LuaProperty("entity", "Who or what it refers to, or nil.", type: "Entity?") { handle in
        handle.mention { $0.entity }.map { EntityType.type.object(handle.object, $0) }
      },
      LuaProperty("found_by", "The rule or model that found it.") { $0.mention { $0.foundBy } },
      LuaProperty("linked_by", "The rule that linked it to its entity, or nil.") {
        $0.mention { $0.linkedBy }
      },
      LuaProperty("article", "The article it stands in.", type: "Article") {
        ArticleType.type.object($0.object)
      },
    ],
    examples: [LuaExample("newslab.article('NATO met.').mentions[1].kind", yields: "ORG")],
    text: { handle in
      let (span, kind) = handle.mention { ($0.span, $0.kind) }
      return "Mention \"\(handle.object.text(span))\" (\(kind.rawValue))"
    })
}

extension LuaHandle where Object == ScriptArticle {
  fileprivate func mention<Value>(_ read: (Mention) -> Value) -> Value {
    object.mention(index, read)
  }
}
