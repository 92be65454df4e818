/// Splits text into the pieces of which phrases are made: runs of letters and digits.
///
/// Lists and texts are split by the same rule, so that "Saint-Denis", "St. Denis" and "U.S." meet
/// however the tokenizer cuts them.
package enum WordPieces {
  /// The number of bytes of the separator at an index, or 0 when a piece goes on there.
  @inline(__always)
  package static func separator(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let byte = bytes[index]
    if byte < 0x80 {
      let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
      let isDigit = byte >= 0x30 && byte <= 0x39
      return isLetter || isDigit || byte == 0x26 || byte == 0x2B ? 0 : 1
    }
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch byte {
    case 0xC2: return 2
    case 0xE2: return next <= 0x9F ? min(3, bytes.count - index) : 0
    case 0xE3: return next == 0x80 ? min(3, bytes.count - index) : 0
    case 0xF0...: return min(4, bytes.count - index)
    default: return 0
    }
  }

  /// Calls `take` with each piece inside a range, in order.
  package static func forEach(
    in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ take: (Range<Int>) -> Void
  ) {
    var index = range.lowerBound
    var start = -1
    while index < range.upperBound {
      let length = separator(at: index, of: bytes)
      if length == 0 {
        if start < 0 { start = index }
        index += 1
      } else {
        if start >= 0 { take(start..<index) }
        start = -1
        index += length
      }
    }
    if start >= 0 { take(start..<range.upperBound) }
  }
}
