import NewsAnalysis
import NewsModel
import TestSupport

/// Reads and analyzes texts with the lists that ship.
enum Workbench {
  /// The folder of the lists.
  static let folder = Checkout.path + "/Sources/NewsAnalysis/Resources"
  static let wire = Result { try WireLists(folder: folder) }
  static let pipeline = Result {
    try Pipeline(lazy: Analyzers.all(AnalysisLists(folder: folder)))
  }

  /// A text as a story from a wire.
  static func story(_ text: String, date: String? = nil) throws -> Article {
    var article = Article(id: "x", text: ArticleText(text))
    article.date = date.flatMap { NewsDate(iso8601: $0) }.map {
      Article.Dated(value: $0, foundBy: .field)
    }
    WireStory.read(&article, lists: try wire.get())
    return article
  }

  /// The same without the language.
  static func parts(_ text: String) throws -> Article {
    var article = Article(id: "x", text: ArticleText(text))
    WireStory.readParts(&article, lists: try wire.get())
    return article
  }

  /// A text as one paragraph without anything before it.
  static func paragraph(_ text: String, date: String? = nil) throws -> Analysis {
    var article = Article(id: "x", text: ArticleText(text))
    article.date = date.flatMap { NewsDate(iso8601: $0) }.map {
      Article.Dated(value: $0, foundBy: .field)
    }
    article.blocks = [Block(kind: .paragraph, span: 0..<article.text.count)]
    return Analysis(of: article, by: try pipeline.get())
  }

  /// The analysis of a story.
  static func analysis(_ text: String, date: String? = nil) throws -> Analysis {
    Analysis(of: try story(text, date: date), by: try pipeline.get())
  }
}
