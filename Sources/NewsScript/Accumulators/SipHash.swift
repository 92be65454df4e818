/// A hash of bytes that is the same in every process, and cannot be guessed without the key.
///
/// SipHash-2-4, after J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF" (2012).
package struct SipHash {
  private var (v0, v1, v2, v3): (UInt64, UInt64, UInt64, UInt64)
  private var pending: UInt64 = 0
  private var count: UInt64 = 0

  /// Takes the two halves of the key.
  package init(key k0: UInt64, _ k1: UInt64) {
    (v0, v1) = (k0 ^ 0x736F_6D65_7073_6575, k1 ^ 0x646F_7261_6E64_6F6D)
    (v2, v3) = (k0 ^ 0x6C79_6765_6E65_7261, k1 ^ 0x7465_6462_7974_6573)
  }

  /// Adds bytes.
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      pending |= UInt64(byte) << ((count & 7) * 8)
      count &+= 1
      if count & 7 == 0 {
        compress(pending)
        pending = 0
      }
    }
  }

  /// Adds the eight bytes of a number, the lowest first.
  mutating func add(_ number: Int) {
    let bits = UInt64(bitPattern: Int64(number))
    add((0..<8).map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) })
  }

  /// The hash of all that was added.
  package func finished() -> UInt64 {
    var copy = self
    copy.compress(pending | (count << 56))
    copy.v2 ^= 0xFF
    for _ in 0..<4 { copy.round() }
    return copy.v0 ^ copy.v1 ^ copy.v2 ^ copy.v3
  }

  private mutating func compress(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  private mutating func round() {
    v0 &+= v1
    v2 &+= v3
    v1 = Self.rotated(v1, 13) ^ v0
    v3 = Self.rotated(v3, 16) ^ v2
    v0 = Self.rotated(v0, 32)
    v2 &+= v1
    v0 &+= v3
    v1 = Self.rotated(v1, 17) ^ v2
    v3 = Self.rotated(v3, 21) ^ v0
    v2 = Self.rotated(v2, 32)
  }

  private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word << bits | word >> (64 - bits)
  }
}
