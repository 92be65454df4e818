import LuaKit
import NewsModel

/// `Entity`: somebody or something that an article mentions.
enum EntityType {
  static let type: LuaClass<ScriptArticle> = LuaClass(
    "Entity", "Somebody or something that an article mentions.",
    properties: [
      LuaProperty("id", "kind:slug, such as person:ada-byron.") { $0.entity.id },
      LuaProperty("name", "The best name.") { $0.entity.name },
      LuaProperty("kind", "PERSON, ORG, GPE, LOC, FAC, EVENT or another kind.") {
        $0.entity.kind.rawValue
      },
      LuaProperty("aliases", "The other wordings in the article.") { $0.entity.aliases },
      LuaProperty("roles", "What the article calls a person.") { $0.entity.roles },
      LuaProperty("identifiers", "Identifiers elsewhere, such as iso2.", type: "table") {
        LuaTable($0.entity.identifiers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      },
      LuaProperty("mentions", "Where the article mentions it.", type: "List", isCached: true) {
        Layer.mentions.list(of: $0.object, at: $0.entity.mentions)
      },
      LuaProperty("article", "The article it was found in.", type: "Article") {
        ArticleType.type.object($0.object)
      },
    ],
    hasIdentity: true,
    examples: [
      LuaExample("newslab.article('NATO met.').entities[1].kind", yields: "ORG")
    ],
    text: { "Entity \($0.entity.id)" })
}

extension LuaHandle where Object == ScriptArticle {
  fileprivate var entity: Entity { object.analysis.entities[index] }
}
