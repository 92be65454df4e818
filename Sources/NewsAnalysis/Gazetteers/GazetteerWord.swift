import NewsModel

/// A piece of a word as lists of names see it.
package struct GazetteerWord: Sendable {
  /// What stands before a piece.
  enum Gap: UInt8 {
    /// Nothing, or a mark inside a token.
    case joined
    case space
    case comma
    /// A mark or an empty line: no name goes on behind it.
    case hard
  }

  let hash: UInt64
  let start: Int32
  let end: Int32
  /// The end with the full stop of an abbreviation, if it ends with one.
  let tail: Int32
  /// The number of the word from which it was cut.
  let owner: Int32
  let gap: Gap
  /// Whether it begins with a capital letter.
  let isCapital: Bool
  /// Whether it does not begin its token.
  let isInner: Bool
}

/// The words of a text, cut and hashed for lists of names.
package struct GazetteerWords {
  private(set) var words: [GazetteerWord] = []

  /// Cuts the tokens of a text.
  package init(_ tokens: [Token], of bytes: UnsafeBufferPointer<UInt8>) {
    words.reserveCapacity(tokens.count + tokens.count / 8)
    var mark: GazetteerWord.Gap?
    var last = 0
    for (number, token) in tokens.enumerated() {
      let (start, end) = (Int(token.start), Int(token.end))
      let isAnd = end - start == 1 && bytes[start] == 0x26
      guard token.kind == .word || token.kind == .number || isAnd else {
        // A hyphen between words is as one inside a word.
        if mark != nil || bytes[start] != 0x2D || start != last || last == 0 {
          mark = Self.gap(of: token, at: bytes[start], after: mark)
        }
        continue
      }
      var gap = mark ?? Self.gap(between: last, start, of: bytes)
      mark = nil
      last = end
      var isInner = false
      WordPieces.forEach(in: start..<end, of: bytes) { piece in
        words.append(
          GazetteerWord(
            hash: TextFolding.hash(bytes, piece), start: Int32(piece.lowerBound),
            end: Int32(piece.upperBound),
            tail: piece.upperBound + 1 == end && bytes[end - 1] == 0x2E
              ? token.end : Int32(piece.upperBound), owner: Int32(number), gap: gap,
            isCapital: LetterCase.isUpper(at: piece.lowerBound, of: bytes) == true,
            isInner: isInner))
        (gap, isInner) = (.joined, true)
      }
    }
  }

  private static func gap(
    of token: Token, at byte: UInt8, after mark: GazetteerWord.Gap?
  ) -> GazetteerWord.Gap? {
    let isMark = token.kind == .punctuation || token.kind == .symbol
    // An apostrophe alone ends a possessive ("Workers' Party").
    if isMark, byte == 0x27 || (byte == 0xE2 && token.span.count == 3), mark == nil { return nil }
    return byte == 0x2C && mark == nil ? .comma : .hard
  }

  private static func gap(
    between last: Int, _ start: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> GazetteerWord.Gap {
    if last == start { return last == 0 ? .hard : .joined }
    var feeds = 0
    for index in last..<start where bytes[index] == 0x0A { feeds += 1 }
    return feeds > 1 || last == 0 ? .hard : .space
  }

  /// Takes the words of a story as the name finder cuts them.
  init(_ story: StoryWords) {
    words.reserveCapacity(story.count + story.count / 16)
    for index in 0..<story.count {
      let word = story[index]
      let gap: GazetteerWord.Gap
      switch word.gap {
      case .joined: gap = .joined
      case .comma: gap = .comma
      case .hard, .start: gap = .hard
      case .space, .apostrophe, .possessive: gap = .space
      }
      if word.gap == .possessive, index > 0 {
        let end = story[index - 1].end
        words.append(
          GazetteerWord(
            hash: KnownWord.s, start: end, end: end, tail: end, owner: Int32(index - 1),
            gap: .joined,
            isCapital: false, isInner: true))
      }
      words.append(
        GazetteerWord(
          hash: word.hash, start: word.start, end: word.end, tail: word.tokenEnd,
          owner: Int32(index), gap: gap, isCapital: word.isCapital, isInner: word.isInner))
    }
  }
}
