import NewsAnalysis
import NewsModel
import Spelling

/// Why a corpus cannot be opened, or an article not be had.
package enum CorpusError: Error, Equatable, CustomStringConvertible {
  /// Nothing that was named can be read.
  case unreadable([Rejection])
  /// No article has this id.
  case noArticle(id: String, corpus: String, nearest: String?)
  /// A store cannot be used.
  case store(StoreError)
  /// A search asks for what analysis finds, and no article was analyzed.
  case notAnalyzed(corpus: String, part: String)
  /// Articles cannot be analyzed, as a list cannot be loaded.
  case lists(AnalysisError)
  /// The article is there but cannot be read.
  case badArticle(Rejection)

  package var description: String {
    switch self {
    case .unreadable(let rejections): rejections.map(\.description).joined(separator: "; ")
    case .noArticle(let id, let corpus, let nearest):
      "no article '\(id)' in '\(corpus)'" + NearestName.question(nearest)
    case .store(let error): error.description
    case .notAnalyzed(let corpus, let part):
      "'\(part)' is what analysis finds, and no article of '\(corpus)' was analyzed; "
        + "'newslab corpus index' analyzes those of a store"
    case .lists(let error): error.description
    case .badArticle(let rejection): rejection.description
    }
  }
}
