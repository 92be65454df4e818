import Glibc

/// The registers of a HyperLogLog: each has the longest run of zeros that a hash of its part began
/// with, so that the order of hashes, and how often each comes, makes no difference.
///
/// After P. Flajolet, É. Fusy, O. Gandouet and F. Meunier, "HyperLogLog: the analysis of a
/// near-optimal cardinality estimation algorithm" (2007); the number is estimated as in O. Ertl, "New
/// cardinality estimation algorithms for HyperLogLog sketches" (2017), which needs no tables.
struct DistinctEstimate: Sendable {
  private static let indexBits = 14
  static let registerCount = 1 << indexBits
  /// The largest that a register can be: all other bits are zeros.
  static let largest = 64 - indexBits + 1
  private(set) var registers = [UInt8](repeating: 0, count: registerCount)

  init() {}

  /// Takes registers; nil unless there are as many as must be, and none is too large.
  init?(registers: [UInt8]) {
    guard registers.count == Self.registerCount, registers.allSatisfy({ $0 <= Self.largest })
    else { return nil }
    self.registers = registers
  }

  mutating func add(_ hash: UInt64) {
    let index = Int(hash >> (64 - Self.indexBits))
    let rest = hash << Self.indexBits
    let rank = UInt8(min(rest.leadingZeroBitCount + 1, Self.largest))
    if rank > registers[index] { registers[index] = rank }
  }

  mutating func merge(_ other: DistinctEstimate) {
    for index in registers.indices where other.registers[index] > registers[index] {
      registers[index] = other.registers[index]
    }
  }

  var count: Int {
    var counts = [Int](repeating: 0, count: Self.largest + 1)
    for register in registers { counts[Int(register)] += 1 }
    let all = Double(Self.registerCount)
    var sum = all * Self.tau(1 - Double(counts[Self.largest]) / all)
    for rank in (1..<Self.largest).reversed() { sum = 0.5 * (sum + Double(counts[rank])) }
    sum += all * Self.sigma(Double(counts[0]) / all)
    let estimate = all * all / (2 * log(2) * sum)
    return Int(exactly: estimate.rounded()) ?? .max
  }

  private static func sigma(_ start: Double) -> Double {
    if start == 1 { return .infinity }
    var (x, y, z) = (start, 1.0, start)
    while true {
      x *= x
      let before = z
      z += x * y
      y += y
      if z == before { return z }
    }
  }

  private static func tau(_ start: Double) -> Double {
    if start == 0 || start == 1 { return 0 }
    var (x, y, z) = (start, 1.0, 1 - start)
    while true {
      x = x.squareRoot()
      let before = z
      y *= 0.5
      z -= (1 - x) * (1 - x) * y
      if z == before { return z / 3 }
    }
  }
}
