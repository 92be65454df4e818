import NewsModel
import TokenPatterns

extension TokenPattern {
  /// The values of attributes that have few; a pattern that names another one is wrong.
  package static let newsValues: [TokenAttribute: [String]] = [
    .entKind: Entity.Kind.allCases.map(\.rawValue), .entForm: Mention.Form.allCases.map(\.rawValue),
    .pos: PartOfSpeech.allCases.map(\.name), .kind: Token.Kind.allCases.map(\.name),
    .casing: Token.Casing.allCases.map(\.name),
  ]

  /// Reads a pattern of news, whose kinds of mentions and parts of speech are known.
  package init(ofNews source: String, ignoresCase: Bool = true) throws(PatternError) {
    try self.init(source, ignoresCase: ignoresCase, values: Self.newsValues)
  }

  /// The layers that it is matched against.
  package var layers: [LayerName] {
    var layers: [LayerName] = [.tokens]
    if asks(.stem) || asks(.lemma) { layers.append(.forms) }
    if asks(.pos) { layers.append(.pos) }
    if asks(.sentenceStart) || asks(.sentence) { layers.append(.sentences) }
    let mentions: [TokenAttribute] = [.ent, .entKind, .entForm, .entID]
    if asks(.mention) || mentions.contains(where: asks) { layers.append(.entities) }
    if asks(.inQuote) || asks(.quote) { layers.append(.quotes) }
    return layers
  }

  /// Whether it asks for something that is found in English texts only.
  package var asksEnglish: Bool { asks(.stem) || asks(.lemma) || asks(.pos) }
}
