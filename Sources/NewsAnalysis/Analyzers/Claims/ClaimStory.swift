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
    sentences = tokens.ranges(of: analysis.sentences)
    outer = tokens.outermost(of: mentions)
    let span = analysis.article.dateline?.agencySpan
    agency = span.flatMap { span in
      analysis.mentions.firstIndex { $0.span == span && $0.entity != nil }
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
  func token(from byte: Int) -> Int { tokens.index(from: byte) }

  /// The sentence that a token stands in, or nil.
  func sentence(of token: Int) -> Range<Int>? { sentences.range(containing: token) }

  /// The classes of the word that a token is.
  func classes(_ token: Int) -> Int {
    tokens.indices.contains(token) ? words.classes(text.bytes, tokens[token].span) : 0
  }

  /// Whether a token is a word of a class.
  func isWord(_ token: Int, _ name: ClaimWords.Class) -> Bool {
    ClaimWords.has(classes(token), name)
  }

  /// The bytes that tokens cover.
  func span(_ range: Range<Int>) -> TextSpan { tokens.span(of: range) }
}
