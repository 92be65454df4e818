import NewsModel

/// Tells lines that are no running text by how they begin: credits, bylines, tags.
struct LineKinds {
  let text: ArticleText
  let lists: WireLists

  /// What a short line is, or nil when it is running text.
  ///
  /// - Parameters:
  ///   - span: The line.
  ///   - isHead: Whether it stands before or after the story, where more is allowed.
  /// - Returns: The kind of block.
  func kind(of span: TextSpan, isHead: Bool) -> Block.Kind? {
    guard span.count <= 300 else { return nil }
    if isHead, isByline(span) { return .byline }
    guard let kind = lists.marker(text, span) else { return nil }
    let isLabelled = text.firstByte(at: span.lowerBound) == UInt8(ascii: "(") || hasLabel(span)
    switch kind {
    case .caption, .tags: return isLabelled || isHead ? kind : nil
    default:
      guard isHead else { return nil }
      return isLabelled || text.bytes[span].last != UInt8(ascii: ".") || kind == .boilerplate
        ? kind : nil
    }
  }

  /// The blocks at the end of a story that are no paragraphs.
  func tail(of units: [TextUnit]) -> [Block] {
    var blocks: [Block] = []
    for unit in units.dropFirst().suffix(6).reversed() {
      guard unit.lines.count <= 2, let kind = kind(of: unit.span, isHead: true) else { break }
      blocks.append(Block(kind: kind, span: unit.span))
    }
    return blocks.reversed()
  }

  /// Whether a colon stands within the first three words.
  private func hasLabel(_ span: TextSpan) -> Bool {
    text.bytes[span].prefix(24).contains(UInt8(ascii: ":"))
  }

  /// Whether a line is "By" and names.
  private func isByline(_ span: TextSpan) -> Bool {
    guard span.count <= 120, text.bytes[span].last != UInt8(ascii: ".") else { return false }
    let tokens = lists.tokenizer.tokens(of: text, in: span)
    guard (2...10).contains(tokens.count), text.equals(tokens[0], "by"),
      tokens[0].casing != .lower
    else { return false }
    return tokens.dropFirst().allSatisfy { token in
      switch token.kind {
      case .word: token.casing != .lower || text.equals(token, anyOf: ["and", "in", "of", "for"])
      case .punctuation, .symbol, .email: true
      default: false
      }
    }
  }
}

extension ArticleText {
  /// The byte at an index, or 0 outside the text.
  func firstByte(at index: Int) -> UInt8 { index >= 0 && index < count ? bytes[index] : 0 }
}
