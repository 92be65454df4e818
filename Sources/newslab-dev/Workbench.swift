import NewsAnalysis
import NewsModel

/// Lists and pipeline, ready for use.
struct Workbench {
  private let tools: AnalysisTools

  init(times: TimeOptions = TimeOptions()) throws {
    tools = try AnalysisTools(lexicons: ResourceFolder.find().lexicons, times: times)
  }

  /// Prepares the analysis of a text in English, each line a paragraph, written on some day.
  func paragraph(_ text: String, date: NewsDate?) -> Analysis {
    var article = Article(id: "paragraph", text: ArticleText(text))
    article.language = "en"
    article.date = date.map { Article.Dated(value: $0, foundBy: .field) }
    let bytes = article.text.bytes
    article.blocks = bytes.indices.split { bytes[$0] == 0x0A }.map {
      Block(kind: .paragraph, span: $0.startIndex..<$0.endIndex)
    }
    return tools.analysis(of: article)
  }

  /// Reads a text as an article and prepares its analysis.
  func analysis(id: String, text: String) -> Analysis {
    var article = tools.reading(Article(id: id, text: ArticleText(text)))
    article.language = "en"
    return tools.analysis(of: article)
  }

  /// Loads the lists of a layer, and throws what is wrong with one.
  func prepare(_ layer: LayerName) throws { try tools.prepare(layer) }

  /// Prepares the analysis of an article, of which somebody else may have found the names.
  func analysis(of article: Article, names: [Mention]? = nil) -> Analysis {
    tools.analysis(of: tools.reading(article), names: names)
  }
}
