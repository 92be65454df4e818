import NewsCorpus
import NewsModel

/// Somebody or something that articles of a corpus mention.
public struct CorpusEntity: Hashable, Sendable {
  /// `kind:slug`, such as `person:ada-byron`.
  public let id: String
  /// The best name; an analyst's if one was confirmed.
  public let name: String
  /// What kind of thing it is; nil for a kind that this version does not know.
  public let kind: Entity.Kind?
  /// The other names, the commonest first.
  public let aliases: [String]
  /// What articles call a person, the commonest first.
  public let roles: [String]
  /// Identifiers elsewhere, such as `iso2` and `wikidata`.
  public let identifiers: [String: String]
  /// The ids of the articles that mention it, in the order of the corpus.
  public let articles: [String]
  /// How often they do.
  public let mentionCount: Int
}

extension ArticleCorpus {
  /// The entities of the corpus, those of most articles first.
  ///
  /// A store that is indexed has them at hand; of other corpora every article is analyzed for it.
  /// What analysts decided in the file beside the corpus counts.
  public func entities(
    kind: Entity.Kind? = nil, limit: Int? = nil
  ) throws(NewslabError) -> [CorpusEntity] {
    var filter = EntityTable.Filter()
    (filter.kinds, filter.limit) = (kind.map { [$0] } ?? [], limit)
    return try rows { table throws(SQLiteError) in try table.entities(filter) }
  }

  /// The entities that an id, name or alias means, that of most articles first; case does not
  /// matter.
  public func entities(named name: String) throws(NewslabError) -> [CorpusEntity] {
    try rows { table throws(SQLiteError) in try table.entities(named: name) }
  }

  private func rows(
    _ body: (EntityTable) throws(SQLiteError) -> [EntityTable.Row]
  ) throws(NewslabError) -> [CorpusEntity] {
    do throws(StoreError) {
      let known = try corpus.entityTable()
      let table = if let known { known } else { try EntityTable.analyzing(corpus, by: tools) }
      do throws(SQLiteError) {
        return try body(table).map { row throws(SQLiteError) in
          let names = try table.names(of: row).map(\.name)
          return CorpusEntity(
            id: row.id, name: row.name, kind: Entity.Kind(rawValue: row.kind),
            aliases: names.filter { $0 != row.name }, roles: row.roles,
            identifiers: row.identifiers, articles: try table.articles(of: row),
            mentionCount: row.mentions)
        }
      } catch {
        throw .sqlite(error)
      }
    } catch {
      throw .unreadable(error.description)
    }
  }

  /// What labels say that stay with an article of a store, by name; "yes" for one without a value.
  public func labels(of article: Article) -> [String: String] {
    corpus.annotations(of: article).values
  }

  /// The notes that analysts wrote about an article of a store, oldest first.
  public func notes(of article: Article) -> [String] {
    corpus.annotations(of: article).notes.map(\.text)
  }
}
