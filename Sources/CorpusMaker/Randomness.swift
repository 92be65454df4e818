import SeededRandom

/// Random choices that a seed repeats exactly.
struct Randomness {
  private var numbers: SplitMix

  init(seed: UInt64) { numbers = SplitMix(seed: seed) }

  /// The next 64 bits.
  mutating func next() -> UInt64 { numbers.next() }

  /// A number from 0 up to, but not with, a bound; 0 for a bound below 1.
  mutating func below(_ bound: Int) -> Int {
    bound < 1 ? 0 : Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Whether something happens that does so in so many of a hundred cases.
  mutating func percent(_ share: Int) -> Bool { below(100) < share }

  /// One of some values; there must be one.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
