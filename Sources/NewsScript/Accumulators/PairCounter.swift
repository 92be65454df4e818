import LuaKit
import NewsModel

/// Counts which names come together: in the same article, or whatever else a group is.
///
/// It keeps every name and every pair.
package struct PairCounter: Accumulator {
  /// The name of its function.
  package static let typeName = "pairs"
  /// A group of so many names has half a million pairs.
  static let mostNames = 1000
  private var pairs: [KeyPair: Int] = [:]
  private var names: [KeyText: Int] = [:]
  /// How many groups there were.
  private(set) var groups = 0
  /// About how many bytes it keeps.
  package private(set) var byteCount = 0

  /// A pair with its numbers.
  struct Row {
    let pair: KeyPair
    let counts: PairAssociation.Counts
    let score: Double
  }

  init() {}

  /// Adds a group; a name counts once in it.
  mutating func add(_ group: Set<KeyText>) {
    let sorted = group.sorted()
    groups += 1
    for (index, name) in sorted.enumerated() {
      add(1, name)
      for other in sorted[(index + 1)...] { add(1, KeyPair(name, other)) }
    }
  }

  private mutating func add(_ count: Int, _ name: KeyText) {
    let before = names.count
    names[name, default: 0] += count
    if names.count != before { byteCount += name.byteCount }
  }

  private mutating func add(_ count: Int, _ pair: KeyPair) {
    let before = pairs.count
    pairs[pair, default: 0] += count
    // The names are there once, and shared.
    if pairs.count != before { byteCount += 96 }
  }

  /// In how many groups a name is.
  func count(of name: KeyText) -> Int { names[name] ?? 0 }

  /// In how many groups two names are together.
  func count(of pair: KeyPair) -> Int {
    pair.first == pair.second ? count(of: pair.first) : pairs[pair] ?? 0
  }

  var pairCount: Int { pairs.count }

  /// Pairs that come at least so often, the largest score first; then those that come most often, then
  /// by the bytes of the names.
  func ranked(by association: PairAssociation, least: Int) -> [Row] {
    let rows = pairs.filter { $0.value >= least }.map { pair, count -> Row in
      let counts = PairAssociation.Counts(
        both: count, first: names[pair.first] ?? 0, second: names[pair.second] ?? 0, all: groups)
      return Row(pair: pair, counts: counts, score: association.score(counts))
    }
    return rows.sorted { left, right in
      if left.score != right.score { return left.score > right.score }
      if left.counts.both != right.counts.both { return left.counts.both > right.counts.both }
      return left.pair < right.pair
    }
  }

  /// Adds all groups of another one.
  package mutating func merge(_ other: PairCounter) {
    groups += other.groups
    for (name, count) in other.names { add(count, name) }
    for (pair, count) in other.pairs { add(count, pair) }
  }

  /// Another one without groups.
  package func emptied() -> PairCounter { PairCounter() }

  /// Names with counts, and pairs as the numbers of their names, counted from 1, with counts.
  package var fields: [String: MetaValue] {
    let sorted = names.sorted { $0.key < $1.key }
    var numbers: [KeyText: Int64] = [:]
    for (offset, name) in sorted.enumerated() { numbers[name.key] = Int64(offset + 1) }
    let rows = pairs.map { pair, count in
      [numbers[pair.first] ?? 0, numbers[pair.second] ?? 0, Int64(count)]
    }
    let ordered = rows.sorted { $0.lexicographicallyPrecedes($1) }
    return [
      "groups": .integer(Int64(groups)),
      "names": .list(sorted.map { .list([.string($0.key.text), .integer(Int64($0.value))]) }),
      "pairs": .list(ordered.map { .list($0.map { .integer($0) }) }),
    ]
  }

  /// Reads ``fields``.
  package init(fields: SerialisedFields) throws(AccumulatorError) {
    try fields.check(known: ["groups", "names", "pairs"])
    // So large that no sum of those that were counted comes near, and far from the largest integer.
    let most = 1 << 40
    groups = try fields.integer("groups", in: 0...most)
    let groups = groups
    let names = try fields.list("names") { value throws(AccumulatorError) in
      let pair = try value.asTuple("[name, count]", count: 2)
      return (KeyText(try pair[0].asString()), try pair[1].asInteger(in: 1...max(1, groups)))
    }
    try checkOrder(names) { $0.0 < $1.0 }
    if groups == 0, !names.isEmpty {
      throw AccumulatorError("expected no names without groups").under(".names")
    }
    for (name, count) in names { add(count, name) }
    let pairs = try fields.list("pairs") { value throws(AccumulatorError) in
      let parts = try value.asTuple("[first, second, count]", count: 3)
      let first = try parts[0].asInteger(in: 1...max(1, names.count))
      let second = try parts[1].asInteger(in: 1...max(1, names.count))
      guard first < second, second <= names.count else {
        throw AccumulatorError("expected two names of \(names.count), the first one first")
      }
      let most = min(names[first - 1].1, names[second - 1].1)
      return (first, second, try parts[2].asInteger(in: 1...most))
    }
    try checkOrder(pairs) { ($0.0, $0.1) < ($1.0, $1.1) }
    for (first, second, count) in pairs {
      add(count, KeyPair(names[first - 1].0, names[second - 1].0))
    }
  }
}
