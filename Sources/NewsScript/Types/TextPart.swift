import LuaKit
import NewsModel

/// A part of a text as a string for Lua, copied once, from the text itself.
struct TextPart: LuaPushable {
  static let luaType: LuaType = "string"
  private let text: ArticleText
  private let span: TextSpan

  init(_ text: ArticleText, _ span: TextSpan) { (self.text, self.span) = (text, span) }

  func push(to stack: LuaStack) throws(LuaError) {
    let range = span.clamped(to: 0..<text.count)
    var failure: LuaError?
    text.bytes.withUnsafeBytes { bytes in
      do throws(LuaError) {
        try stack.push(bytes: UnsafeRawBufferPointer(rebasing: bytes[range]))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}
