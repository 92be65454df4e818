/// Whom a mention could have meant as well, noted while a story is joined for an explanation.
struct LinkTrace {
  /// Somebody or something that was not chosen.
  struct Candidate {
    /// The entity while it is put together, or nil for one that the story does not have.
    let draft: Int?
    /// The name, when there is no entity.
    let name: String
    let reason: String
  }

  /// By the index of a mention, in the order in which they were thought of.
  private(set) var candidates: [Int: [Candidate]] = [:]

  /// What links rest on, by the index of a mention.
  private(set) var evidence: [Int: [String]] = [:]

  /// Notes what a link rests on.
  mutating func because(_ mention: Int, _ evidence: String) {
    self.evidence[mention, default: []].append(evidence)
  }

  /// Notes a candidate, each once.
  mutating func note(_ mention: Int, _ candidate: Candidate) {
    let known = candidates[mention] ?? []
    let isKnown = known.contains { $0.draft == candidate.draft && $0.name == candidate.name }
    if !isKnown { candidates[mention] = known + [candidate] }
  }
}
