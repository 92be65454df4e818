import NewsModel

/// Reads the records of files one at a time, when they are asked for.
final class FileCursor: CorpusCursor {
  private let corpus: FileCorpus
  private let conditions: [ArticleCondition]
  private var position = 0
  private var records: (() -> Record?)?
  private var ids = IdentityCheck()

  init(_ corpus: FileCorpus, where conditions: [ArticleCondition]) {
    (self.corpus, self.conditions) = (corpus, conditions)
  }

  func next() -> Record? {
    while let record = nextRecord() {
      if case .article(let article, _) = record,
        !conditions.allSatisfy({ $0.holds(for: article) })
      {
        continue
      }
      return record
    }
    return nil
  }

  private func nextRecord() -> Record? {
    while true {
      if let record = records?() { return ids.check(record).read(by: corpus.reading) }
      guard position < corpus.found.count else { return nil }
      defer { position += 1 }
      switch corpus.found[position] {
      case .rejected(let rejection):
        records = nil
        return .rejected(rejection)
      case .reader(let reader): records = reader.records()
      }
    }
  }
}
