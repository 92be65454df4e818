import LuaKit
import NewsScript

/// The latest error of a session, for `:why`.
struct SessionFailure {
  /// What went wrong, and where.
  let error: LuaError
  /// The functions that ran, innermost first, with what they knew.
  var frames: [LuaFrame]
  /// The component in which it did, when it ran over articles.
  let component: LoadedComponent?
  /// The id of the article with which it did.
  let article: String?

  /// Takes an error, with what the functions knew if that was kept.
  init(_ error: LuaError, frames: [LuaFrame]) {
    (self.error, self.frames, component, article) = (error, frames, nil, nil)
  }

  /// Takes the error of a component with an article.
  init(_ error: LuaError, of component: LoadedComponent, article: String) {
    (self.error, frames, self.component, self.article) = (error, [], component, article)
  }
}
