import NewsModel

/// What the search for quotes reads: tokens, sentences, mentions, and who may speak.
struct QuoteContext {
  let text: ArticleText
  let tokens: [Token]
  let sentences: [TextSpan]
  let mentions: [Mention]
  let entities: [Entity]
  let cues: CueVerbs
  /// The first token of each paragraph and the one behind its last.
  let paragraphs: [Range<Int>]
  /// The first token of each sentence and the one behind its last.
  let sentenceTokens: [Range<Int>]
  /// For each token, the quoted span that it is in, or -1.
  private(set) var quoted: [Int32]
  let spans: [QuotedSpan]

  init(_ analysis: Analysis, cues: CueVerbs) {
    (text, tokens, sentences) = (analysis.text, analysis.tokens, analysis.sentences)
    (mentions, entities, self.cues) = (analysis.mentions, analysis.entities, cues)
    paragraphs = Self.ranges(of: analysis.article.paragraphs, tokens)
    sentenceTokens = Self.ranges(of: sentences, tokens)
    let finder = QuotedSpanFinder(text: text, tokens: tokens)
    var spans: [QuotedSpan] = []
    for (index, range) in paragraphs.enumerated() {
      spans += finder.spans(in: range, paragraph: index)
    }
    self.spans = spans
    quoted = Array(repeating: -1, count: tokens.count)
    for (number, span) in spans.enumerated() {
      for index in span.open..<min(span.close + 1, tokens.count)
      where index < span.close || span.isClosed {
        quoted[index] = Int32(number)
      }
    }
  }

  /// The tokens of spans that are in order and apart.
  private static func ranges(of spans: [TextSpan], _ tokens: [Token]) -> [Range<Int>] {
    var index = 0
    return spans.map { span in
      while index < tokens.count, Int(tokens[index].start) < span.lowerBound { index += 1 }
      let first = index
      while index < tokens.count, Int(tokens[index].end) <= span.upperBound { index += 1 }
      return first..<index
    }
  }

  func isWord(_ index: Int, _ word: String) -> Bool {
    tokens.indices.contains(index) && text.equals(tokens[index], word)
  }

  func isWord(_ index: Int, anyOf words: [String]) -> Bool {
    words.contains { isWord(index, $0) }
  }

  func mark(_ index: Int) -> String {
    guard tokens.indices.contains(index), tokens[index].kind == .punctuation,
      tokens[index].span.count < 4
    else { return "" }
    return text[tokens[index].span]
  }

  /// The index of the sentence that a token belongs to, or nil.
  func sentence(of token: Int) -> Int? {
    var (low, high) = (0, sentenceTokens.count)
    while low < high {
      let middle = (low + high) / 2
      if sentenceTokens[middle].upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < sentenceTokens.count && sentenceTokens[low].contains(token) ? low : nil
  }

  /// The indexes of the mentions that begin in a range of tokens, in order.
  func mentions(in range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, range.upperBound <= tokens.count else { return 0..<0 }
    let first = firstMention(from: Int(tokens[range.lowerBound].start))
    let last = firstMention(from: Int(tokens[range.upperBound - 1].end))
    return first..<max(first, last)
  }

  private func firstMention(from byte: Int) -> Int {
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].span.lowerBound < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The index of the first token that begins at a byte or behind it.
  func token(from byte: Int) -> Int {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The bytes from one token to the one before another.
  func span(_ range: Range<Int>) -> TextSpan {
    guard let first = range.first, let last = range.last, last < tokens.count else { return 0..<0 }
    return Int(tokens[first].start)..<Int(tokens[last].end)
  }
}
