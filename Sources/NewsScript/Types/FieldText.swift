import LuaKit
import NewsCorpus
import NewsModel

/// A text field of an article for Lua, copied once, from the record itself.
struct FieldText: LuaPushable {
  static let luaType: LuaType = "string?"
  private let article: ScriptArticle
  private let field: RecordField

  init(_ article: ScriptArticle, _ field: RecordField) {
    (self.article, self.field) = (article, field)
  }

  func push(to stack: LuaStack) throws(LuaError) {
    var failure: LuaError?
    article.story.readText(of: field) { bytes in
      do throws(LuaError) {
        guard let bytes else { return try stack.pushNil() }
        try stack.push(bytes: UnsafeRawBufferPointer(bytes))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}
