import NewsModel

/// Reads the records of a corpus one at a time, when they are asked for.
package final class CorpusCursor {
  private let corpus: Corpus
  private var position = 0
  private var items: (() -> CorpusItem?)?
  private var ids = IdentityCheck()

  init(_ corpus: Corpus) { self.corpus = corpus }

  /// The next article or rejected record, in order; nil at the end.
  package func next() -> Record? { nextItem()?.record }

  /// The same, but an article is decoded and read when somebody asks.
  package func nextItem() -> CorpusItem? {
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

extension Corpus {
  /// Begins at the first record.
  package func makeCursor() -> CorpusCursor { CorpusCursor(self) }
}
