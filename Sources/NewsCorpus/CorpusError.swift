/// Why a corpus cannot be opened, or an article not be had.
package enum CorpusError: Error, Equatable, CustomStringConvertible {
  /// Nothing that was named can be read.
  case unreadable([Rejection])
  /// No article has this id.
  case noArticle(id: String, nearest: String?, count: Int)
  /// The article is there but cannot be read.
  case badArticle(Rejection)

  package var description: String {
    switch self {
    case .unreadable(let rejections): rejections.map(\.description).joined(separator: "; ")
    case .noArticle(let id, let nearest, let count):
      "no article '\(id)' among \(count) article\(count == 1 ? "" : "s")"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .badArticle(let rejection): rejection.description
    }
  }
}
