import NewsModel

/// Keeps claims, each once, with the best evidence.
struct ClaimCollector {
  private struct Key: Hashable {
    let predicate: String
    let subject: Int
    let object: Int?
    let isNegated: Bool

    init(_ claim: Claim) {
      (predicate, subject, object) = (claim.predicate, claim.subject, claim.object)
      isNegated = claim.modality == .negated
    }
  }

  private struct Pair: Hashable {
    let predicate: String
    let subject: Int

    init(_ claim: Claim) { (predicate, subject) = (claim.predicate, claim.subject) }
  }

  private var claims: [Claim] = []
  private var known: [Key: [Int]] = [:]

  /// Adds a claim unless the same one is known with another time; the surer one stays, and a time
  /// wins over none.
  mutating func add(_ claim: Claim) {
    let key = Key(claim)
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

  /// All claims in order of their evidence; of a symmetric one and its mirror the first one counts,
  /// and one without an object does not when another one knows it.
  func sorted(symmetric: [String]) -> [Claim] {
    var mirrors: Set<Key> = []
    var withObjects: [Pair: [TextSpan]] = [:]
    for claim in claims where claim.object != nil {
      withObjects[Pair(claim), default: []].append(claim.evidence)
    }
    return claims.sorted(by: Self.isBefore).filter { claim in
      guard let object = claim.object else {
        return !(withObjects[Pair(claim)] ?? []).contains { $0.overlaps(claim.evidence) }
      }
      guard symmetric.contains(claim.predicate) else { return true }
      mirrors.insert(Key(claim))
      var mirror = claim
      (mirror.subject, mirror.object) = (object, claim.subject)
      return !mirrors.contains(Key(mirror))
    }
  }

  private static func isBefore(_ left: Claim, _ right: Claim) -> Bool {
    let (first, second) = (left.evidence, right.evidence)
    if first != second {
      return (first.lowerBound, first.upperBound) < (second.lowerBound, second.upperBound)
    }
    return (left.predicate, left.mentions.subject ?? -1, left.mentions.object ?? -1)
      < (right.predicate, right.mentions.subject ?? -1, right.mentions.object ?? -1)
  }
}
