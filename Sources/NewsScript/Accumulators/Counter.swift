import LuaKit
import NewsModel

/// Counts by name.
package struct Counter: Accumulator {
  /// The name of its function.
  package static let typeName = "counter"
  private var counts: [KeyText: WholeSum] = [:]
  /// Whether there are more than it was given: only the largest are in it.
  var isCut = false
  /// About how many bytes it keeps.
  package private(set) var byteCount = 0

  /// Begins with nothing counted.
  package init() {}

  /// Adds to the count of a key.
  package mutating func add(_ key: String, _ amount: Int = 1) { add(KeyText(key), amount) }

  /// Adds to the count of a key.
  mutating func add(_ key: KeyText, _ amount: Int) { add(key, WholeSum(amount)) }

  private mutating func add(_ key: KeyText, _ amount: WholeSum) {
    let before = counts.count
    counts[key, default: WholeSum()] += amount
    if counts.count != before { byteCount += key.byteCount }
  }

  /// The count of a key, 0 for one that was never added.
  package func count(of key: String) -> Int { count(of: KeyText(key)) }

  /// The count of a key, 0 for one that was never added.
  func count(of key: KeyText) -> Int { counts[key]?.clamped ?? 0 }

  /// The sum of all counts.
  package var total: Int { counts.values.reduce(into: WholeSum()) { $0 += $1 }.clamped }

  /// The number of different keys.
  package var distinct: Int { counts.count }

  /// Keys and counts, the largest count first; equal ones by the bytes of the key.
  package var ranked: [(key: String, count: Int)] {
    let sorted = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    return sorted.map { (key: $0.key.text, count: $0.value.clamped) }
  }

  /// Adds all counts of another counter.
  package mutating func merge(_ other: Counter) {
    for (key, count) in other.counts { add(key, count) }
  }

  /// Another one with nothing counted.
  package func emptied() -> Counter { Counter() }

  /// Keys with their counts, by the bytes of the key.
  package var fields: [String: MetaValue] {
    let sorted = counts.sorted { $0.key < $1.key }
    return ["counts": .list(sorted.map { .list([.string($0.key.text), $0.value.serialised]) })]
  }

  /// Reads ``fields``.
  package init(fields: SerialisedFields) throws(AccumulatorError) {
    try fields.check(known: ["counts"])
    let pairs = try fields.list("counts") { value throws(AccumulatorError) in
      let pair = try value.asTuple("[key, count]", count: 2)
      return (KeyText(try pair[0].asString()), try WholeSum(serialised: pair[1]))
    }
    try checkOrder(pairs) { $0.0 < $1.0 }
    for (key, count) in pairs { add(key, count) }
  }
}
