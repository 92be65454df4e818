import LuaKit
import NewsModel

/// `Token`: a word, number or mark.
enum TokenType {
  static let type: LuaClass<ScriptArticle> = LuaClass(
    "Token", "A word, number or mark of the text.",
    properties: [
      LuaProperty("text", "The token as it stands.") { $0.object.part($0.token.span) },
      LuaProperty("lower", "The token in lower case.") {
        $0.object.text($0.token.span).lowercased()
      },
      LuaProperty("first", "Its first byte, counted from 1.") { $0.token.span.lowerBound + 1 },
      LuaProperty("last", "Its last byte.") { $0.token.span.upperBound },
      LuaProperty("kind", "word, number, punctuation, symbol, url, email.") {
        String(describing: $0.token.kind)
      },
      LuaProperty("casing", "none, lower, title, upper or mixed.") {
        String(describing: $0.token.casing)
      },
    ],
    examples: [LuaExample("newslab.article('NATO met.').tokens[1].casing", yields: "upper")],
    text: { "Token \"\($0.object.text($0.token.span))\"" })
}

extension LuaHandle where Object == ScriptArticle {
  fileprivate var token: Token { object.analysis.tokens[index] }
}
