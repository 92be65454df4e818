import NewsModel

/// What the search for claims reads of an article: who is mentioned where, and in whose words.
struct ClaimStory {
  let text: ArticleText
  let tokens: [Token]
  let mentions: [Mention]
  let entities: [Entity]
  let words: ClaimWords
  /// The tokens of each sentence.
  let sentences: [Range<Int>]
  /// For each token the outermost mention that covers it, or -1.
  private let outer: [Int32]
  /// The entity of the agency that the dateline names, with its mention.
  let agency: Int?

  init(_ analysis: Analysis, words: ClaimWords) {
    (text, tokens) = (analysis.text, analysis.tokens)
    (mentions, entities, self.words) = (analysis.mentions, analysis.entities, words)
    sentences = Self.tokens(of: analysis.sentences, tokens)
    var outer = [Int32](repeating: -1, count: tokens.count)
    var token = 0
    var end = 0
    for (index, mention) in mentions.enumerated() where mention.span.lowerBound >= end {
      while token < tokens.count, Int(tokens[token].end) <= mention.span.lowerBound { token += 1 }
      while token < tokens.count, Int(tokens[token].start) < mention.span.upperBound {
        outer[token] = Int32(index)
        token += 1
      }
      end = mention.span.upperBound
    }
    self.outer = outer
    let span = analysis.article.dateline?.agencySpan
    agency = span.flatMap { span in
      analysis.mentions.firstIndex { $0.span == span && $0.entity != nil }
    }
  }

  /// The tokens of spans that are in order and apart.
  private static func tokens(of spans: [TextSpan], _ tokens: [Token]) -> [Range<Int>] {
    var index = 0
    return spans.map { span in
      while index < tokens.count, Int(tokens[index].start) < span.lowerBound { index += 1 }
      let first = index
      while index < tokens.count, Int(tokens[index].end) <= span.upperBound { index += 1 }
      return first..<index
    }
  }

  /// The outermost mention that covers a token, or nil.
  func outermost(at token: Int) -> Int? {
    guard outer.indices.contains(token), outer[token] >= 0 else { return nil }
    return Int(outer[token])
  }

  /// The mentions that cover a token, outer ones first.
  func covering(_ token: Int) -> [Int] {
    guard let first = outermost(at: token) else { return [] }
    let (start, end) = (Int(tokens[token].start), Int(tokens[token].end))
    var found: [Int] = []
    var index = first
    // Mentions inside one another are few.
    while index < mentions.count, index < first + 32, mentions[index].span.lowerBound <= start {
      if mentions[index].span.upperBound >= end { found.append(index) }
      index += 1
    }
    return found
  }

  /// The tokens of a mention.
  func tokens(of mention: Int) -> Range<Int> {
    let span = mentions[mention].span
    let first = token(from: span.lowerBound)
    return first..<max(first, token(from: span.upperBound))
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

  /// The sentence that a token stands in, or nil.
  func sentence(of token: Int) -> Range<Int>? {
    var (low, high) = (0, sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count && sentences[low].contains(token) ? sentences[low] : nil
  }

  /// The classes of the word that a token is.
  func classes(_ token: Int) -> Int {
    tokens.indices.contains(token) ? words.classes(text.bytes, tokens[token].span) : 0
  }

  /// Whether a token is a word of a class.
  func isWord(_ token: Int, _ name: ClaimWords.Class) -> Bool {
    ClaimWords.has(classes(token), name)
  }

  /// The bytes that tokens cover.
  func span(_ range: Range<Int>) -> TextSpan {
    guard !range.isEmpty, range.upperBound <= tokens.count, range.lowerBound >= 0 else {
      return 0..<0
    }
    return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }
}
