import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsModel

/// What all states of one thread share: the analyzers, the corpus, and where messages go.
package final class ScriptHost {
  /// What reads and analyzes articles.
  package let tools: AnalysisTools
  /// The corpus that scripts see, or nil when none is open.
  package var corpus: Corpus?
  /// Where `print` writes: a text that ends in a line feed, and the component that prints, if any.
  ///
  /// When it throws, nobody reads any more, and the script stops.
  package var print: (String, String?) throws -> Void
  /// The component that runs, or nil.
  package var running: String?
  /// Told of each record that cannot be read while a script iterates.
  package var reject: (Rejection) -> Void
  private var rejected: Set<Rejection> = []

  /// Makes a host without a corpus that prints nowhere.
  package init(_ tools: AnalysisTools) {
    self.tools = tools
    print = { _, _ in }
    reject = { _ in }
  }

  /// An article for scripts; its layers are computed when they are first asked for.
  package func article(_ article: Article) -> ScriptArticle {
    ScriptArticle(tools.analysis(of: article))
  }

  /// An article made of a plain text, as scripts and examples give it.
  package func article(
    text: String, id: String = "text", date: NewsDate? = nil, title: String? = nil
  )
    -> ScriptArticle
  {
    var article = Article(id: id, text: ArticleText(text))
    article.title = title
    if let date { article.date = Article.Dated(value: date, foundBy: .user) }
    return self.article(tools.reading(article))
  }

  /// Tells of a record that cannot be read, once.
  func tell(_ rejection: Rejection) {
    if rejected.insert(rejection).inserted, !rejection.isSkipped { reject(rejection) }
  }
}
