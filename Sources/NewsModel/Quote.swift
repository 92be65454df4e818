/// Words or thoughts that the text ascribes to somebody.
public struct Quote: Hashable, Sendable {
  /// Where the quoted words stand, without quotation marks; more than one when "he said" splits them.
  public var parts: [TextSpan]
  /// Whether the words are given as spoken: between quotation marks, or behind a name and a colon.
  public var isDirect: Bool
  /// Who speaks, as an index into the entities of the article, or nil when the text does not say.
  public var speaker: Int?
  /// The mention that names the speaker, as an index into the mentions, or nil.
  public var speakerMention: Int?
  /// The words that name the speaker ("a ministry spokesman"), mention or not, or nil.
  public var speakerSpan: TextSpan?
  /// The verb or phrase that says that somebody speaks ("said"), or nil.
  public var cue: TextSpan?
  /// What somebody does with the words, by the cue; nil without one.
  public var cueClass: CueClass?
  /// Whether the cue is negated ("did not say").
  public var isNegated = false
  /// How sure the rule is, 0 to 1.
  public var confidence: Double
  /// The rule that found speaker and cue, one of ``QuoteRule/all``.
  public var foundBy: String

  /// Makes a quote; its parts are in text order and at least one.
  public init(
    parts: [TextSpan], isDirect: Bool, speaker: Int? = nil, speakerMention: Int? = nil,
    speakerSpan: TextSpan? = nil, cue: TextSpan? = nil, cueClass: CueClass? = nil,
    isNegated: Bool = false, confidence: Double, foundBy: String
  ) {
    (self.parts, self.isDirect, self.speaker) = (parts, isDirect, speaker)
    (self.speakerMention, self.speakerSpan) = (speakerMention, speakerSpan)
    (self.cue, self.cueClass, self.isNegated) = (cue, cueClass, isNegated)
    (self.confidence, self.foundBy) = (confidence, foundBy)
  }
}
