import NewsAnalysis
import NewsModel

/// Articles that can be read in order, and each by its id: files, or a store.
///
/// A corpus does not change and may be shared between threads; each thread that iterates makes its
/// own cursor.
package protocol Corpus: Sendable {
  /// What it is called in messages: the paths as they were given.
  var name: String { get }
  /// Begins at the first record, and gives only articles that fulfil all conditions.
  ///
  /// What cannot be read is given, too, whatever the conditions.
  func makeCursor(where conditions: [ArticleCondition]) -> any CorpusCursor
  /// Cuts what is wanted of the corpus into shards, for so many threads.
  func shards(
    _ selection: CorpusSelection, rule: ShardRule, readers: Int
  ) throws(CorpusError) -> any ShardSource
  /// The article of an id; of several with the same id the first one.
  func article(id: String) throws(CorpusError) -> Article
  /// The ids, in order and each once; unreadable text files count as long as nobody reads them.
  var ids: [String] { get }
  /// The number of ids.
  var count: Int { get }
  /// Begins the analysis of an article of this corpus; layers that are kept need not be computed.
  func analysis(of article: Article, by tools: AnalysisTools) -> Analysis
  /// The entities of the corpus when they are kept; nil when articles must be analyzed for them.
  func entityTable() throws(StoreError) -> EntityTable?
  /// The labels and notes that stay with an article of this corpus; files have none.
  func annotations(of article: Article) -> ArticleAnnotations
}

/// A place in a corpus: gives one record after the other when it is asked.
package protocol CorpusCursor: AnyObject {
  /// The next article or rejected record, in order; nil at the end.
  func next() -> Record?
  /// The same, but an article is decoded and read when somebody asks.
  func nextItem() -> CorpusItem?
}

extension CorpusCursor {
  package func nextItem() -> CorpusItem? {
    switch next() {
    case nil: nil
    case .article(let article, let place): .article(CorpusArticle(read: article, at: place))
    case .rejected(let rejection): .rejected(rejection)
    }
  }
}

extension Corpus {
  /// Begins at the first record.
  package func makeCursor() -> any CorpusCursor { makeCursor(where: []) }

  package var count: Int { ids.count }

  package func shards(
    _ selection: CorpusSelection, rule: ShardRule, readers: Int
  ) throws(CorpusError) -> any ShardSource {
    var wanted: [Int]?
    if selection.needsList {
      let cursor = makeCursor(where: selection.conditions)
      wanted = selection.places { take in
        while let item = cursor.nextItem() {
          guard case .article(let article) = item else { continue }
          article.withID(take)
          return true
        }
        return false
      }
    }
    return CursorShards(makeCursor(where: selection.conditions), rule: rule, wanted: wanted)
  }

  package func analysis(of article: Article, by tools: AnalysisTools) -> Analysis {
    tools.analysis(of: article)
  }

  package func annotations(of article: Article) -> ArticleAnnotations { ArticleAnnotations() }

  package func entityTable() throws(StoreError) -> EntityTable? { nil }

  /// What analysts decided about the entities of the corpus, as far as it can be read.
  package func entityDecisions() -> [EntityDecision] {
    let path = EntityDecisionFile.path(of: name)
    return (try? EntityDecisionFile(path: path))?.decisions ?? []
  }

  /// Hands over each record in order until the body says false; says false then.
  ///
  /// An id that was there before makes a rejected record.
  @discardableResult
  package func forEachRecord(_ body: (Record) throws -> Bool) throws -> Bool {
    let cursor = makeCursor()
    while let record = cursor.next() {
      guard try body(record) else { return false }
    }
    return true
  }

  /// Hands over each article in order until the body says false.
  package func forEach(_ body: (Article) throws -> Bool) throws {
    try forEachRecord {
      guard case .article(let article, _) = $0 else { return true }
      return try body(article)
    }
  }

  /// Everything that cannot be read, in order; reads the whole corpus.
  package var rejected: [Rejection] {
    var rejections: [Rejection] = []
    _ = try? forEachRecord {
      if case .rejected(let rejection) = $0 { rejections.append(rejection) }
      return true
    }
    return rejections
  }
}
