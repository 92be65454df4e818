import NewsModel

/// Finds words in the body of an article, ignoring the case of ASCII letters.
package struct WordSearch: Sendable {
  private let words: [UInt8]
  /// For each number of bytes that match, how many still match when the next one does not: no byte
  /// of a text is looked at twice, however often the words nearly stand there.
  private let retreats: [Int]
  /// Finds where the words may be, borders or not.
  private let quick: CaselessSearch

  /// Takes the words as they should stand in the text.
  package init(_ words: String) {
    let words = words.utf8.map(Self.lower)
    var retreats = [0, 0]
    var matched = 0
    for byte in words.dropFirst() {
      while matched > 0, byte != words[matched] { matched = retreats[matched] }
      if byte == words[matched] { matched += 1 }
      retreats.append(matched)
    }
    (self.words, self.retreats) = (words, retreats)
    quick = CaselessSearch(words)
  }

  /// Whether some paragraph has the words, not as part of longer words.
  package func isFound(in article: Article) -> Bool {
    article.paragraphs.contains { isFound(in: article.text.bytes[$0]) }
  }

  /// The same; the story is read only when its text has the words somewhere.
  package func isFound(in story: CorpusArticle) -> Bool {
    story.mayHave(quick) && isFound(in: story.parts.article)
  }

  private func isFound(in text: ArraySlice<UInt8>) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    return text.withUnsafeBufferPointer { bytes in
      var matched = 0
      for index in bytes.indices {
        let byte = Self.lower(bytes[index])
        while matched > 0, byte != words[matched] { matched = retreats[matched] }
        if byte == words[matched] { matched += 1 }
        guard matched == words.count else { continue }
        matched = retreats[matched]
        let (start, end) = (index + 1 - words.count, index + 1)
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
