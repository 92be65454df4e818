import NewsModel

/// Keeps claims, each once, with the best evidence.
struct ClaimCollector {
  private struct Key: Hashable {
    let predicate: String
    let subject: Int
    let object: Int?
    let isNegated: Bool
  }

  private var claims: [Claim] = []
  private var known: [Key: [Int]] = [:]

  /// Adds a claim unless the same one is known with another time; the surer one stays, and a time
  /// wins over none.
  mutating func add(_ claim: Claim) {
    let key = Key(
      predicate: claim.predicate, subject: claim.subject, object: claim.object,
      isNegated: claim.modality == .negated)
    for index in known[key] ?? [] {
      let other = claims[index]
      guard other.time == claim.time || other.time == nil || claim.time == nil,
        other.count == claim.count
      else { continue }
      if Self.isBetter(claim, other) { claims[index] = claim }
      return
    }
    // A story that says the same at ever so many times says it no surer.
    guard (known[key]?.count ?? 0) < 16 else { return }
    known[key, default: []].append(claims.count)
    claims.append(claim)
  }

  private static func isBetter(_ claim: Claim, _ other: Claim) -> Bool {
    if (claim.time == nil) != (other.time == nil) { return claim.time != nil }
    return claim.confidence > other.confidence
  }

  /// All claims in order of their evidence; of a symmetric one and its mirror the first one counts.
  func sorted(symmetric: [String]) -> [Claim] {
    var mirrors: Set<Key> = []
    return claims.sorted { left, right in
      (left.evidence.lowerBound, left.evidence.upperBound, left.predicate, left.subject, left.object ?? -1)
        < (right.evidence.lowerBound, right.evidence.upperBound, right.predicate, right.subject, right.object ?? -1)
    }.filter { claim in
      guard symmetric.contains(claim.predicate), let object = claim.object else { return true }
      let negated = claim.modality == .negated
      mirrors.insert(
        Key(
          predicate: claim.predicate, subject: claim.subject, object: object, isNegated: negated))
      return !mirrors.contains(
        Key(
          predicate: claim.predicate, subject: object, object: claim.subject, isNegated: negated))
    }
  }
}
