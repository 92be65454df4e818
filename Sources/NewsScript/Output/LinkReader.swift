import LuaKit
import TerminalText

/// Reads links that a script gives.
enum LinkReader {
  /// A link for an article, or for a table with `text` or `title`, `url` and `id`; nil for others.
  ///
  /// `name` is what errors call it.
  static func link(_ value: LuaValue, _ name: String) throws(LuaError) -> Document.Link? {
    switch value {
    case .object(let reference):
      guard let handle = reference.object(of: ArticleType.type) else { return nil }
      return link(to: handle.object)
    case .table(let reference):
      let reader = TableReader(reference, name: name)
      try reader.check(known: ["text", "title", "url", "id"])
      let (url, id) = (try reader.string("url"), try reader.string("id"))
      let (words, title) = (try reader.string("text"), try reader.string("title"))
      let text = words ?? title ?? id ?? url
      guard let text else { throw LuaError("\(name): 'text' is missing") }
      return Document.Link(text, url: url, article: id)
    default: return nil
    }
  }

  /// A link to an article by its title, its first sentence, or its id.
  static func link(to article: ScriptArticle) -> Document.Link {
    let story = article.story
    let text = story.title ?? article.derivedTitle ?? story.id
    return Document.Link(
      DisplayText.cut(text, to: 200), url: story.string(.url), article: story.id)
  }
}
