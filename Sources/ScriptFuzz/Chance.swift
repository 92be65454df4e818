import SeededRandom

/// Random choices that are the same for the same seed.
package final class Chance: RandomNumberGenerator {
  private var numbers: SplitMix

  /// Begins with a seed.
  package init(seed: UInt64) { numbers = SplitMix(seed: seed) }

  /// The seed of a program of a run.
  package static func seed(_ seed: UInt64, program number: Int) -> UInt64 {
    let chance = Chance(seed: seed ^ (UInt64(truncatingIfNeeded: number) &* 0xD1B5_4A32_D192_ED03))
    return chance.next()
  }

  /// The next 64 bits.
  package func next() -> UInt64 { numbers.next() }

  /// A number from 0 up to, but not with, a bound; 0 when the bound is not positive.
  package func below(_ bound: Int) -> Int {
    bound <= 0 ? 0 : Int(next() % UInt64(bound))
  }

  /// A number of a range.
  package func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// Whether something happens that does so in so many of a hundred cases.
  package func percent(_ share: Int) -> Bool { below(100) < share }

  /// One of some values, or what stands in for them when there are none.
  package func pick<Value>(_ values: [Value], else other: Value) -> Value {
    values.isEmpty ? other : values[below(values.count)]
  }

  /// One of some texts; nothing when there are none.
  package func pick(_ texts: [String]) -> String { pick(texts, else: "") }
}
