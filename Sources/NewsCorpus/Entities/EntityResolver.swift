/// Which entity somebody means whom an article calls so, by the decisions of analysts.
///
/// Decisions that contradict each other do not hold, none of them, until one is removed.
package struct EntityResolver: Sendable {
  private(set) var merges: [String: String] = [:]
  private(set) var splits: [String: Set<String>] = [:]
  private(set) var aliases: [String: [String]] = [:]
  private var knownAliases: Set<Alias> = []
  /// Where merges lead in the end, by the id where they begin.
  private var roots: [String: String] = [:]
  /// Decided names by the id of the entity.
  package private(set) var names: [String: String] = [:]
  /// Decided kinds by the id of the entity.
  package private(set) var kinds: [String: String] = [:]
  /// The ids that any decision mentions.
  private(set) var mentioned: Set<String> = []
  /// Decisions that do not hold, and why.
  package private(set) var contradictions: [(decision: EntityDecision, problem: String)] = []

  /// A wording that an entity got.
  private struct Alias: Hashable { let entity, name: String }

  /// Takes decisions; their order does not matter.
  package init(_ decisions: some Sequence<EntityDecision>) {
    var holding: [EntityDecision] = []
    let sorted = Set(decisions).map { (line: $0.line, decision: $0) }
      .sorted { $0.line < $1.line }.map(\.decision)
    let contradictory = Contradictions(sorted)
    for decision in sorted {
      mentioned.formUnion([decision.entity])
      if decision.verb == .merge { mentioned.insert(decision.value) }
      if let other = contradictory.first(of: decision) {
        contradictions.append(
          (decision, "contradicts '\(other.shown)', so that neither holds"))
      } else {
        holding.append(decision)
      }
    }
    for decision in holding where decision.verb == .merge {
      merges[decision.entity] = decision.value
    }
    removeCircles(of: holding)
    findRoots()
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
    if knownAliases.insert(Alias(entity: root, name: alias)).inserted {
      aliases[root, default: []].append(alias)
    }
  }

  private mutating func removeCircles(of decisions: [EntityDecision]) {
    let circles = idsInCircles()
    for decision in decisions where decision.verb == .merge && circles.contains(decision.entity) {
      contradictions.append(
        (decision, "leads back to '\(decision.entity)', so that it does not hold"))
    }
    for (decision, _) in contradictions where decision.verb == .merge {
      merges[decision.entity] = nil
    }
  }

  /// The ids that merges lead back to; each merge is followed once.
  private func idsInCircles() -> Set<String> {
    var done: Set<String> = []
    var circles: Set<String> = []
    for start in merges.keys where !done.contains(start) {
      var path: [String] = []
      var places: [String: Int] = [:]
      var current: String? = start
      while let id = current, !done.contains(id), places[id] == nil {
        places[id] = path.count
        path.append(id)
        current = merges[id]
      }
      if let id = current, let place = places[id] { circles.formUnion(path[place...]) }
      done.formUnion(path)
    }
    return circles
  }

  /// Follows each merge once; circles are gone, so that all of them end.
  private mutating func findRoots() {
    for start in merges.keys where roots[start] == nil {
      var path: [String] = []
      var current = start
      while roots[current] == nil, let next = merges[current] {
        path.append(current)
        current = next
      }
      let root = roots[current] ?? current
      for id in path { roots[id] = root }
    }
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
  package func root(_ id: String) -> String { roots[id] ?? id }

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

/// Finds what others decided that cannot be true together with a decision, by what it is about.
private struct Contradictions {
  /// What decisions are about that may contradict each other.
  private struct Key: Hashable {
    let entity: String
    let verb: EntityDecision.Verb
    /// The wording that is split off or added; nothing for what an entity has one of.
    let value: String?
  }

  /// The first decision about something, and the first one with another value.
  private var firsts: [Key: (one: EntityDecision, other: EntityDecision?)] = [:]

  /// Takes all decisions in order.
  init(_ decisions: [EntityDecision]) {
    for decision in decisions {
      let key = Self.key(decision, decision.verb)
      guard let known = firsts[key] else {
        firsts[key] = (decision, nil)
        continue
      }
      if known.other == nil, known.one.value != decision.value { firsts[key]?.other = decision }
    }
  }

  private static func key(_ decision: EntityDecision, _ verb: EntityDecision.Verb) -> Key {
    let isAboutWording = verb == .split || verb == .alias
    return Key(
      entity: decision.entity, verb: verb, value: isAboutWording ? decision.value : nil)
  }

  /// The first decision that contradicts one; nil when none does.
  func first(of decision: EntityDecision) -> EntityDecision? {
    switch decision.verb {
    case .merge, .name, .kind:
      guard let known = firsts[Self.key(decision, decision.verb)] else { return nil }
      return known.one.value != decision.value ? known.one : known.other
    case .split: return firsts[Self.key(decision, .alias)]?.one
    case .alias: return firsts[Self.key(decision, .split)]?.one
    }
  }
}

extension EntityDecision {
  /// The decision as a sentence part.
  package var shown: String {
    "\(entity) \(verb.rawValue) \(value)" + (by.isEmpty ? "" : " (\(by))")
  }
}
