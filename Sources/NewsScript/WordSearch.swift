import NewsModel

/// Finds words in the body of an article, ignoring the case of ASCII letters.
package struct WordSearch: Sendable {
  private let words: [UInt8]

  /// Takes the words as they should stand in the text.
  package init(_ words: String) { self.words = words.utf8.map(Self.lower) }

  /// Whether some paragraph has the words, not as part of longer words.
  package func isFound(in article: Article) -> Bool {
    article.paragraphs.contains { isFound(in: article.text.bytes[$0]) }
  }

  private func isFound(in text: ArraySlice<UInt8>) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    return text.withUnsafeBufferPointer { bytes in
      guard bytes.count >= words.count else { return false }
      for start in 0...(bytes.count - words.count) where Self.lower(bytes[start]) == first {
        var length = 1
        while length < words.count, Self.lower(bytes[start + length]) == words[length] {
          length += 1
        }
        guard length == words.count else { continue }
        let end = start + length
        let isWordBefore = start > 0 && Self.isWord(bytes[start - 1]) && Self.isWord(first)
        let isWordAfter = end < bytes.count && Self.isWord(bytes[end]) && Self.isWord(last)
        if !isWordBefore, !isWordAfter { return true }
      }
      return false
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// Letters, digits and every byte of a character that is not ASCII.
  private static func isWord(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A)
      || (byte >= 0x61 && byte <= 0x7A) || byte >= 0x80
  }
}
