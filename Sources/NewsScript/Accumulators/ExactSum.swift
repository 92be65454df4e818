import NewsModel

/// A sum of floats and integers without any rounding, so that neither order nor grouping counts.
///
/// It is a fixed-point number wide enough for all floats and their squares: digits of 32 bits in words
/// of 64, whose spare bits take the carries of many additions (the "small superaccumulator" of R. M.
/// Neal, "Fast exact summation using small and large superaccumulators", 2015). Only the digits
/// between the lowest and the highest that were touched are kept.
struct ExactSum: Sendable {
  /// The weight of the first digit is 2 to the power of 32 times this, below 1: the square of the least
  /// float has a digit.
  static let fraction = 68
  private var low = 0
  private var words: [Int64] = []
  private var additions = 0
  /// After so many additions, each of less than 2^34 to a word, carries are passed on.
  private static let mostAdditions = 1 << 26

  init() {}

  mutating func add(_ number: ExactNumber) {
    switch number {
    case .integer(let value):
      add(UInt128(value.magnitude), exponent: 0, isNegative: value < 0)
    case .real(let value):
      let (bits, exponent) = Self.parts(value)
      add(UInt128(bits), exponent: exponent, isNegative: value < 0)
    }
  }

  mutating func addSquare(of number: ExactNumber) {
    switch number {
    case .integer(let value):
      let magnitude = UInt128(value.magnitude)
      add(magnitude * magnitude, exponent: 0, isNegative: false)
    case .real(let value):
      let (bits, exponent) = Self.parts(value)
      add(UInt128(bits) * UInt128(bits), exponent: 2 * exponent, isNegative: false)
    }
  }

  /// A float as a whole number times a power of two.
  private static func parts(_ value: Double) -> (bits: UInt64, exponent: Int) {
    let raw = Int(value.exponentBitPattern)
    let fraction = value.significandBitPattern
    return raw == 0 ? (fraction, -1074) : (fraction | 1 << 52, raw - 1075)
  }

  private mutating func add(_ magnitude: UInt128, exponent: Int, isNegative: Bool) {
    if magnitude == 0 { return }
    let position = exponent + Self.fraction * 32
    let (index, shift) = (position >> 5, UInt64(position & 31))
    touch(index..<index + 5)
    var rest = magnitude
    var place = index - low
    while rest != 0 {
      let digit = UInt64(truncatingIfNeeded: rest & 0xFFFF_FFFF) << shift
      let (lower, upper) = (Int64(digit & 0xFFFF_FFFF), Int64(digit >> 32))
      words[place] += isNegative ? -lower : lower
      words[place + 1] += isNegative ? -upper : upper
      rest >>= 32
      place += 1
    }
    countAddition()
  }

  private mutating func countAddition() {
    additions += 1
    if additions == Self.mostAdditions { self = ExactSum(value) }
  }

  /// Makes words for a range of digits.
  private mutating func touch(_ range: Range<Int>) {
    if words.isEmpty { low = range.lowerBound }
    if range.lowerBound < low {
      words = [Int64](repeating: 0, count: low - range.lowerBound) + words
      low = range.lowerBound
    }
    let missing = range.upperBound - low - words.count
    if missing > 0 { words += [Int64](repeating: 0, count: missing) }
  }

  /// Adds another sum.
  mutating func merge(_ other: ExactSum) {
    let value = other.value
    if value.magnitude.isZero { return }
    let start = value.magnitude.low
    touch(start..<start + value.magnitude.digits.count)
    for (offset, digit) in value.magnitude.digits.enumerated() {
      words[start - low + offset] += value.isNegative ? -Int64(digit) : Int64(digit)
    }
    countAddition()
  }

  /// The sum in the one form that it has whatever it was added up from.
  struct Value: Hashable {
    let isNegative: Bool
    /// In units of the least digit.
    let magnitude: Natural
  }

  var value: Value {
    var digits: [UInt32] = []
    var carry: Int64 = 0
    for word in words {
      let sum = word + carry
      digits.append(UInt32(truncatingIfNeeded: sum))
      carry = sum >> 32
    }
    while carry != 0 && carry != -1 {
      digits.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    guard carry == -1 else {
      return Value(isNegative: false, magnitude: Natural(low: low, digits: digits))
    }
    // Negative: what is missing to the next power.
    let power = Natural(low: low, digits: [UInt32](repeating: 0, count: digits.count) + [1])
    let magnitude = power.minus(Natural(low: low, digits: digits))
    return Value(isNegative: true, magnitude: magnitude)
  }

  private init(_ value: Value) {
    low = value.magnitude.low
    words = value.magnitude.digits.map { value.isNegative ? -Int64($0) : Int64($0) }
  }

  /// The nearest float; infinite beyond all floats.
  var double: Double {
    let value = value
    let (significand, exponent) = value.magnitude.scaled
    if significand == 0 { return 0 }
    return Double(
      sign: value.isNegative ? .minus : .plus, exponent: exponent - Self.fraction * 32,
      significand: significand)
  }

  /// The sum as an integer; nil when it is none of 64 bits.
  var integer: Int? {
    let value = value
    if value.magnitude.isZero { return 0 }
    guard value.magnitude.low >= Self.fraction else { return nil }
    var number: Int128 = 0
    for (offset, digit) in value.magnitude.digits.enumerated() {
      let shift = 32 * (value.magnitude.low - Self.fraction + offset)
      if shift > 64 { return nil }
      number |= Int128(digit) << Int128(shift)
    }
    return Int(exactly: value.isNegative ? -number : number)
  }

  var byteCount: Int { 32 + words.count * 8 }

  /// Whether it is negative, the number of the first digit, and the digits.
  var serialised: MetaValue {
    let value = value
    let digits = value.magnitude.digits.map { MetaValue.integer(Int64($0)) }
    return .list([
      .bool(value.isNegative), .integer(Int64(value.magnitude.low)), .list(digits),
    ])
  }

  init(serialised value: MetaValue) throws(AccumulatorError) {
    let parts = try value.asTuple("[is negative, first digit, digits]", count: 3)
    guard case .bool(let isNegative) = parts[0] else {
      throw AccumulatorError("expected boolean, got \(parts[0].typeName)")
    }
    // Squares of the largest floats, and as many as there may be, end below this.
    let low = try parts[1].asInteger(in: 0...160)
    let digits = try parts[2].asList { digit throws(AccumulatorError) in
      UInt32(try digit.asInteger(in: 0...0xFFFF_FFFF))
    }
    guard digits.count <= 160, digits.first != 0, digits.last != 0 else {
      throw AccumulatorError("expected digits that neither begin nor end with 0")
    }
    let magnitude = Natural(low: low, digits: digits)
    guard !magnitude.isZero || (low == 0 && !isNegative) else {
      throw AccumulatorError("expected 0 without a sign")
    }
    self.init(Value(isNegative: isNegative, magnitude: magnitude))
  }
}
