import Glibc
import NewsAnalysis
import NewsCorpus
import NewsModel
import NewsScript

/// What reads and analyzes articles, made of the lists that come with newslab.
package struct AnalysisTools: Sendable {
  /// Finds header and paragraphs of an article.
  package let reading: StoryReading
  /// Where lists, shipped scripts and plugins are.
  package let resources: ResourceFolder
  private let pipeline: Pipeline

  /// Loads the lists.
  package init(environment: [String: String]) throws {
    do {
      let folder = try ResourceFolder.find(
        executable: Self.executable, data: environment["NEWSLAB_DATA"])
      resources = folder
      let lexicons = try Lexicons(folder: folder.lexicons)
      pipeline = try Pipeline(Analyzers.all(lexicons))
      let lists = try WireLists(folder: folder.lexicons)
      reading = { article in
        var article = article
        WireStory.read(&article, lists: lists)
        return article
      }
    } catch {
      throw CommandFailure(.inputOutput, "\(error)")
    }
  }

  /// The running executable, beside which the lists are looked for.
  private static var executable: String {
    guard let path = realpath("/proc/self/exe", nil) else { return "" }
    defer { free(path) }
    return String(cString: path)
  }

  /// What scripts share, without a corpus.
  func scriptHost() -> ScriptHost { ScriptHost(pipeline: pipeline, reading: reading) }

  /// Begins the analysis of an article.
  package func analysis(of article: Article) -> Analysis { Analysis(of: article, by: pipeline) }
}
