/// Looks at eight bytes at a time, as one number.
///
/// Every function may read up to ``padding`` bytes behind the last one that counts; buffers that are
/// searched are longer by that much.
enum ByteWords {
  /// How many bytes behind the last one must be there.
  static let padding = 16

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Eight bytes, the first one lowest.
  @inline(__always)
  static func load(_ bytes: UnsafePointer<UInt8>, _ index: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self))
  }

  /// Marks the lowest byte that equals a value that is repeated in all bytes of `value`; marks above
  /// it may be wrong.
  @inline(__always)
  private static func equal(_ word: UInt64, _ value: UInt64) -> UInt64 {
    let difference = word ^ value
    return (difference &- ones) & ~difference
  }

  /// The first byte of a string that is not itself: a quote, a backslash or a control character;
  /// `end` when there is none before it.
  ///
  /// `seen` collects the bits of all bytes that were looked at.
  @inline(__always)
  static func stop(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, seen: inout UInt64
  ) -> Int {
    var index = start
    while index < end {
      let word = load(bytes, index)
      seen |= word
      let quotes = equal(word, 0x2222_2222_2222_2222) | equal(word, 0x5C5C_5C5C_5C5C_5C5C)
      let controls = (word &- 0x2020_2020_2020_2020) & ~word
      let marks = (quotes | controls) & highs
      if marks != 0 { return min(end, index + marks.trailingZeroBitCount >> 3) }
      index += 8
    }
    return end
  }

  /// The first backslash, or `end`.
  @inline(__always)
  static func backslash(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let marks = equal(load(bytes, index), 0x5C5C_5C5C_5C5C_5C5C) & highs
      if marks != 0 { return min(end, index + marks.trailingZeroBitCount >> 3) }
      index += 8
    }
    return end
  }

  /// The first byte that is not ASCII, or `end`.
  @inline(__always)
  static func wide(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let marks = load(bytes, index) & highs
      if marks != 0 { return min(end, index + marks.trailingZeroBitCount >> 3) }
      index += 8
    }
    return end
  }

  /// Whether some byte is not ASCII of those that were collected.
  @inline(__always)
  static func hasWide(_ seen: UInt64) -> Bool { seen & highs != 0 }

  /// Whether bytes are valid UTF-8.
  static func isUTF8(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    var index = wide(bytes, from: 0, to: count)
    while index < count {
      let (length, isValid) = UTF8Repair.sequence(
        in: UnsafeBufferPointer(start: bytes, count: count), at: index)
      if !isValid { return false }
      index += length
      // Characters that are not ASCII come in groups.
      if index < count, bytes[index] < 0x80 { index = wide(bytes, from: index, to: count) }
    }
    return true
  }
}
