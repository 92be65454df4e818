import NewsCorpus
import NewsScript

/// Keeps what classifiers and annotators of a run say in the store that is run over.
final class RunSaver {
  private let lock: StoreLock
  private let saver: StoreSaver
  /// The components that say something, with their fingerprints, by their places.
  private let givers: [(place: Int, name: String, fingerprint: String)]
  private let store: String

  /// Locks the store for as long as this lives.
  init(_ components: [LoadedComponent], _ corpus: any Corpus, session: Session) throws {
    guard corpus is StoreCorpus else {
      throw CommandFailure(
        .usage, "--save: '\(corpus.name)' is no store; 'newslab import' makes one")
    }
    store = corpus.name
    givers = components.enumerated().compactMap { place, component in
      let kind = component.component.kind
      guard kind == .classifier || kind == .annotator else { return nil }
      return (place, component.component.name, component.fingerprint)
    }
    if givers.isEmpty {
      throw CommandFailure(
        .usage, "--save: no classifier and no annotator runs, so there is nothing to keep")
    }
    lock = try session.lock(store, command: "newslab run --save", waits: true, until: StopSignal())
    saver = try session.withStore { [store] in try StoreSaver(StoreFile.write(store)) }
  }

  /// Keeps what became of a shard.
  func save(_ result: ShardResult) throws {
    var findings: [(article: Int, found: [SavedFindings])] = []
    for article in result.articles {
      guard article.failure == nil, let kept = article.kept else { continue }
      let turns = givers.filter { $0.place < article.turns }
      findings.append((article.position, turns.map { found($0.name, $0.fingerprint, kept) }))
    }
    do throws(SQLiteError) {
      try saver.save(findings)
    } catch {
      throw CommandFailure(.inputOutput, "--save: \(StoreError.sqlite(error))")
    }
  }

  private func found(
    _ name: String, _ fingerprint: String, _ kept: ArticleResult.Kept
  ) -> SavedFindings {
    var found = SavedFindings(component: name, fingerprint: fingerprint)
    for (label, value) in kept.labels.sorted(by: { $0.key < $1.key })
    where kept.givers[label] == name {
      let said = kept.classifications.first { $0.classifier == name }
      found.labels.append((label, value, said?.classification.score))
    }
    found.mentions = kept.added.filter { $0.component == name }.map {
      SavedFindings.Mention(span: $0.bytes, kind: $0.kind, form: $0.form, text: $0.text)
    }
    return found
  }
}
