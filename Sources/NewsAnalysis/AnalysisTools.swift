import NewsModel

/// Finds header, dateline and paragraphs in the text of an article that a reader has made.
package typealias StoryReading = @Sendable (Article) -> Article

/// What reads and analyzes articles, made of the lists that come with newslab.
///
/// Making one loads the lists; it may be shared between threads.
package struct AnalysisTools: Sendable {
  /// Finds header, dateline and paragraphs of an article.
  package let reading: StoryReading
  /// The analyzers.
  package let pipeline: Pipeline

  /// Loads the lists of a folder; names of imported lists win over whatever else is found.
  package init(lexicons folder: String, imported: [Gazetteer] = []) throws(AnalysisError) {
    pipeline = try Pipeline(Analyzers.all(Lexicons(folder: folder, imported: imported)))
    let lists = try WireLists(folder: folder)
    reading = { article in
      var article = article
      WireStory.read(&article, lists: lists)
      return article
    }
  }

  /// Begins the analysis of an article that was read.
  package func analysis(of article: Article) -> Analysis { Analysis(of: article, by: pipeline) }
}
