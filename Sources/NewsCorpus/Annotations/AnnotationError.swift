import Spelling

/// Why a label or note cannot be put in or taken out.
package enum AnnotationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No article has this id.
  case noArticle(String)
  /// The article has no such label of this analyst; the others are who gave one, and all names.
  case noLabel(String, article: String, by: String, givenBy: [String], known: [String])
  /// The article has no note of this number.
  case noNote(Int, article: String, known: [Int])
  /// The text cannot be a label or note.
  case badText(String)
  /// The store cannot be written to.
  case store(StoreError)

  package var description: String {
    switch self {
    case .noArticle(let id): return "no article '\(id)'"
    case .noLabel(let name, let article, let by, let givenBy, let known):
      let start = "article '\(article)' has no label '\(name)' by '\(by)'"
      if !givenBy.isEmpty {
        return start + ", but one by " + givenBy.map { "'\($0)'" }.joined(separator: ", ")
      }
      return start + NearestName.question(NearestName.nearest(to: name, among: known))
    case .noNote(let number, let article, let known):
      let start = "article '\(article)' has no note \(number)"
      if known.isEmpty { return start + ", and no other" }
      return start + "; it has " + known.map(String.init).joined(separator: ", ")
    case .badText(let problem): return problem
    case .store(let error): return error.description
    }
  }
}
