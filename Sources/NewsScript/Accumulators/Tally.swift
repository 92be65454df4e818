import LuaKit
import NewsModel

/// Counts by two names, the rows and columns of a table.
package struct Tally: Accumulator {
  /// The name of its function.
  package static let typeName = "tally"
  private var counts: [KeyPair: WholeSum] = [:]
  /// About how many bytes it keeps.
  package private(set) var byteCount = 0

  /// In which order rows and columns come.
  enum Order: String, CaseIterable {
    /// The largest total first; equal ones by the bytes of the name.
    case count
    /// By the bytes of the name.
    case key
  }

  /// A cell that was counted.
  struct Cell {
    let key: KeyPair
    let count: Int
  }

  init() {}

  mutating func add(_ key: KeyPair, _ amount: Int) { add(key, WholeSum(amount)) }

  private mutating func add(_ key: KeyPair, _ amount: WholeSum) {
    let before = counts.count
    counts[key, default: WholeSum()] += amount
    if counts.count != before { byteCount += key.byteCount }
  }

  /// The count of a cell, 0 for one that was never added.
  func count(of key: KeyPair) -> Int { counts[key]?.clamped ?? 0 }

  /// The sum of a row.
  func total(ofRow row: KeyText) -> Int {
    sum { $0.first == row }
  }

  var total: Int { sum { _ in true } }

  private func sum(where isCounted: (KeyPair) -> Bool) -> Int {
    counts.reduce(into: WholeSum()) { if isCounted($1.key) { $0 += $1.value } }.clamped
  }

  /// The number of cells that were counted.
  var cellCount: Int { counts.count }

  /// The cells, the largest count first; equal ones by the bytes of row and column.
  var ranked: [Cell] {
    let sorted = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    return sorted.map { Cell(key: $0.key, count: $0.value.clamped) }
  }

  /// The names of the rows, or of the columns.
  func names(_ part: KeyPath<KeyPair, KeyText>, by order: Order) -> [KeyText] {
    sums(part, by: order).map(\.name)
  }

  private func sums(_ part: KeyPath<KeyPair, KeyText>, by order: Order)
    -> [(name: KeyText, sum: WholeSum)]
  {
    var sums: [KeyText: WholeSum] = [:]
    for (key, count) in counts { sums[key[keyPath: part], default: WholeSum()] += count }
    let sorted = sums.sorted { left, right in
      order == .count && left.value != right.value
        ? left.value > right.value : left.key < right.key
    }
    return sorted.map { ($0.key, $0.value) }
  }

  /// The whole table: for each row its name, a count for each column, and the sum.
  func rows(by order: Order) -> [(name: KeyText, counts: [Int], sum: Int)] {
    let columns = names(\.second, by: order)
    return sums(\.first, by: order).map { row in
      let cells = columns.map { count(of: KeyPair(row.name, $0)) }
      return (row.name, cells, row.sum.clamped)
    }
  }

  /// Adds all counts of another one.
  package mutating func merge(_ other: Tally) {
    for (key, count) in other.counts { add(key, count) }
  }

  /// Another one with nothing counted.
  package func emptied() -> Tally { Tally() }

  /// `[row, column, count]` in the order of the names.
  package var fields: [String: MetaValue] {
    let sorted = counts.sorted { $0.key < $1.key }
    let rows = sorted.map { key, count -> MetaValue in
      .list([.string(key.first.text), .string(key.second.text), count.serialised])
    }
    return ["counts": .list(rows)]
  }

  /// Reads ``fields``.
  package init(fields: SerialisedFields) throws(AccumulatorError) {
    try fields.check(known: ["counts"])
    let rows = try fields.list("counts") { value throws(AccumulatorError) in
      let parts = try value.asTuple("[row, column, count]", count: 3)
      let key = KeyPair(KeyText(try parts[0].asString()), KeyText(try parts[1].asString()))
      return (key, try WholeSum(serialised: parts[2]))
    }
    try checkOrder(rows) { $0.0 < $1.0 }
    for (key, count) in rows { add(key, count) }
  }
}
