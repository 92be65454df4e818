import NewsModel

/// What the search for quotes reads, in columns of small numbers: what each token is, which quoted
/// words and which mention it stands in; a class, so that handing it on costs little.
final class QuoteContext {
  typealias Traits = QuoteWords.Traits

  let text: ArticleText
  let tokens: [Token]
  let mentions: [Mention]
  let entities: [Entity]
  let cues: CueVerbs
  /// The first token of each paragraph and the one behind its last.
  let paragraphs: [Range<Int>]
  /// The first token of each sentence and the one behind its last.
  let sentences: [Range<Int>]
  /// What each token is.
  let traits: [Traits]
  /// The entries of the cues that begin with each token.
  let cueEntries: [Range<Int32>]
  /// The mark that each token is.
  let marks: [QuoteMark]
  /// The outermost mention that each token stands in, or -1.
  let mentionAt: [Int32]
  /// The quoted span that each token stands in, or -1.
  let quoted: [Int32]
  let spans: [QuotedSpan]

  init(_ analysis: Analysis, _ words: QuoteWords) {
    (text, tokens) = (analysis.text, analysis.tokens)
    (mentions, entities, cues) = (analysis.mentions, analysis.entities, words.cues)
    paragraphs = tokens.ranges(of: analysis.article.paragraphs)
    sentences = tokens.ranges(of: analysis.sentences)
    var traits = [Traits](repeating: [], count: tokens.count)
    var cueEntries = [Range<Int32>](repeating: 0..<0, count: tokens.count)
    var marks = [QuoteMark](repeating: .none, count: tokens.count)
    for (index, token) in tokens.enumerated() {
      marks[index] = QuoteMark(text, token)
      guard let word = words.word(text, token) else { continue }
      (traits[index], cueEntries[index]) = (word.traits, word.cues)
    }
    (self.traits, self.cueEntries, self.marks) = (traits, cueEntries, marks)
    mentionAt = tokens.outermost(of: mentions)
    let (allTokens, allMarks) = (tokens, marks)
    spans = QuotedSpanFinder(tokens: tokens, marks: marks).spans(in: paragraphs).filter {
      !$0.isNickname(allTokens, allMarks)
    }
    var quoted = [Int32](repeating: -1, count: tokens.count)
    for (number, span) in spans.enumerated() {
      for index in span.tokens where quoted.indices.contains(index) {
        quoted[index] = Int32(number)
      }
    }
    self.quoted = quoted
  }

  /// What a token is; nothing for one outside the text.
  @inline(__always)
  func has(_ index: Int, _ wanted: Traits) -> Bool {
    index >= 0 && index < traits.count && !traits[index].isDisjoint(with: wanted)
  }

  /// The mark that a token is; none for one outside the text.
  @inline(__always)
  func mark(_ index: Int) -> QuoteMark {
    index >= 0 && index < marks.count ? marks[index] : .none
  }

  /// Whether a token stands between quotation marks.
  @inline(__always)
  func isQuoted(_ index: Int) -> Bool {
    index >= 0 && index < quoted.count && quoted[index] >= 0
  }

  /// The outermost mention that a token stands in, or nil.
  @inline(__always)
  func mention(_ index: Int) -> Int? {
    guard index >= 0, index < mentionAt.count, mentionAt[index] >= 0 else { return nil }
    return Int(mentionAt[index])
  }

  func isWord(_ index: Int, _ word: String) -> Bool {
    index >= 0 && index < tokens.count && text.equals(tokens[index], word)
  }

  /// The range of the sentence that a token belongs to, or nil.
  func sentence(of token: Int) -> Range<Int>? { sentences.range(containing: token) }

  /// The index of the first token that begins at a byte or behind it.
  func token(from byte: Int) -> Int { tokens.index(from: byte) }

  /// The bytes from one token to the one before another.
  func span(_ range: Range<Int>) -> TextSpan { tokens.span(of: range) }

  /// Whether the last two letters of a word are these.
  func ends(_ index: Int, _ last: (UInt8, UInt8)) -> Bool {
    guard index >= 0, index < tokens.count, tokens[index].kind == .word else { return false }
    let end = Int(tokens[index].end)
    guard end - Int(tokens[index].start) > 3 else { return false }
    return text.bytes[end - 2] == last.0 && text.bytes[end - 1] == last.1
  }

  /// Whether a token is a verb in a finite form, as far as its form tells.
  func isFinite(_ index: Int) -> Bool {
    if has(index, .be) { return isFiniteBe(index) && !isGenitive(index) }
    if has(index, [.have, .do, .modal, .verb, .cueVerb]) { return true }
    return index >= 0 && index < tokens.count && tokens[index].casing == .lower
      && ends(index, (UInt8(ascii: "e"), UInt8(ascii: "d")))
  }

  /// Whether a form of "be" is no "be", "been" or "being".
  private func isFiniteBe(_ index: Int) -> Bool {
    let start = Int(tokens[index].start)
    guard tokens[index].end - tokens[index].start > 1 else { return true }
    return text.bytes[start] | 0x20 != UInt8(ascii: "b")
      || text.bytes[start + 1] | 0x20 != UInt8(ascii: "e")
  }

  /// Whether a token is an adverb, as far as its form tells.
  func isAdverb(_ index: Int) -> Bool {
    has(index, .adverb)
      || mention(index) == nil && ends(index, (UInt8(ascii: "l"), UInt8(ascii: "y")))
        && tokens[index].casing == .lower
  }
}
