import LuaKit
import NewsModel

/// An entity as all articles of a corpus together show it.
final class CorpusEntity {
  private let wanted: String
  private(set) var entity: Entity?
  private(set) var articles: [String] = []
  private(set) var mentionCount = 0

  init(name: String) { wanted = name }

  var isFound: Bool { entity != nil }

  /// Takes what an article says; the first match decides which entity is meant.
  func look(in article: ScriptArticle) {
    for candidate in article.analysis.entities where isMeant(candidate) {
      articles.append(article.story.id)
      mentionCount += candidate.mentions.count
      guard var known = entity else {
        entity = candidate
        return
      }
      for alias in candidate.aliases where !known.aliases.contains(alias) {
        known.aliases.append(alias)
      }
      for role in candidate.roles where !known.roles.contains(role) { known.roles.append(role) }
      entity = known
      return
    }
  }

  private func isMeant(_ candidate: Entity) -> Bool {
    if let entity { return candidate.id == entity.id }
    return candidate.id == wanted || candidate.name == wanted || candidate.aliases.contains(wanted)
  }
}

/// `CorpusEntity`: somebody or something that articles of a corpus mention.
enum CorpusEntityType {
  static let type: LuaClass<CorpusEntity> = LuaClass(
    "CorpusEntity", "Somebody or something that articles of a corpus mention.",
    properties: [
      LuaProperty("id", "kind:slug, such as person:ada-byron.") { $0.object.entity?.id },
      LuaProperty("name", "The best name.") { $0.object.entity?.name },
      LuaProperty("kind", "PERSON, ORG, GPE, LOC, FAC, EVENT or another kind.") {
        $0.object.entity?.kind.rawValue
      },
      LuaProperty("aliases", "The other wordings.") { $0.object.entity?.aliases ?? [] },
      LuaProperty("roles", "What articles call a person.") { $0.object.entity?.roles ?? [] },
      LuaProperty("articles", "The ids of the articles that mention it.") { $0.object.articles },
      LuaProperty("mention_count", "How often they mention it.") { $0.object.mentionCount },
    ],
    examples: [LuaExample("corpus:entity('Nobody Atall') == nil", yields: "true")],
    text: { "CorpusEntity \($0.object.entity?.id ?? "?")" })
}
