import LuaKit
import NewsModel
import Spelling

/// Counts by day, week, month, quarter or year.
///
/// It keeps a count for each period that was added.
package struct Timeline: Accumulator {
  /// The name of its function.
  package static let typeName = "timeline"
  /// So many periods in a row without anything are filled with zeros; a longer gap stays one.
  private static let longestGap = 10_000
  let unit: CalendarUnit
  private var counts: [Int: WholeSum] = [:]
  private var undatedSum = WholeSum()

  init(unit: CalendarUnit) { self.unit = unit }

  /// Adds to the count of a period, or of what has no date that is exact enough.
  mutating func add(_ period: Int?, _ amount: Int) {
    if let period {
      counts[period, default: WholeSum()] += WholeSum(amount)
    } else {
      undatedSum += WholeSum(amount)
    }
  }

  /// The count of a period, 0 for one that was never added.
  func count(of period: Int) -> Int { counts[period]?.clamped ?? 0 }

  /// The sum of all periods.
  var total: Int { counts.values.reduce(into: WholeSum()) { $0 += $1 }.clamped }

  /// The sum of what had no date, or one that is not exact enough.
  var undated: Int { undatedSum.clamped }

  /// The number of periods that were added.
  var periodCount: Int { counts.count }

  /// How many rows there are: periods, and those without anything between them.
  var rowCount: Int {
    var count = 0
    var next: Int?
    for period in counts.keys.sorted() {
      if let next, period - next <= Self.longestGap { count += period - next }
      count += 1
      next = period + 1
    }
    return count
  }

  /// Periods and counts in order, gaps filled with zeros.
  var rows: [(label: String, count: Int)] {
    var rows: [(label: String, count: Int)] = []
    var next: Int?
    for (period, count) in counts.sorted(by: { $0.key < $1.key }) {
      if let next, period - next <= Self.longestGap {
        for empty in next..<period { rows.append((unit.label(empty), 0)) }
      }
      rows.append((unit.label(period), count.clamped))
      next = period + 1
    }
    return rows
  }

  /// Periods and counts, the largest first; of equal ones the earlier.
  var ranked: [(label: String, count: Int)] {
    let sorted = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    return sorted.map { (unit.label($0.key), $0.value.clamped) }
  }

  /// Adds all counts of another one; throws when it counts by another unit.
  package mutating func merge(_ other: Timeline) throws(LuaError) {
    guard other.unit == unit else {
      throw LuaError("cannot merge a timeline by \(other.unit) into one by \(unit)")
    }
    for (period, count) in other.counts { counts[period, default: WholeSum()] += count }
    undatedSum += other.undatedSum
  }

  /// Another one of the same unit.
  package func emptied() -> Timeline { Timeline(unit: unit) }

  /// About how many bytes it keeps.
  package var byteCount: Int { 64 + counts.count * 48 }

  /// The unit, and `[number of the period, count]` in order.
  package var fields: [String: MetaValue] {
    let sorted = counts.sorted { $0.key < $1.key }
    let rows = sorted.map { MetaValue.list([.integer(Int64($0.key)), $0.value.serialised]) }
    return [
      "unit": .string(unit.rawValue), "counts": .list(rows), "undated": undatedSum.serialised,
    ]
  }

  /// Reads ``fields``.
  package init(fields: SerialisedFields) throws(AccumulatorError) {
    try fields.check(known: ["unit", "counts", "undated"])
    let name = try fields.string("unit")
    guard let unit = CalendarUnit(rawValue: name) else {
      let known = CalendarUnit.allCases.map(\.rawValue)
      throw AccumulatorError(
        "there is no unit '\(name)'" + NearestName.hint(for: name, among: known))
    }
    self.unit = unit
    let rows = try fields.list("counts") { value throws(AccumulatorError) in
      let pair = try value.asTuple("[period, count]", count: 2)
      return (try pair[0].asInteger(in: unit.range), try WholeSum(serialised: pair[1]))
    }
    try checkOrder(rows) { $0.0 < $1.0 }
    for (period, count) in rows { counts[period] = count }
    undatedSum = try fields.read("undated") { value throws(AccumulatorError) in
      try WholeSum(serialised: value)
    }
  }
}
