import NewsCorpus

/// Who an article is, and what was given of it.
package struct ArticleContent: Sendable, Equatable {
  /// The id.
  package var id: String
  /// A hash of all that was given: two articles with the same one say the same.
  package var hash: String

  /// Makes it.
  package init(id: String, hash: String) { (self.id, self.hash) = (id, hash) }

  /// What an article of a corpus is.
  package init(_ article: CorpusArticle) {
    self.init(id: article.id, hash: article.givenWithPlace.givenHash)
  }

  /// Eight hex digits that tell the id, a dash, and eight that tell the content.
  ///
  /// Two articles of a corpus may have the same ones; that does not matter where they only say what
  /// differs.
  package var mark: String {
    ContentHash.sha256(Array(id.utf8)).prefix(8) + "-" + hash.prefix(8)
  }
}

/// Notes who the articles of a shard are while they go to a worker.
final class ContentNotes {
  private let isWanted: Bool
  private(set) var contents: [ArticleContent] = []

  /// Begins with none.
  init(isWanted: Bool) { self.isWanted = isWanted }

  /// The same shard, of which each article is noted that somebody takes.
  func noting(_ shard: CorpusShard) -> CorpusShard {
    guard isWanted else { return shard }
    return CorpusShard(shard.number) { [self] in
      guard let element = shard.next() else { return nil }
      if case .article(let article) = element.item { contents.append(ArticleContent(article)) }
      return element
    }
  }
}
