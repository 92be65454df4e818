import NewsModel

/// All that articles say of one entity, and what follows from it.
struct EntityFacts {
  /// A wording with its counts.
  struct Name: Hashable {
    let name: String
    var mentions = 0
    var articles = 0
    var isDecided = false
  }

  /// How much speaks for a value.
  private struct Votes {
    var best = 0
    var mentions = 0
  }

  let id: String
  private(set) var isEmpty = true
  private var ownNames: [String: Votes] = [:]
  private var otherNames: [String: Votes] = [:]
  private var ownKinds: [String: Votes] = [:]
  private var otherKinds: [String: Votes] = [:]
  private var ownIdentifiers: [String: [String: Int]] = [:]
  private var otherIdentifiers: [String: [String: Int]] = [:]
  private var counts: [String: Name] = [:]
  private var knownRoles: [String: Int] = [:]

  /// The best name.
  private(set) var name = ""
  /// The kind.
  private(set) var kind = ""
  private(set) var isNameDecided = false
  private(set) var isKindDecided = false
  /// The wordings, in the order of their bytes.
  private(set) var names: [Name] = []
  /// What articles call a person, the commonest first.
  private(set) var roles: [String] = []

  init(id: String) { self.id = id }

  /// Takes a row of `found_names`: id, kind, sort, name, identifiers, articles, mentions, best.
  ///
  /// What the entity's own id says counts; what was merged into it only where it says nothing.
  mutating func add(_ row: SQLiteStatement) {
    let isOwn = row.string(0) == id
    let wording = row.string(3) ?? ""
    let (articles, mentions) = (row.integer(5) ?? 0, row.integer(6) ?? 0)
    let best = row.integer(7) ?? 0
    isEmpty = false
    if row.string(2) == FoundName.Sort.role.rawValue {
      knownRoles[wording, default: 0] += articles
      return
    }
    counts[wording, default: Name(name: wording)].mentions += mentions
    counts[wording, default: Name(name: wording)].articles += articles
    let kind = row.string(1) ?? ""
    let identifiers = StoredJSON.table(row.bytes(4) ?? [])
    if isOwn {
      Self.add(best, mentions, for: wording, to: &ownNames)
      Self.add(articles, mentions, for: kind, to: &ownKinds)
      Self.add(identifiers, articles, to: &ownIdentifiers)
    } else {
      Self.add(best, mentions, for: wording, to: &otherNames)
      Self.add(articles, mentions, for: kind, to: &otherKinds)
      Self.add(identifiers, articles, to: &otherIdentifiers)
    }
  }

  private static func add(
    _ best: Int, _ mentions: Int, for value: String, to votes: inout [String: Votes]
  ) {
    votes[value, default: Votes()].best += best
    votes[value, default: Votes()].mentions += mentions
  }

  private static func add(
    _ identifiers: [String: MetaValue], _ count: Int, to known: inout [String: [String: Int]]
  ) {
    for (key, value) in identifiers {
      if case .string(let text) = value { known[key, default: [:]][text, default: 0] += count }
    }
  }

  /// Decides name, kind and wordings; what analysts decided wins.
  mutating func settle(by resolver: EntityResolver) {
    name = Self.winner(of: ownNames) ?? Self.winner(of: otherNames) ?? id
    kind = Self.winner(of: ownKinds) ?? Self.winner(of: otherKinds) ?? ""
    if let decided = resolver.names[id] { (name, isNameDecided) = (decided, true) }
    if let decided = resolver.kinds[id] { (kind, isKindDecided) = (decided, true) }
    var decidedNames = resolver.aliases(of: id)
    if isNameDecided { decidedNames.append(name) }
    for wording in decidedNames {
      counts[wording, default: Name(name: wording)].isDecided = true
    }
    names = counts.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    roles = knownRoles.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// The value with the most votes; of equals the longer one, then the first one by its bytes.
  private static func winner(of votes: [String: Votes]) -> String? {
    votes.max { left, right in
      let (a, b) = (left.value, right.value)
      if a.best != b.best { return a.best < b.best }
      if a.mentions != b.mentions { return a.mentions < b.mentions }
      if left.key.utf8.count != right.key.utf8.count {
        return left.key.utf8.count < right.key.utf8.count
      }
      return right.key.utf8.lexicographicallyPrecedes(left.key.utf8)
    }?.key
  }

  /// Identifiers elsewhere, as JSON; nil when there are none.
  var identifiersJSON: [UInt8]? {
    var values: [String: MetaValue] = [:]
    for known in [otherIdentifiers, ownIdentifiers] {
      for (key, counts) in known {
        let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        if let best { values[key] = .string(best.key) }
      }
    }
    return StoredJSON.bytes(values)
  }
}
