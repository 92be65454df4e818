import CSodium

/// Fingerprints of content.
package enum ContentHash {
  /// The SHA-256 of bytes, as 64 hex digits.
  package static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return hex(digest)
  }

  /// Bytes as hex digits.
  static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let hex = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: hex, as: UTF8.self)
  }

  /// The id of a record that has none: the first 16 hex digits of its text's SHA-256.
  package static func id(of text: [UInt8]) -> String { String(sha256(text).prefix(16)) }
}
