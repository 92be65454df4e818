import NewsScript

/// Keeps what a run comes to, for whoever goes on with it in the same process.
final class RunListener {
  /// Whether somebody wants the run to end; asked between articles.
  let isStopped: () -> Bool
  /// The ids of the articles that are left, the first ones when they are very many.
  private(set) var kept: [String] = []
  /// How many articles there were.
  private(set) var count = 0
  /// In how many of them a component failed.
  private(set) var failed = 0
  /// The documents of the reports.
  private(set) var documents: [NamedDocument] = []
  /// The first failure, with the id of its article.
  private(set) var failure: (article: String, failure: RunFailure)?
  private static let most = 1_000_000

  /// Listens; `isStopped` is asked in place of signals.
  init(isStopped: @escaping () -> Bool) { self.isStopped = isStopped }

  /// Takes what became of an article.
  func add(_ result: ArticleResult) {
    if result.isKept, kept.count < Self.most { kept.append(result.id) }
    count += 1
    guard let found = result.failure else { return }
    failed += 1
    if failure == nil { failure = (result.id, found) }
  }

  /// Takes the documents.
  func end(_ documents: [NamedDocument]) { self.documents = documents }
}
