import LuaKit
import NewsModel

/// Count, sum, mean, least and largest, standard deviation and quantiles of numbers.
///
/// Sums, and those of the squares, are exact (``ExactSum``), so that no grouping changes a bit of mean
/// or deviation. It keeps a few kilobytes for 4,096 different numbers and less for fewer; see
/// ``ValueCounts`` for what quantiles are made of.
package struct Stats: Accumulator {
  /// The name of its function.
  package static let typeName = "stats"
  private var sum = ExactSum()
  private var squares = ExactSum()
  private var counts = ValueCounts()
  private var range: ClosedRange<ExactNumber>?
  /// Whether all numbers were integers of Lua.
  private var hasOnlyIntegers = true
  /// How many numbers were added.
  private(set) var count = 0

  init() {}

  mutating func add(_ number: ExactNumber, isInteger: Bool) {
    count += 1
    hasOnlyIntegers = hasOnlyIntegers && isInteger
    sum.add(number)
    squares.addSquare(of: number)
    counts.add(number)
    range = range.map { min($0.lowerBound, number)...max($0.upperBound, number) } ?? number...number
  }

  /// Adds the numbers of another one.
  package mutating func merge(_ other: Stats) {
    count = Int(clamping: UInt64(count) + UInt64(other.count))
    hasOnlyIntegers = hasOnlyIntegers && other.hasOnlyIntegers
    sum.merge(other.sum)
    squares.merge(other.squares)
    counts.merge(other.counts)
    guard let others = other.range else { return }
    range =
      range.map {
        min($0.lowerBound, others.lowerBound)...max($0.upperBound, others.upperBound)
      } ?? others
  }

  /// The sum: an integer when all numbers were and there is one.
  var total: PlainData {
    if hasOnlyIntegers, let integer = sum.integer { return .integer(integer) }
    return .number(sum.double)
  }

  /// The least number, or null.
  var least: PlainData { range.map { shown($0.lowerBound) } ?? .null }

  /// The largest number, or null.
  var largest: PlainData { range.map { shown($0.upperBound) } ?? .null }

  private func shown(_ number: ExactNumber) -> PlainData {
    if hasOnlyIntegers, case .integer(let value) = number { return .integer(value) }
    return .number(number.double)
  }

  /// The sum by the count; nil without numbers.
  var mean: Double? {
    if count == 0 { return nil }
    let value = sum.value
    let (significand, exponent) = value.magnitude.scaled
    return Double(
      sign: value.isNegative ? .minus : .plus, exponent: exponent - ExactSum.fraction * 32,
      significand: significand / Double(count))
  }

  /// The standard deviation of a sample, over n - 1; nil of fewer than two numbers.
  ///
  /// It is the root of (n Σx² - (Σx)²) / n(n - 1), whose upper part is exact.
  var deviation: Double? {
    if count < 2 { return nil }
    let all = Natural(UInt64(count)) * squares.value.magnitude
    let magnitude = sum.value.magnitude
    // Both in units of the square of the least digit.
    let shifted = Natural(low: all.low + ExactSum.fraction, digits: all.digits)
    var (significand, exponent) = shifted.minus(magnitude * magnitude).scaled
    if significand == 0 { return 0 }
    exponent -= ExactSum.fraction * 64
    if exponent & 1 == 1 { (significand, exponent) = (significand * 2, exponent - 1) }
    let root = (significand / (Double(count) * (Double(count) - 1))).squareRoot()
    return Double(sign: .plus, exponent: exponent / 2, significand: root)
  }

  /// Whether quantiles are exact.
  var hasExactQuantiles: Bool { counts.isExact }

  /// The number below which a part of the numbers lies, from 0 to 1; nil without numbers.
  ///
  /// Between two numbers it is interpolated: definition 7 of R. J. Hyndman and Y. Fan, "Sample
  /// quantiles in statistical packages" (1996).
  func quantile(_ part: Double) -> Double? {
    guard let range, count > 0 else { return nil }
    let position = part * Double(count - 1)
    let lower = position.rounded(.down)
    let first = Int(clamping: Int64(exactly: lower) ?? .max)
    let (left, right) = values(at: first)
    let isBetween = left != right && position != lower
    // The difference of the two may be too large for a float.
    let value =
      isBetween ? left * (1 - (position - lower)) + right * (position - lower) : left
    return min(max(value, range.lowerBound.double), range.upperBound.double)
  }

  /// The numbers at a position, counted from 0 in order, and at the next.
  private func values(at position: Int) -> (Double, Double) {
    var rest = position
    var found: Double?
    for (value, count) in counts.ordered {
      if let found { return (found, value) }
      if rest < count - 1 { return (value, value) }
      if rest == count - 1 { found = value }
      rest -= count
    }
    let last = found ?? range?.upperBound.double ?? 0
    return (last, last)
  }

  /// Another one without numbers.
  package func emptied() -> Stats { Stats() }

  /// About how many bytes it keeps.
  package var byteCount: Int { sum.byteCount + squares.byteCount + counts.byteCount }

  /// Sums as digits, and how often each number, or bucket of numbers, came.
  package var fields: [String: MetaValue] {
    let counts = counts.serialised
    let ends = range.map { [$0.lowerBound.serialised, $0.upperBound.serialised] } ?? []
    return [
      "count": .integer(Int64(count)), "sum": sum.serialised, "squares": squares.serialised,
      "range": .list(ends), "integers": .bool(hasOnlyIntegers), counts.name: counts.value,
    ]
  }

  /// Reads ``fields``.
  package init(fields: SerialisedFields) throws(AccumulatorError) {
    counts = try ValueCounts(fields: fields)
    let known = ["count", "sum", "squares", "range", "integers", counts.serialised.name]
    try fields.check(known: known)
    count = try fields.integer("count", in: 0 ... .max)
    sum = try fields.read("sum") { value throws(AccumulatorError) in try ExactSum(serialised: value)
    }
    squares = try fields.read("squares") { value throws(AccumulatorError) in
      try ExactSum(serialised: value)
    }
    guard case .bool(let flag) = try fields.value("integers") else {
      throw AccumulatorError("expected boolean").under(".integers")
    }
    hasOnlyIntegers = flag
    let ends = try fields.list("range") { value throws(AccumulatorError) in
      try ExactNumber(serialised: value)
    }
    try checkCount(ends)
    if ends.count == 2 { range = ends[0]...ends[1] }
  }

  private func checkCount(_ ends: [ExactNumber]) throws(AccumulatorError) {
    let isRange = ends.count == 2 && ends[0] <= ends[1]
    guard count == 0 ? ends.isEmpty : isRange else {
      throw AccumulatorError("expected the least and the largest number").under(".range")
    }
    guard counts.total == count else {
      throw AccumulatorError("expected \(counts.total), got \(count)").under(".count")
    }
  }
}
