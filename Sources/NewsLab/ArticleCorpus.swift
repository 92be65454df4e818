import NewsAnalysis
import NewsCorpus
import NewsModel

/// The articles below some paths, in order and never all in memory.
///
/// A loop over it reads the files anew and leaves out what cannot be read; ``unreadable`` has that.
public struct ArticleCorpus: Sequence, Sendable {
  let corpus: any Corpus
  let tools: AnalysisTools

  init(_ corpus: any Corpus, tools: AnalysisTools) { (self.corpus, self.tools) = (corpus, tools) }

  /// A file or line that cannot be read as an article.
  public struct Unreadable: Hashable, Sendable {
    /// The path as it was given, and behind a colon the line when the file has many articles.
    public let place: String
    /// Why it cannot be read.
    public let reason: String
  }

  /// Begins at the first article.
  public func makeIterator() -> AnyIterator<Article> {
    let cursor = corpus.makeCursor()
    return AnyIterator {
      while let record = cursor.next() {
        if case .article(let article, _) = record { return article }
      }
      return nil
    }
  }

  /// The ids of the articles, in order.
  public var ids: [String] { corpus.ids }

  /// The article of an id; throws when there is none, and names the nearest id.
  public func article(id: String) throws(NewslabError) -> Article {
    do throws(CorpusError) {
      return try corpus.article(id: id)
    } catch {
      throw .unreadable(error.description)
    }
  }

  /// What cannot be read, in order; reads the whole corpus.
  public var unreadable: [Unreadable] {
    corpus.rejected.filter { !$0.isSkipped }
      .map { Unreadable(place: $0.place.description, reason: $0.reason) }
  }
}
