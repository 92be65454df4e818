import NewsModel

extension StoryWords {
  /// Cuts tokens into words and says what stands between them.
  struct Builder {
    let bytes: UnsafeBufferPointer<UInt8>
    let lexicons: Lexicons
    var words: [NameWord] = []
    private var gap = NameWord.Gap.start
    private var isWeak = true

    init(bytes: UnsafeBufferPointer<UInt8>, lexicons: Lexicons) {
      (self.bytes, self.lexicons) = (bytes, lexicons)
    }

    /// Takes the next token; `isNew` says that a sentence begins with it.
    mutating func take(_ token: Token, isDateline: Bool, isNew: Bool) {
      if isNew { (gap, isWeak) = (.start, true) }
      let isAnd = token.span.count == 1 && bytes[Int(token.start)] == 0x26
      guard token.kind == .word || token.kind == .number || isAnd else {
        mark(token)
        return
      }
      if isPossessive(token) {
        gap = .possessive
        return
      }
      let first = words.count
      if gap == .space, let last = words.last, last.tokenEnd == token.start { gap = .joined }
      WordPieces.forEach(in: token.span, of: bytes) { piece in
        var word = NameWord(
          start: Int32(piece.lowerBound), end: Int32(piece.upperBound),
          tokenEnd: Int32(piece.upperBound), hash: TextFolding.hash(bytes, piece), traits: [],
          casing: Self.casing(bytes, piece), gap: gap)
        word.traits = lexicons.words[word.hash]
        word.isWeakPlace = isWeak
        word.isInDateline = isDateline
        word.isInner = words.count > first
        words.append(word)
        (gap, isWeak) = (.joined, false)
      }
      guard words.count > first else { return }
      let last = words.count - 1
      if bytes[token.span].last == 0x2E { words[last].tokenEnd = token.end }
      gap = .space
    }

    private mutating func mark(_ token: Token) {
      let byte = bytes[Int(token.start)]
      switch byte {
      case 0x2C: if gap == .space { gap = .comma } else { gap = .hard }
      case 0x2E, 0x2F: gap = gap == .start ? .start : .hard
      default:
        if isApostrophe(Int(token.start)), gap == .space {
          gap = .apostrophe
        } else {
          if gap != .start { gap = .hard }
          isWeak = isWeak || opensSpeech(token)
        }
      }
    }

    /// Whether a mark is followed by words that begin with a capital of their own.
    private func opensSpeech(_ token: Token) -> Bool {
      switch bytes[Int(token.start)] {
      case 0x22, 0x3A, 0x21, 0x3F, 0x2A, 0x3B: true
      case 0xE2:
        token.span.count == 3 && bytes[Int(token.start) + 1] == 0x80
          && (0x98...0xA2).contains(bytes[Int(token.start) + 2])
      case 0xC2: true
      default: false
      }
    }

    private func isApostrophe(_ index: Int) -> Bool {
      bytes[index] == 0x27
        || (bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
          && bytes[index + 2] == 0x99)
    }

    private func isPossessive(_ token: Token) -> Bool {
      let start = Int(token.start)
      guard token.span.count <= 4, isApostrophe(start) else { return false }
      return bytes[Int(token.end) - 1] | 0x20 == 0x73
    }

    private static func casing(
      _ bytes: UnsafeBufferPointer<UInt8>, _ piece: Range<Int>
    ) -> NameWord.Casing {
      var upper = 0
      var lower = 0
      var isFirstUpper = false
      var index = piece.lowerBound
      while index < piece.upperBound {
        let isUpper = Self.isUpper(at: index, of: bytes)
        if isUpper == true {
          upper += 1
          if index == piece.lowerBound { isFirstUpper = true }
        } else if isUpper == false {
          lower += 1
        }
        index += 1
      }
      if upper == 0 { return lower == 0 ? .number : .lower }
      if lower == 0 { return upper == 1 ? .title : .upper }
      if !isFirstUpper {
        return upper > 1 ? .mixed : bytes[piece.lowerBound] < 0x3A ? .lower : .mixed
      }
      return upper == 1 ? .title : .mixed
    }

    /// Whether a letter is upper case; nil for what is no letter, and for the rest of a character.
    private static func isUpper(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte >= 0x41, byte <= 0x5A { return true }
        return byte >= 0x61 && byte <= 0x7A ? false : nil
      }
      let low = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch byte {
      case 0xC3: return low < 0x9F
      case 0xC4, 0xC5: return isUpperExtended(byte, low)
      case 0xCE: return low >= 0x86 && low <= 0xAB
      case 0xD0: return low <= 0xAF
      case 0xC6...0xDF: return false
      case 0xE0...: return false
      default: return nil
      }
    }

    private static func isUpperExtended(_ byte: UInt8, _ low: UInt8) -> Bool {
      let code = Int(byte & 0x1F) << 6 | Int(low & 0x3F)
      let isOdd = code & 1 == 1
      if (0x139...0x148).contains(code) || (0x179...0x17E).contains(code) { return isOdd }
      return code == 0x178 || !isOdd
    }
  }
}
