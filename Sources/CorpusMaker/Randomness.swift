/// Random numbers that a seed repeats exactly, by the SplitMix64 method.
///
/// Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
struct Randomness {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number from 0 up to, but not with, a bound; 0 for a bound below 1.
  mutating func below(_ bound: Int) -> Int {
    bound < 1 ? 0 : Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Whether something happens that does so in so many of a hundred cases.
  mutating func percent(_ share: Int) -> Bool { below(100) < share }

  /// One of some values; there must be one.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
