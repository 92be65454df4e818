import NewsModel

extension ArticleText {
  /// Whether a part of the text is a word, whatever the case of its ASCII letters.
  ///
  /// - Parameters:
  ///   - span: The part of the text.
  ///   - word: The word; ASCII letters of it must be lower case.
  /// - Returns: Whether they are equal.
  package func equals(_ span: TextSpan, _ word: String) -> Bool {
    let utf8 = word.utf8
    guard utf8.count == span.count, span.lowerBound >= 0, span.upperBound <= count else {
      return false
    }
    var index = span.lowerBound
    for byte in utf8 {
      let own = bytes[index]
      guard own == byte || (own >= 0x41 && own <= 0x5A && own | 0x20 == byte) else { return false }
      index += 1
    }
    return true
  }

  /// Whether a token is a word, whatever the case of its ASCII letters.
  package func equals(_ token: Token, _ word: String) -> Bool { equals(token.span, word) }

  /// Whether a token is one of a few words, whatever the case of its ASCII letters.
  package func equals(_ token: Token, anyOf words: [String]) -> Bool {
    words.contains { equals(token.span, $0) }
  }

  /// A part of the text in lower case.
  package func lowercasedWord(_ span: TextSpan) -> String { self[span].lowercased() }

  /// The first byte of a token, or 0 for one outside the text.
  package func firstByte(_ token: Token) -> UInt8 {
    Int(token.start) < count ? bytes[Int(token.start)] : 0
  }
}
