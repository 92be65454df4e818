/// Questions about bytes of text.
enum ByteText {
  /// Whether a byte is white space of ASCII.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// The bytes without the white space at both ends.
  static func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
    var rest = bytes[...]
    while let first = rest.first, isSpace(first) { rest = rest.dropFirst() }
    while let last = rest.last, isSpace(last) { rest = rest.dropLast() }
    return rest
  }

  /// A string without the white space at both ends.
  static func trimmed(_ text: String) -> String {
    String(decoding: trimmed(Array(text.utf8)), as: UTF8.self)
  }

  /// Whether bytes begin with a word, whatever the case of its ASCII letters; the word is lower case.
  static func begins<Bytes: Collection<UInt8>>(_ bytes: Bytes, with word: StaticString) -> Bool {
    var index = bytes.startIndex
    for step in 0..<word.utf8CodeUnitCount {
      guard index < bytes.endIndex, lower(bytes[index]) == word.utf8Start[step] else {
        return false
      }
      index = bytes.index(after: index)
    }
    return true
  }

  /// An ASCII letter in lower case, any other byte as it is.
  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  /// Where a word begins in bytes, whatever the case of its ASCII letters; the word is lower case.
  static func find(_ word: StaticString, in bytes: [UInt8], from start: Int = 0) -> Int? {
    let count = word.utf8CodeUnitCount
    guard count > 0, bytes.count >= count, start <= bytes.count - count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      let first = word.utf8Start[0]
      for index in start...(buffer.count - count) where lower(buffer[index]) == first {
        var step = 1
        while step < count, lower(buffer[index + step]) == word.utf8Start[step] { step += 1 }
        if step == count { return index }
      }
      return nil
    }
  }

  /// Bytes from the first that is no white space and no byte order mark.
  static func withoutLeadingSpace(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    return rest.drop { isSpace($0) }
  }
}
