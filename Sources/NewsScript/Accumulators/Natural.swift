/// A whole number from 0 on, as large as need be: digits of 32 bits, the lowest first, above a number
/// of digits that are 0.
struct Natural: Hashable, Sendable {
  /// How many digits are 0 below the ones that are kept.
  private(set) var low: Int
  /// The digits; neither the first nor the last is 0.
  private(set) var digits: [UInt32]

  init(low: Int = 0, digits: [UInt32]) {
    let first = digits.firstIndex { $0 != 0 } ?? digits.count
    let end = (digits.lastIndex { $0 != 0 } ?? first - 1) + 1
    self.digits = Array(digits[first..<end])
    self.low = self.digits.isEmpty ? 0 : low + first
  }

  init(_ number: UInt64) {
    self.init(digits: [
      UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32),
    ])
  }

  var isZero: Bool { digits.isEmpty }

  static func * (left: Natural, right: Natural) -> Natural {
    var product = [UInt32](repeating: 0, count: left.digits.count + right.digits.count)
    for (i, digit) in left.digits.enumerated() {
      var carry: UInt64 = 0
      for (j, other) in right.digits.enumerated() {
        let sum = UInt64(digit) * UInt64(other) + UInt64(product[i + j]) + carry
        product[i + j] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      product[i + right.digits.count] = UInt32(truncatingIfNeeded: carry)
    }
    return Natural(low: left.low + right.low, digits: product)
  }

  /// The difference, or 0 when the other number is larger.
  func minus(_ other: Natural) -> Natural {
    if other.isZero { return self }
    let start = min(low, other.low)
    let end = max(low + digits.count, other.low + other.digits.count)
    var difference: [UInt32] = []
    var borrow: Int64 = 0
    for index in start..<end {
      let value = Int64(digit(index)) - Int64(other.digit(index)) - borrow
      difference.append(UInt32(truncatingIfNeeded: value))
      borrow = value < 0 ? 1 : 0
    }
    return borrow == 0 ? Natural(low: start, digits: difference) : Natural(digits: [])
  }

  private func digit(_ index: Int) -> UInt32 {
    digits.indices.contains(index - low) ? digits[index - low] : 0
  }

  /// The nearest float (of two as near the even one) as a number from 1 to 2 and a power of two; of 0
  /// the number is 0.
  var scaled: (significand: Double, exponent: Int) {
    guard let top = digits.last else { return (0, 0) }
    let shift = UInt64(top.leadingZeroBitCount)
    // The highest 64 bits, and whether a bit below is set.
    let place = low + digits.count - 1
    let next = UInt64(digit(place - 1))
    var bits = (UInt64(top) << 32 | next) << shift
    let third = UInt64(digit(place - 2)) << shift
    bits |= third >> 32
    let isMore = third & 0xFFFF_FFFF != 0 || digits.count > 3
    var kept = bits >> 11
    let rest = bits & 0x7FF
    if rest > 0x400 || (rest == 0x400 && (isMore || kept & 1 == 1)) { kept += 1 }
    let exponent = place * 32 + 31 - Int(shift)
    let significand = Double(kept) / Double(sign: .plus, exponent: 52, significand: 1)
    return significand == 2 ? (1, exponent + 1) : (significand, exponent)
  }
}
