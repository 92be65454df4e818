/// An article with everything that a person found in it, in the form of `newslab-article/1`.
///
/// Positions count Unicode scalars, as the files do; ``bytes(_:)`` converts them.
package struct GoldArticle: Decodable, Sendable {
  /// A part of the text.
  package struct Span: Decodable, Hashable, Sendable {
    package let start: Int
    package let end: Int
  }
  /// The date and how it was found.
  package struct Dated: Decodable, Hashable, Sendable {
    package let value: String
    package let precision: String
    package let found_by: String
    package let start: Int?
    package let end: Int?
  }
  /// Place and agency.
  package struct Dateline: Decodable, Hashable, Sendable {
    package let place: String?
    package let agency: String?
    package let start: Int
    package let end: Int
  }
  /// A part of the text with a job of its own.
  package struct Block: Decodable, Hashable, Sendable {
    package let kind: String
    package let start: Int
    package let end: Int
  }
  /// A place that names or points at somebody or something.
  package struct Mention: Decodable, Hashable, Sendable {
    package let start: Int
    package let end: Int
    package let text: String
    package let kind: String
    package let form: String
    package let named: Bool
    package let entity: String?
  }
  /// Somebody or something that is mentioned.
  package struct Entity: Decodable, Hashable, Sendable {
    package let id: String
    package let name: String
    package let kind: String
    package let aliases: [String]
    package let roles: [String]
    package let mentions: [Int]
  }
  /// Words that somebody says.
  package struct Quote: Decodable, Hashable, Sendable {
    /// The verb that says so.
    package struct Cue: Decodable, Hashable, Sendable {
      package let start: Int
      package let end: Int
      package let text: String
    }
    package let parts: [Span]
    package let direct: Bool
    package let speaker: String?
    package let speaker_mention: Int?
    package let cue: Cue?
    package let negated: Bool
  }
  /// Words that say when.
  package struct Time: Decodable, Hashable, Sendable {
    package let start: Int
    package let end: Int
    package let text: String
    package let type: String
    package let value: String?
  }
  /// Something that is said to be so.
  package struct Claim: Decodable, Hashable, Sendable {
    package let predicate: String
    package let subject: String
    package let object: String?
    package let time: String?
    package let modality: String
    package let by: String?
    package let evidence: Span
  }

  package let id: String
  package let date: Dated?
  package let dateline: Dateline?
  package let language: String?
  package let text: String
  package let body_start: Int
  package let blocks: [Block]
  package let paragraphs: [Span]
  package let sentences: [Span]
  package let mentions: [Mention]
  package let entities: [Entity]
  package let quotes: [Quote]
  package let times: [Time]
  package let claims: [Claim]

  /// The byte span of a span that counts scalars; both ends are cut to the text.
  package func bytes(_ start: Int, _ end: Int) -> Range<Int> {
    let scalars = text.unicodeScalars
    let from = scalars.index(scalars.startIndex, offsetBy: start, limitedBy: scalars.endIndex)
    let to = scalars.index(scalars.startIndex, offsetBy: end, limitedBy: scalars.endIndex)
    let first = text.utf8.distance(from: text.startIndex, to: from ?? text.endIndex)
    let last = text.utf8.distance(from: text.startIndex, to: to ?? text.endIndex)
    return first..<max(first, last)
  }

  /// The byte span of a span.
  package func bytes(_ span: Span) -> Range<Int> { bytes(span.start, span.end) }
}
