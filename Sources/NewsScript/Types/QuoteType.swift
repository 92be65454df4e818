import LuaKit
import NewsModel

/// `Quote`: words or thoughts that the text ascribes to somebody.
enum QuoteType {
  private static let sample = "newslab.article('\"We agree,\" Ada Byron said.').quotes[1]"

  static let type: LuaClass<ScriptArticle> = LuaClass(
    "Quote", "Words or thoughts that the text ascribes to somebody.",
    properties: [
      LuaProperty("text", "The quoted words; parts are joined by ' … '.") { $0.quoted },
      LuaProperty("first", "The first byte of the first part.") {
        ($0.quote.parts.first?.lowerBound ?? 0) + 1
      },
      LuaProperty("last", "The last byte of the last part.") {
        $0.quote.parts.last?.upperBound ?? 0
      },
      LuaProperty("parts", "The parts, each with first, last and text.", type: "table[]") {
        handle in handle.quote.parts.map { handle.object.table(of: $0) }
      },
      LuaProperty("direct", "Whether the words stand in quotation marks.") { $0.quote.isDirect },
      LuaProperty("speaker", "Who speaks, or nil when not said.", type: "Entity?") { handle in
        handle.quote.speaker.map { EntityType.type.object(handle.object, $0) }
      },
      LuaProperty("speaker_mention", "The words for the speaker, or nil.", type: "Mention?") {
        handle in handle.quote.speakerMention.map { MentionType.type.object(handle.object, $0) }
      },
      LuaProperty("speaker_text", "The words for the speaker, mention or not, or nil.") { handle in
        handle.quote.speakerSpan.map { handle.object.text($0) }
      },
      LuaProperty("cue", "The words that say that somebody speaks, or nil.") { handle in
        handle.quote.cue.map { handle.object.text($0) }
      },
      LuaProperty("cue_class", "What the speaker does: say, claim, deny, warn …, or nil.") {
        $0.quote.cueClass?.rawValue
      },
      LuaProperty("negated", "Whether the cue is negated.") { $0.quote.isNegated },
      LuaProperty("confidence", "How sure the rule is, 0 to 1.") { $0.quote.confidence },
      LuaProperty("found_by", "The rule that found speaker and cue.") { $0.quote.foundBy },
      LuaProperty("article", "The article it stands in.", type: "Article") {
        ArticleType.type.object($0.object)
      },
    ],
    methods: [why],
    examples: [
      LuaExample(sample + ".text", yields: "We agree,"),
      LuaExample(sample + ".speaker.name", yields: "Ada Byron"),
      LuaExample(sample + ".cue_class", yields: "say"),
    ],
    text: { "Quote \"\($0.quoted)\"" })

  private static let why = LuaFunction(
    "why",
    "Tells which rule found it, who speaks, and by which words.",
    parameters: [], returns: ["table"],
    examples: [
      LuaExample("print(" + sample + ":why().text)"),
      LuaExample(sample + ":why().found_by", yields: "quote:after"),
    ],
    isMethod: true
  ) { call in
    let handle = try call.object(type)
    return try call.results(try handle.explained { $0.quote($1.quotes[handle.index]) })
  }
}

extension LuaHandle where Object == ScriptArticle {
  fileprivate var quote: Quote { object.analysis.quotes[index] }
  fileprivate var quoted: String {
    quote.parts.map { object.text($0) }.joined(separator: " … ")
  }
}

extension ScriptArticle {
  /// A span as a table of first, last and text.
  func table(of span: TextSpan) -> LuaTable {
    LuaTable([
      ("first", span.lowerBound + 1), ("last", span.upperBound), ("text", text(span)),
    ])
  }
}
