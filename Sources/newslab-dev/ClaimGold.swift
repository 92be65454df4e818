import FoundationEssentials
import NewsModel

/// The claims of an article that somebody filled in by hand, with the mentions of their entities.
struct ClaimGold: Decodable {
  struct Claim: Decodable {
    let predicate: String, subject: String, object: String?, time: String?, modality: String
    let by: String?

    /// The claim in one line.
    var short: String { "\(predicate)(\(subject), \(object ?? "-"))" }
  }

  /// Where a mention stands, in scalars, without "the" and "'s".
  struct Place: Hashable {
    let start: Int
    let end: Int

    init(start: Int, end: Int, text: String) {
      let span = ComparedSpan(start: start, end: end, text: text, kind: "")
      (self.start, self.end) = (span.start, span.end)
    }
  }

  let id: String
  let text: String
  let mentions: [Gold.Mention]
  let claims: [Claim]

  static func read(_ path: String) throws -> ClaimGold {
    try JSONDecoder().decode(ClaimGold.self, from: Data(contentsOf: URL(filePath: path)))
  }

  /// Whether an entity of the gold has a mention at one of some places; two that are not there match.
  func matches(_ entity: String?, _ places: Set<Place>?) -> Bool {
    guard let entity else { return places == nil }
    guard let places else { return false }
    return mentions.contains {
      $0.entity == entity
        && places.contains(Place(start: $0.start, end: $0.end, text: $0.text))
    }
  }
}
