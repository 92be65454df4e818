import NewsModel

/// Gives the articles that a search found, in its order; one that is gone meanwhile is left out.
package final class FoundCursor: CorpusCursor {
  private let corpus: any Corpus
  private let ids: [String]
  private let conditions: [ArticleCondition]
  private var position = 0

  /// Begins at the first id; articles must fulfil all conditions, too.
  package init(_ corpus: any Corpus, ids: [String], where conditions: [ArticleCondition]) {
    (self.corpus, self.ids, self.conditions) = (corpus, ids, conditions)
  }

  package func next() -> Record? {
    while position < ids.count {
      defer { position += 1 }
      do throws(CorpusError) {
        let article = try corpus.article(id: ids[position])
        guard conditions.allSatisfy({ $0.holds(for: article) }) else { continue }
        return .article(article, at: Place(path: corpus.name))
      } catch {
        if case .noArticle = error { continue }
        return .rejected(Rejection("\(error)", at: Place(path: corpus.name)))
      }
    }
    return nil
  }
}
