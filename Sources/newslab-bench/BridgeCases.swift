/// What the bridge is measured by.
enum BridgeCases {
  private static let reads = 2_000_000
  private static let size = 1_000_000

  /// Whole programs.
  static let programs = BenchPrograms.all.map { BridgeCase(program: $0.name, $0.source) }

  /// Fields and methods of an object of LuaKit.
  static let objects = [
    ("number field", "t.number"), ("short string field", "t.name"),
    ("1 KB string field", "t.text"), ("method call", "t:add(1)"),
  ].map { name, use in
    let loop = "for i = 1, \(reads) do local x = \(use) end"
    return BridgeCase(
      .objects, name, own: ("", "local t = thing; " + loop),
      peer: ("t = peer.make()", "local t = t; " + loop))
  }

  /// Fields of what scripts work with, and loops over a list.
  static let news = fields + lists

  private static let fields: [BridgeCase] = [
    ("mention.first", "mentions[1]", "first", "number"),
    ("mention.kind", "mentions[1]", "kind", "name"),
    ("mention.text", "mentions[1]", "text", "name"),
    ("sentence.text, 1 KB", "sentences[1]", "text", "text"),
    ("article.text, 1 KB", "", "text", "text"), ("article.title", "", "title", "name"),
  ].map { name, owner, field, peer in
    let text = "'NATO met in Paris with ' .. ('word '):rep(200) .. '.', {title = 'NATO in Paris'}"
    let object = owner.isEmpty ? "a" : "a." + owner
    let loop = "for i = 1, \(reads) do local x = m."
    return BridgeCase(
      .news, name,
      own: ("a = newslab.article(\(text))", "local m = \(object); \(loop)\(field) end"),
      peer: ("m = peer.make()", "local m = m; \(loop)\(peer) end"))
  }

  /// The peer has no `each` in C either.
  private static let each = """
    getmetatable(l).__index = (function(index)
      local function each(self)
        local i = 0
        return function() i = i + 1; return self[i] end
      end
      return function(list, key)
        if key == 'each' then return each end
        return index(list, key)
      end
    end)(getmetatable(l).__index)
    """

  private static let lists: [BridgeCase] = [
    ("list[i] of 1e6", "for i = 1, \(size) do local x = l[i].first end", 1.5),
    ("ipairs(list) of 1e6", "for i, m in ipairs(l) do local x = m.first end", 1.5),
    ("list:each() of 1e6", "for m in l:each() do local x = m.first end", nil),
    ("list[i] of 1e6, kept", "for i = 1, \(size) do t[i] = l[i] end", nil),
    ("#list", "for i = 1, \(size) do local x = #l end", nil),
  ].map { name, loop, target in
    let mentions = """
      local a = newslab.article('NATO met.')
      for i = 2, \(size) do a:add_mention{kind = 'ORG', first = 1, last = 4} end
      l, t = a.mentions, {}
      """
    return BridgeCase(
      .news, name, own: (mentions, "local l, t = l, t; " + loop),
      peer: ("l, t = peer.list(\(size)), {}; " + each, "local l, t = l, t; " + loop),
      target: target)
  }
}
