import NewsModel

/// What somebody marked in an article beside mentions: quotes, times and claims of article JSON.
///
/// Positions are UTF-8 bytes of the text.
package struct GoldFindings: Sendable {
  /// Words that somebody says.
  package struct Quote: Sendable {
    /// Where they stand.
    package var parts: [TextSpan]
    /// Whether they stand in quotation marks.
    package var isDirect: Bool
    /// The id of the speaker's entity, or nil when nobody is named.
    package var speaker: String?
    /// The words that say that somebody speaks, or nil.
    package var cue: TextSpan?
  }

  /// Words that say when.
  package struct Time: Sendable {
    /// Where they stand.
    package var span: TextSpan
    /// The type of TIMEX3.
    package var type: String
    /// The value, or nil.
    package var value: String?
  }

  /// What is said to be so.
  package struct Claim: Sendable {
    /// What is said of subject and object.
    package var predicate: String
    /// The id of the subject's entity.
    package var subject: String?
    /// The id of the object's entity, or nil.
    package var object: String?
    /// The value of its time, or nil.
    package var time: String?
    /// How it is put.
    package var modality: String
    /// The id of who says so, or nil.
    package var by: String?
    /// The words that say so.
    package var evidence: TextSpan
  }

  /// The mentions of each entity, by its id: where they stand, and of which kind.
  package var mentions: [String: [LabeledSpan]] = [:]
  /// The quotes.
  package var quotes: [Quote] = []
  /// The times.
  package var times: [Time] = []
  /// The claims.
  package var claims: [Claim] = []
}
