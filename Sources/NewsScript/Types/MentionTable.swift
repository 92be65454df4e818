import LuaKit
import NewsModel

/// The table that `article:add_mention` takes.
struct MentionTable {
  private let kind: Entity.Kind
  private let form: Mention.Form
  private let bytes: (first: Int, last: Int)?
  private let tokens: (first: Int, last: Int)?
  private let call: LuaCall
  private let index: Int

  init(argument call: LuaCall, at index: Int) throws {
    let value = try call.argument(index, "mention", as: LuaValue.self)
    guard case .table(let table) = value else {
      throw call.bad(index, "mention", "expected table, got \(value.typeName)")
    }
    let reader = TableReader(table, name: "mention")
    try reader.check(known: ["kind", "form", "first", "last", "tokens", "found_by"])
    kind = try reader.choice("kind", default: nil)
    form = try reader.choice("form", default: .name)
    let first = try reader.integer("first")
    let last = try reader.integer("last")
    bytes = first.flatMap { first in last.map { (first, $0) } }
    let positions = try reader.integers("tokens")
    tokens = positions.flatMap { $0.count == 2 ? ($0[0], $0[1]) : nil }
    (self.call, self.index) = (call, index)
    if bytes == nil, tokens == nil {
      throw call.bad(index, "mention", "expected first and last, or tokens = {first, last}")
    }
  }

  /// The mention, once it is known to lie inside the article and to hold whole characters.
  func mention(in article: ScriptArticle) throws -> Mention {
    let span = try tokens.map { try self.span(ofTokens: $0, in: article) } ?? span(in: article)
    return Mention(span: span, kind: kind, form: form, foundBy: "script")
  }

  private func span(in article: ScriptArticle) throws -> TextSpan {
    let text = article.story.text
    guard let (first, last) = bytes, first >= 1, first <= last, last <= text.count else {
      throw call.bad(index, "mention", "bytes must lie between 1 and \(text.count)")
    }
    let isWhole =
      text.bytes[first - 1] & 0xC0 != 0x80
      && (last == text.count || text.bytes[last] & 0xC0 != 0x80)
    if !isWhole { throw call.bad(index, "mention", "bytes must not cut a character") }
    return (first - 1)..<last
  }

  private func span(ofTokens tokens: (first: Int, last: Int), in article: ScriptArticle) throws
    -> TextSpan
  {
    let all = article.analysis.tokens
    guard tokens.first >= 1, tokens.first <= tokens.last, tokens.last <= all.count else {
      throw call.bad(index, "mention", "tokens must lie between 1 and \(all.count)")
    }
    return all[tokens.first - 1].span.lowerBound..<all[tokens.last - 1].span.upperBound
  }
}
