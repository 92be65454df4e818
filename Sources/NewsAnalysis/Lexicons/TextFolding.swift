/// Makes upper and lower case and accents of Latin letters equal, byte by byte.
package enum TextFolding {
  /// Base letters of U+00C0 to U+00FF.
  private static let latin1 = Array(
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty".utf8)
  /// Base letters of U+0100 to U+017F.
  private static let extended = Array(
    ("aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllll"
      + "lnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

  /// The folded letter that begins at an index, and how many bytes it takes; other bytes are given
  /// back as they are.
  @inline(__always)
  package static func letter(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> (
    byte: UInt8, length: Int
  ) {
    let byte = bytes[index]
    if byte < 0x80 {
      return (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte, 1)
    }
    guard byte >= 0xC3, byte <= 0xC5, index + 1 < bytes.count else { return (byte, 1) }
    let low = Int(bytes[index + 1] & 0x3F)
    if byte == 0xC3 { return (latin1[low], 2) }
    let position = Int(byte - 0xC4) * 64 + low
    return (position < extended.count ? extended[position] : 0x2E, 2)
  }

  /// The hash of a folded word: equal for words that differ only in case and accents.
  package static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var index = range.lowerBound
    while index < range.upperBound {
      let (byte, length) = letter(at: index, of: bytes)
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      index += length
    }
    return hash
  }

  /// The hash of a folded word given as a string, for words that rules name.
  package static func hash(_ word: StaticString) -> UInt64 {
    hash(
      UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount),
      0..<word.utf8CodeUnitCount)
  }
}
