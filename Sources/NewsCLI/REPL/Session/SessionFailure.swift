import LuaKit
import NewsScript

/// The latest error of a session, for `:why`.
struct SessionFailure {
  /// What went wrong, and where.
  let error: LuaError
  /// The component in which it did, when it ran over articles.
  let component: LoadedComponent?
  /// The id of the article with which it did.
  let article: String?

  /// Takes an error.
  init(_ error: LuaError, component: LoadedComponent? = nil, _ article: String? = nil) {
    (self.error, self.component, self.article) = (error, component, article)
  }
}
