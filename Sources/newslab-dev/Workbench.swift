import NewsAnalysis
import NewsModel

/// Lists and pipeline, ready for use.
struct Workbench {
  private let pipeline: Pipeline
  private let wire: WireLists

  init() throws {
    let folder = try ResourceFolder.find().lexicons
    pipeline = try Pipeline(Analyzers.all(Lexicons(folder: folder)))
    wire = try WireLists(folder: folder)
  }

  /// Reads a text as an article and prepares its analysis.
  func analysis(id: String, text: String) -> Analysis {
    var article = Article(id: id, text: ArticleText(text))
    WireStory.read(&article, lists: wire)
    article.language = "en"
    return Analysis(of: article, by: pipeline)
  }
}
