import NewsModel

/// Reads the records of files one at a time, when they are asked for.
final class FileCursor: CorpusCursor {
  private let corpus: FileCorpus
  private let conditions: [ArticleCondition]
  private var position = 0
  private var items: (() -> CorpusItem?)?
  private var ids = IdentityCheck()

  init(_ corpus: FileCorpus, where conditions: [ArticleCondition]) {
    (self.corpus, self.conditions) = (corpus, conditions)
  }

  func next() -> Record? { nextItem()?.record }

  func nextItem() -> CorpusItem? {
    while let item = anyItem() {
      if case .article(let article) = item, !conditions.allSatisfy({ $0.holds(for: article) }) {
        continue
      }
      return item
    }
    return nil
  }

  private func anyItem() -> CorpusItem? {
    while true {
      if let item = items?() { return ids.check(item) }
      guard position < corpus.found.count else { return nil }
      defer { position += 1 }
      switch corpus.found[position] {
      case .rejected(let rejection):
        items = nil
        return .rejected(rejection)
      case .reader(let reader): items = reader.items(reading: corpus.reading)
      }
    }
  }
}
