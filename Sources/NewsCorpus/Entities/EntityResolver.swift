/// Which entity somebody means whom an article calls so, by the decisions of analysts.
///
/// Decisions that contradict each other do not hold, none of them, until one is removed.
package struct EntityResolver: Sendable {
  private(set) var merges: [String: String] = [:]
  private(set) var splits: [String: Set<String>] = [:]
  private(set) var aliases: [String: [String]] = [:]
  /// Decided names by the id of the entity.
  package private(set) var names: [String: String] = [:]
  /// Decided kinds by the id of the entity.
  package private(set) var kinds: [String: String] = [:]
  /// The ids that any decision mentions.
  private(set) var mentioned: Set<String> = []
  /// Decisions that do not hold, and why.
  package private(set) var contradictions: [(decision: EntityDecision, problem: String)] = []

  /// Takes decisions; their order does not matter.
  package init(_ decisions: some Sequence<EntityDecision>) {
    var holding: [EntityDecision] = []
    let sorted = Set(decisions).sorted { $0.line < $1.line }
    for decision in sorted {
      mentioned.formUnion([decision.entity])
      if decision.verb == .merge { mentioned.insert(decision.value) }
      if let problem = Self.contradiction(of: decision, in: sorted) {
        contradictions.append((decision, problem))
      } else {
        holding.append(decision)
      }
    }
    for decision in holding where decision.verb == .merge {
      merges[decision.entity] = decision.value
    }
    removeCircles(of: holding)
    for decision in holding where decision.verb == .split { take(split: decision) }
    for decision in holding {
      switch decision.verb {
      case .merge, .split: break
      case .alias: add(alias: decision.value, to: decision.entity)
      case .name:
        if root(decision.entity) == decision.entity {
          names[decision.entity] = decision.value
        } else {
          add(alias: decision.value, to: decision.entity)
        }
      case .kind: kinds[decision.entity] = decision.value
      }
    }
  }

  private mutating func add(alias: String, to entity: String) {
    let root = root(entity)
    if aliases[root]?.contains(alias) != true { aliases[root, default: []].append(alias) }
  }

  /// What others decided that cannot be true together with a decision; nil when nothing was.
  private static func contradiction(
    of decision: EntityDecision, in all: [EntityDecision]
  ) -> String? {
    for other in all where other.entity == decision.entity && other != decision {
      let isSameVerb = other.verb == decision.verb
      let isOther =
        switch decision.verb {
        case .merge, .name, .kind: isSameVerb && other.value != decision.value
        case .split: other.verb == .alias && other.value == decision.value
        case .alias: other.verb == .split && other.value == decision.value
        }
      if isOther { return "contradicts '\(other.shown)', so that neither holds" }
    }
    return nil
  }

  private mutating func removeCircles(of decisions: [EntityDecision]) {
    for decision in decisions where decision.verb == .merge && isInCircle(decision.entity) {
      contradictions.append(
        (decision, "leads back to '\(decision.entity)', so that it does not hold"))
    }
    for (decision, _) in contradictions where decision.verb == .merge {
      merges[decision.entity] = nil
    }
  }

  private func isInCircle(_ id: String) -> Bool {
    var current = id
    for _ in 0...merges.count {
      guard let next = merges[current] else { return false }
      if next == id { return true }
      current = next
    }
    return false
  }

  private mutating func take(split decision: EntityDecision) {
    if root(decision.splitID) == root(decision.entity) {
      contradictions.append(
        (
          decision,
          "'\(decision.splitID)' is merged into '\(root(decision.entity))', so that it does not hold"
        ))
    } else {
      splits[decision.entity, default: []].insert(decision.value)
    }
  }

  /// The id into which an id is merged in the end; itself when it is not.
  package func root(_ id: String) -> String {
    var current = id
    // Circles are gone, so that this ends.
    while let next = merges[current] { current = next }
    return current
  }

  /// The id of whom an article means that has an id and a wording of it.
  package func entity(of id: String, called name: String) -> String {
    if !mentioned.contains(id) { return id }
    var current = id
    while true {
      if splits[current]?.contains(name) == true {
        return root(EntityDecision.splitID(of: name, from: current))
      }
      guard let next = merges[current] else { return current }
      current = next
    }
  }

  /// The wordings that analysts gave to an entity.
  func aliases(of id: String) -> [String] { aliases[id] ?? [] }
}

extension EntityDecision {
  /// The decision as a sentence part.
  package var shown: String {
    "\(entity) \(verb.rawValue) \(value)" + (by.isEmpty ? "" : " (\(by))")
  }
}
