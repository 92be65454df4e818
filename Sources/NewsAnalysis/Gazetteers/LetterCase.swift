/// The case of letters in UTF-8 text: Latin, Greek and Cyrillic.
enum LetterCase {
  /// Whether the letter that begins at an index is upper case; nil for what is no letter, and for
  /// the rest of a character.
  @inline(__always)
  static func isUpper(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    let byte = bytes[index]
    if byte < 0x80 {
      if byte >= 0x41, byte <= 0x5A { return true }
      return byte >= 0x61 && byte <= 0x7A ? false : nil
    }
    return isUpperBeyondASCII(byte, index + 1 < bytes.count ? bytes[index + 1] : 0)
  }

  private static func isUpperBeyondASCII(_ byte: UInt8, _ low: UInt8) -> Bool? {
    switch byte {
    case 0xC3: return low < 0x9F
    case 0xC4, 0xC5:
      let code = Int(byte & 0x1F) << 6 | Int(low & 0x3F)
      let isOdd = code & 1 == 1
      if (0x139...0x148).contains(code) || (0x179...0x17E).contains(code) { return isOdd }
      return code == 0x178 || !isOdd
    case 0xCE: return low >= 0x86 && low <= 0xAB
    case 0xD0: return low <= 0xAF
    case 0xC6...0xDF, 0xE0...: return false
    default: return nil
    }
  }
}
