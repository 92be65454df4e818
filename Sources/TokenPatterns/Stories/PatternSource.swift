/// What gives the tokens of a story to patterns.
package protocol PatternSource: AnyObject {
  /// How many tokens there are.
  var tokenCount: Int { get }
  /// The number of each token's form in a vocabulary.
  func words(in vocabulary: PatternVocabulary) -> [UInt32]
  /// Puts a lexical attribute of a token into `value`, without folding; false when it has none.
  func read(_ attribute: TokenAttribute, of token: Int, into value: inout [UInt8]) -> Bool
  /// The regions of a kind in text order, an outer one before those inside it; none is empty.
  func regions(_ kind: RegionKind) -> [PatternRegion]
  /// The part of speech of each token as an index into names; nil when there are none.
  func partsOfSpeech() -> (codes: [UInt8], names: [String])?
  /// Whether searching is to end early.
  var isStopped: Bool { get }
}

/// A sentence, a paragraph, a part of a quote or a mention.
package struct PatternRegion: Hashable, Sendable {
  /// Its tokens.
  package let tokens: Range<Int>
  /// The kind of a mention.
  package let kind: String
  /// The form of a mention.
  package let form: String
  /// The id of the entity of a mention, or an empty text.
  package let id: String
  /// A number that is the same for regions of the same kind, form and id only.
  package let key: Int

  /// Makes a region; what only mentions have is empty for others.
  package init(
    tokens: Range<Int>, kind: String = "", form: String = "", id: String = "", key: Int = 0
  ) {
    (self.tokens, self.kind, self.form, self.id) = (tokens, kind, form, id)
    self.key = key
  }

  /// What an attribute of mentions is here.
  func value(of attribute: TokenAttribute) -> String? {
    switch attribute {
    case .entKind: kind
    case .entForm: form
    case .entID: id.isEmpty ? nil : id
    default: nil
    }
  }
}
