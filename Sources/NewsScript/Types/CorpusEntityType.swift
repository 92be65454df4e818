import LuaKit
import NewsCorpus
import NewsModel

/// An entity as all articles of a corpus together show it; what is long is asked for when needed.
final class CorpusEntity {
  let row: EntityTable.Row
  private let table: EntityTable
  private var knownNames: [EntityTable.Name]?

  init(_ row: EntityTable.Row, in table: EntityTable) { (self.row, self.table) = (row, table) }

  func names() throws(LuaError) -> [EntityTable.Name] {
    if let knownNames { return knownNames }
    do throws(SQLiteError) {
      let names = try table.names(of: row)
      knownNames = names
      return names
    } catch {
      throw LuaError("\(StoreError.sqlite(error))")
    }
  }

  func articles() throws(LuaError) -> [String] {
    do throws(SQLiteError) {
      return try table.articles(of: row)
    } catch {
      throw LuaError("\(StoreError.sqlite(error))")
    }
  }
}

/// `CorpusEntity`: somebody or something that articles of a corpus mention.
enum CorpusEntityType {
  static let type: LuaClass<CorpusEntity> = LuaClass(
    "CorpusEntity", "Somebody or something that articles of a corpus mention.",
    properties: [
      LuaProperty("id", "kind:slug, such as person:ada-byron.") { $0.object.row.id },
      LuaProperty("name", "The best name.") { $0.object.row.name },
      LuaProperty("kind", "PERSON, ORG, GPE, LOC, FAC, EVENT or another kind.") {
        $0.object.row.kind
      },
      LuaProperty("aliases", "The other names, the commonest first.", isCached: true) { handle in
        try handle.object.names().map(\.name).filter { $0 != handle.object.row.name }
      },
      LuaProperty("names", "How often each name is used.", type: "table<string, integer>") {
        LuaTable(try $0.object.names().map { ($0.name, $0.mentions) })
      },
      LuaProperty("roles", "What articles call a person, the commonest first.") {
        $0.object.row.roles
      },
      LuaProperty("identifiers", "Identifiers elsewhere, such as iso2.", type: "table") {
        LuaTable($0.object.row.identifiers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      },
      LuaProperty("articles", "The ids of the articles that mention it.", isCached: true) {
        try $0.object.articles()
      },
      LuaProperty("article_count", "How many articles mention it.") { $0.object.row.articles },
      LuaProperty("mention_count", "How often they mention it.") { $0.object.row.mentions },
      LuaProperty("is_decided", "Whether an analyst settled its name or kind.") {
        $0.object.row.isNameDecided || $0.object.row.isKindDecided
      },
    ],
    examples: [LuaExample("corpus:entity('Nobody Atall') == nil", yields: "true")],
    text: { "CorpusEntity \($0.object.row.id)" })
}
