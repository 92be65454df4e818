import CSodium

/// The SHA-256 of bytes that come in pieces.
package struct ContentDigest: ~Copyable {
  private var state = crypto_hash_sha256_state()
  /// How many bytes there were.
  package private(set) var count = 0

  /// Begins with no bytes.
  package init() { crypto_hash_sha256_init(&state) }

  /// Adds bytes behind those before.
  package mutating func add(_ bytes: [UInt8]) {
    crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
    count += bytes.count
  }

  /// The SHA-256 of all bytes so far, as 64 hex digits; more can be added.
  package var hex: String {
    var state = state
    var digest = [UInt8](repeating: 0, count: 32)
    crypto_hash_sha256_final(&state, &digest)
    return ContentHash.hex(digest)
  }
}
