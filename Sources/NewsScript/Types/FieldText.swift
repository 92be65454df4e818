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
    try article.story.withText(of: field) { bytes throws(LuaError) in
      guard let bytes else { return try stack.pushNil() }
      try stack.push(bytes: UnsafeRawBufferPointer(bytes))
    }
  }
}
