import LuaKit
import NewsModel
import TokenPatterns

/// `Match`: tokens that a pattern matches, or the part of them that has a label.
enum MatchType {
  private static let sample =
    "newslab.article('Ada Byron said that it rains.'):match('A:[ent]+ [lemma=\"say\"]')[1]"

  static let type: LuaClass<ScriptMatches> = LuaClass(
    "Match", "Tokens that a pattern matches, or the part of them that has a label.",
    properties: [
      LuaProperty("text", "The words.") { $0.object.article.part($0.span) },
      LuaProperty("first", "Its first byte, counted from 1.") { $0.span.lowerBound + 1 },
      LuaProperty("last", "Its last byte.") { $0.span.upperBound },
      LuaProperty("first_token", "Its first token, as an index into article.tokens.") {
        $0.match.tokens.lowerBound + 1
      },
      LuaProperty("last_token", "Its last token.") { $0.match.tokens.upperBound },
      LuaProperty("tokens", "Its tokens.", type: "List") { handle in
        try Layer.tokens.prepare(for: handle.object.article)
        return Layer.tokens.list(of: handle.object.article, at: Array(handle.match.tokens))
      },
      LuaProperty("labels", "The labels that were used, by name.", type: "table<string, Match>") {
        handle in
        LuaTable(
          handle.match.labels.map { label in
            let part = PatternMatch(tokens: label.tokens, labels: [])
            let matches = ScriptMatches(handle.object.article, handle.object.pattern, [part])
            return (label.name, type.object(matches))
          })
      },
      LuaProperty("sentence", "The sentence it begins in, or nil.", type: "Sentence?") { handle in
        handle.object.sentence(of: handle.match.tokens.lowerBound).map {
          SpanType.sentence.object(handle.object.article, $0)
        }
      },
      LuaProperty("entity", "The first entity it mentions, or nil.", type: "Entity?") { handle in
        try Layer.entities.prepare(for: handle.object.article)
        return handle.object.entity(of: handle.match.tokens).map {
          EntityType.type.object(handle.object.article, $0)
        }
      },
      LuaProperty("article", "The article it stands in.", type: "Article") {
        ArticleType.type.object($0.object.article)
      },
    ],
    methods: [context],
    examples: [
      LuaExample(sample + ".text", yields: "Ada Byron said"),
      LuaExample(sample + ".labels.A.text", yields: "Ada Byron"),
      LuaExample(sample + ".labels.A.entity.name", yields: "Ada Byron"),
      LuaExample(sample + ".sentence.text", yields: "Ada Byron said that it rains."),
      LuaExample("#" + sample + ".tokens", yields: "3"),
    ],
    text: { "Match \"\($0.object.article.text($0.span))\"" })

  private static let context = LuaFunction(
    "context", "Gives the text before it and the text behind it, in one line each.",
    parameters: [
      LuaParameter("tokens", "integer?", "How many tokens on each side, 8 unless given.")
    ],
    returns: ["string", "string"],
    examples: [LuaExample("select(2, \(sample):context(2))", yields: " that it")],
    isMethod: true
  ) { call in
    let handle = try call.object(type)
    let count = max(0, try call.argument(2, "tokens", as: Int?.self) ?? 8)
    let context = MatchContext(handle.object.article.analysis, handle.match.tokens, tokens: count)
    return try call.results(context.left, context.right)
  }
}

extension LuaHandle where Object == ScriptMatches {
  fileprivate var match: PatternMatch { object.all[index] }
  fileprivate var span: TextSpan { object.span(of: match.tokens) }
}
