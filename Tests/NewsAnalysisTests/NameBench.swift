import NewsAnalysis
import NewsModel
import TestSupport

/// The lists of the checkout and a pipeline with them, for tests of names and entities.
enum NameBench {
  static let folder = Checkout.path + "/Sources/NewsAnalysis/Resources"
  static let lists = AnalysisLists(folder: folder)
  static let lexicons = Result { () throws(AnalysisError) in try lists.lexicons.get() }
  private static let wire = Result { () throws(AnalysisError) in try WireLists(folder: folder) }

  /// The analysis of a text, read as a wire story in English; names may be given.
  static func analysis(_ text: String, names: [Mention]? = nil) throws -> Analysis {
    var article = Article(id: "test", text: ArticleText(text))
    WireStory.read(&article, lists: try wire.get())
    article.language = "en"
    let pipeline = try Pipeline(lazy: Analyzers.all(lists))
    return names.map { Analysis(of: article, by: pipeline, names: $0) }
      ?? Analysis(of: article, by: pipeline)
  }

  /// A text with its outermost names marked.
  static func markedNames(_ text: String) throws -> String {
    let analysis = try analysis(text)
    var end = 0
    var marks: [(span: Range<Int>, label: String)] = []
    for name in analysis.names where name.span.lowerBound >= end {
      marks.append((name.span, name.kind.rawValue))
      end = name.span.upperBound
    }
    return MarkedText.render(text, marks)
  }

  /// A text with all its names marked, the inner ones as well.
  static func markedNestedNames(_ text: String) throws -> String {
    let names = try analysis(text).names
    return MarkedText.render(text, names.map { ($0.span, $0.kind.rawValue) })
  }

  /// The wordings of the mentions of each entity, by its id.
  static func clusters(_ text: String) throws -> [String: [String]] {
    let analysis = try analysis(text)
    var clusters: [String: [String]] = [:]
    for entity in analysis.entities {
      clusters[entity.id] = entity.mentions.map { analysis.text[analysis.mentions[$0].span] }
    }
    return clusters
  }

  /// The id of the entity of the first mention with a wording and form; "none" when it has none,
  /// nil when there is no such mention.
  static func entity(
    of wording: String, _ form: Mention.Form, in text: String
  ) throws -> String? {
    let analysis = try analysis(text)
    let mention = analysis.mentions.first {
      $0.form == form && analysis.text[$0.span] == wording
    }
    return mention.map { $0.entity.map { analysis.entities[$0].id } ?? "none" }
  }
}
