import LuaKit
import NewsAnalysis
import NewsModel

/// The layers of an article that scripts see as lists.
enum Layer: String, CaseIterable, Sendable {
  case mentions, entities, quotes, times, numbers, claims, tokens, sentences, paragraphs, blocks

  /// The number of elements; computes the layer.
  func count(in article: ScriptArticle) -> Int {
    switch self {
    case .mentions: article.mentionCount
    case .entities: article.analysis.entities.count
    case .quotes: article.analysis.quotes.count
    case .times: article.analysis.times.count
    case .numbers: article.analysis.numbers.count
    case .claims: article.analysis.claims.count
    case .tokens: article.analysis.tokens.count
    case .sentences: article.analysis.sentences.count
    case .paragraphs: article.parts.paragraphs.count
    case .blocks: article.parts.blocks.count
    }
  }

  /// Loads what the layer is found with, unless that was done; throws what is wrong with a list.
  func prepare(for article: ScriptArticle) throws(AnalysisError) {
    let tools = article.host.tools
    switch self {
    case .mentions, .entities: try tools.prepare(.entities)
    case .quotes: try tools.prepare(.quotes)
    case .times: try tools.prepare(.times)
    case .numbers: try tools.prepare(.numbers)
    case .claims: try tools.prepare(.claims)
    case .tokens:
      try tools.prepare(.forms)
      try tools.prepare(.pos)
    case .sentences: try tools.prepare(.sentences)
    case .paragraphs, .blocks: break
    }
  }

  /// The class of the elements.
  var type: LuaClass<ScriptArticle> {
    switch self {
    case .mentions: MentionType.type
    case .entities: EntityType.type
    case .quotes: QuoteType.type
    case .times: TimeType.type
    case .numbers: NumberType.type
    case .claims: ClaimType.type
    case .tokens: TokenType.type
    case .sentences: SpanType.sentence
    case .paragraphs: SpanType.paragraph
    case .blocks: BlockType.type
    }
  }

  /// A list of all elements, as a value for Lua.
  func list(of article: ScriptArticle, at positions: [Int]? = nil) -> LuaObject<ScriptList> {
    ListType.type.object(ScriptList(article, .layer(self), positions))
  }
}
