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
  /// When, as a TIMEX3 value, or nil.
  public var time: String?
  /// How it is put.
  public var modality: Modality
  /// Who says so, as an index into the entities, or nil for the article itself.
  public var by: Int?
  /// The words that say so.
  public var evidence: TextSpan
  /// The pattern that found it.
  public var foundBy: String

  /// Makes a claim.
  public init(
    predicate: String, subject: Int, object: Int?, time: String? = nil, modality: Modality,
    by: Int? = nil, evidence: TextSpan, foundBy: String
  ) {
    (self.predicate, self.subject, self.object, self.time) = (predicate, subject, object, time)
    (self.modality, self.by, self.evidence, self.foundBy) = (modality, by, evidence, foundBy)
  }
}
