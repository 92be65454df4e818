import LuaKit
import NewsModel
import NewsScript

/// What components made of a corpus.
public struct RunResult: Sendable {
  /// What a classifier says of an article.
  public struct Label: Hashable, Sendable {
    /// The name of the classifier.
    public let classifier: String
    /// The label.
    public let label: String
    /// How sure or how strong, in the classifier's own measure, or nil.
    public let score: Double?
    /// Why, in words, or nil.
    public let why: String?
  }

  /// What became of an article.
  public struct ArticleResult: Sendable {
    /// The id of the article.
    public let id: String
    /// Whether all filters kept it and nothing failed.
    public let isKept: Bool
    /// What classifiers say.
    public let labels: [Label]
    /// The mentions that annotators added.
    public let added: [Mention]
    /// Which component failed and why, with file and line, or nil.
    public let failure: String?
    /// The error of the component that failed, or nil; a limit that was met is its `kind`.
    public let error: Newslab.ScriptError?
  }

  /// What a report wrote.
  public struct Report: Sendable {
    /// The name of the report.
    public let name: String
    /// The document as plain text, or nil when the report failed.
    public let text: String?
    /// The document as Markdown, or nil when the report failed.
    public let markdown: String?
    /// Why it failed, with file and line, or nil.
    public let failure: String?
    /// The error, or nil.
    public let error: Newslab.ScriptError?
  }

  /// One result for each article, in the order of the corpus.
  public private(set) var articles: [ArticleResult] = []
  /// One for each report, in the order given.
  public private(set) var reports: [Report] = []

  /// The ids of the articles that are left.
  public var keptIDs: [String] { articles.filter(\.isKept).map(\.id) }

  mutating func add(_ outcome: ArticleOutcome, of components: [LoadedComponent]) {
    let labels = outcome.classifications.map { classifier, found in
      Label(classifier: classifier, label: found.label, score: found.score, why: found.why)
    }
    let failed = outcome.failure(among: components)
    let failure = failed.map { component, error in "\(component.component.title): \(error)" }
    articles.append(
      ArticleResult(
        id: outcome.article.story.id, isKept: outcome.isKept, labels: labels,
        added: outcome.article.added, failure: failure, error: failed?.1))
  }

  mutating func add(_ outcome: ReportOutcome) {
    let name = outcome.component.component.name
    switch outcome.result {
    case .success(let document):
      reports.append(
        Report(
          name: name, text: TextRenderer(width: 80).render(document),
          markdown: MarkdownRenderer.render(document), failure: nil, error: nil))
    case .failure(let error):
      reports.append(
        Report(name: name, text: nil, markdown: nil, failure: "\(error)", error: error))
    }
  }
}
