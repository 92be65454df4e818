/// Something that an article or somebody in it says to be so.
public struct Claim: Hashable, Sendable {
  /// How a claim is put.
  public enum Modality: String, CaseIterable, Sendable { case asserted, future, negated, reported }
  /// What is said of subject and object ("join", "member_of").
  public var predicate: String
  /// Of whom, as an index into the entities of the article.
  public var subject: Int
  /// The other one, as an index into the entities, or nil.
  public var object: Int?
  /// The mentions that stand for subject and object in the evidence, where there are any.
  public var mentions: Mentions
  /// When, as a TIMEX3 value, or nil.
  public var time: String?
  /// Where, as an index into the entities, or nil.
  public var place: Int?
  /// How many, for a claim that counts somebody ("12 people were killed"), or nil.
  public var count: Int?
  /// How it is put.
  public var modality: Modality
  /// Who says so, as an index into the entities, or nil for the article itself.
  public var by: Int?
  /// The words that say so.
  public var evidence: TextSpan
  /// How sure the pattern is, 0 to 1.
  public var confidence: Double
  /// The pattern that found it.
  public var foundBy: String

  /// The words for those of whom a claim is, as indexes into the mentions of the article.
  public struct Mentions: Hashable, Sendable {
    /// The words for the subject, or nil.
    public var subject: Int?
    /// The words for the object, or nil.
    public var object: Int?

    /// Takes two mentions.
    public init(subject: Int? = nil, object: Int? = nil) {
      (self.subject, self.object) = (subject, object)
    }
  }

  /// Makes a claim.
  public init(
    predicate: String, subject: Int, object: Int?, mentions: Mentions = Mentions(),
    time: String? = nil, place: Int? = nil, count: Int? = nil, modality: Modality,
    by: Int? = nil, evidence: TextSpan, confidence: Double = 1, foundBy: String
  ) {
    (self.predicate, self.subject, self.object) = (predicate, subject, object)
    (self.mentions, self.time, self.place, self.count) = (mentions, time, place, count)
    (self.modality, self.by, self.evidence) = (modality, by, evidence)
    (self.confidence, self.foundBy) = (confidence, foundBy)
  }
}
