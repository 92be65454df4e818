import NewsModel

/// A sum of whole numbers that no number of them makes too large.
///
/// It is exact in 128 bits, so that it does not depend on the order: a sum that stopped at the largest
/// integer would.
struct WholeSum: Hashable, Comparable, Sendable {
  private var exact: Int128

  init(_ number: Int = 0) { exact = Int128(number) }

  /// The sum, or the nearest integer there is.
  var clamped: Int { Int(clamping: exact) }

  static func += (left: inout WholeSum, right: WholeSum) {
    // Only a serialised form that was made up comes near the ends.
    let (sum, isTooLarge) = left.exact.addingReportingOverflow(right.exact)
    left.exact = isTooLarge ? (right.exact > 0 ? .max : .min) : sum
  }

  static func < (left: WholeSum, right: WholeSum) -> Bool { left.exact < right.exact }

  /// An integer, or its digits where it is none of 64 bits.
  var serialised: MetaValue {
    Int64(exactly: exact).map { .integer($0) } ?? .string(String(exact))
  }

  init(serialised value: MetaValue) throws(AccumulatorError) {
    switch value {
    case .integer(let number): exact = Int128(number)
    case .string(let digits):
      guard let number = Int128(digits), number.magnitude >> 120 == 0, String(number) == digits,
        Int64(exactly: number) == nil
      else { throw AccumulatorError("expected a number beyond 64 bits, got '\(digits)'") }
      exact = number
    default: throw AccumulatorError("expected integer, got \(value.typeName)")
    }
  }
}
