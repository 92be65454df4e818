import LuaKit
import NewsAnalysis
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
      LuaProperty("confidence", "How sure that link is, from 0 to 1, or nil.") {
        $0.mention { $0.confidence }
      },
      LuaProperty("article", "The article it stands in.", type: "Article") {
        ArticleType.type.object($0.object)
      },
    ],
    methods: [why],
    examples: [LuaExample("newslab.article('NATO met.').mentions[1].kind", yields: "ORG")],
    text: { handle in
      let (span, kind) = handle.mention { ($0.span, $0.kind) }
      return "Mention \"\(handle.object.text(span))\" (\(kind.rawValue))"
    })

  private static let why = LuaFunction(
    "why",
    "Tells what found it, what linked it, and who else could be meant.",
    parameters: [], returns: ["table"],
    examples: [
      LuaExample("print(newslab.article('NATO met.').mentions[1]:why().text)"),
      LuaExample(
        "newslab.article('NATO met.').mentions[1]:why().lists[1].list", yields: "organisations"),
    ],
    isMethod: true
  ) { call in
    let handle = try call.object(type)
    return try call.results(table(try handle.object.explanation(of: handle.index)))
  }

  /// An explanation as a table.
  private static func table(_ explanation: MentionExplanation) -> LuaTable {
    let lists = explanation.lists.map {
      LuaTable([("list", $0.list), ("name", $0.name), ("kind", $0.kind)])
    }
    let features = explanation.features.map {
      LuaTable([("name", $0.name), ("weight", $0.weight)])
    }
    let candidates = explanation.candidates.map {
      LuaTable([("entity", $0.entity), ("name", $0.name), ("reason", $0.reason)])
    }
    return LuaTable([
      ("text", explanation.text()), ("found_by", explanation.mention.foundBy),
      ("lists", lists), ("features", features), ("entity", explanation.entity),
      ("linked_by", explanation.mention.linkedBy),
      ("confidence", explanation.mention.confidence), ("because", explanation.evidence),
      ("candidates", candidates),
    ])
  }
}

extension LuaHandle where Object == ScriptArticle {
  fileprivate func mention<Value>(_ read: (Mention) -> Value) -> Value {
    object.mention(index, read)
  }
}
