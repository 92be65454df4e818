import NewsModel

/// Reads the records of a corpus one at a time, when they are asked for.
package final class CorpusCursor {
  private let corpus: Corpus
  private var position = 0
  private var records: (() -> Record?)?
  private var ids = IdentityCheck()

  init(_ corpus: Corpus) { self.corpus = corpus }

  /// The next article or rejected record, in order; nil at the end.
  package func next() -> Record? {
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

extension Corpus {
  /// Begins at the first record.
  package func makeCursor() -> CorpusCursor { CorpusCursor(self) }
}
