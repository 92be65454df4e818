import NewsModel

/// The words of dateline and sentences, cut and looked up for the search of names.
struct StoryWords {
  let text: ArticleText
  let lexicons: Lexicons
  private(set) var words: [NameWord] = []
  /// Where the dateline names the place.
  let datelinePlace: TextSpan?
  /// Where the dateline names the agency.
  let datelineAgency: TextSpan?

  /// Cuts the tokens that lie in the dateline or in a sentence.
  init(
    of article: Article, tokens: [Token], sentences: [TextSpan], lexicons: Lexicons
  ) {
    (text, self.lexicons) = (article.text, lexicons)
    datelinePlace = article.dateline?.placeSpan
    datelineAgency = article.dateline?.agencySpan
    let regions = Self.regions(of: article, sentences: sentences)
    words.reserveCapacity(tokens.count)
    text.bytes.withUnsafeBufferPointer { bytes in
      var builder = Builder(bytes: bytes, lexicons: lexicons)
      var next = 0
      var inside = -1
      for token in tokens where !AnalysisStop.isRaised {
        while next < regions.count, regions[next].span.upperBound <= Int(token.start) { next += 1 }
        guard next < regions.count else { break }
        guard regions[next].span.lowerBound <= Int(token.start) else { continue }
        builder.take(token, isDateline: regions[next].isDateline, isNew: inside != next)
        inside = next
      }
      words = builder.words
    }
  }

  private static func regions(of article: Article, sentences: [TextSpan]) -> [(
    span: TextSpan, isDateline: Bool
  )] {
    var regions = sentences.map { (span: $0, isDateline: false) }
    if let dateline = article.dateline { regions.append((dateline.span, true)) }
    for block in article.blocks where block.kind == .headline || block.kind == .caption {
      regions.append((block.span, false))
    }
    return regions.sorted { $0.span.lowerBound < $1.span.lowerBound }
  }

  /// The number of words.
  var count: Int { words.count }

  /// A word.
  subscript(_ index: Int) -> NameWord { words[index] }

  /// The span of some words; the full stop of an abbreviation at the end belongs to it.
  func span(_ range: Range<Int>) -> TextSpan {
    Int(words[range.lowerBound].start)..<Int(words[range.upperBound - 1].tokenEnd)
  }

  /// The index of the first word that begins at or after a position.
  func index(at position: Int) -> Int {
    words.partitionIndex(where: { Int($0.start) < position })
  }

  /// The words of a span.
  func range(of span: TextSpan) -> Range<Int> {
    let low = index(at: span.lowerBound)
    return low..<max(low, index(at: span.upperBound))
  }

  /// Whether a word follows the one before it without a mark between them.
  func follows(_ index: Int) -> Bool {
    index < words.count && (words[index].gap == .space || words[index].gap == .joined)
  }

  /// The hash of some words as a phrase.
  func key(_ range: Range<Int>) -> UInt64 {
    var key = PhraseTable.empty
    for index in range {
      let comma = index > range.lowerBound && words[index].gap == .comma
      if index > range.lowerBound, words[index].gap == .possessive {
        key = PhraseTable.extend(key, by: KnownWord.s, comma: false)
      }
      key = PhraseTable.extend(key, by: words[index].hash, comma: comma)
    }
    return key
  }

  /// The longest phrase of a table that begins at a word, and the index of its first entry.
  func longest(_ table: PhraseTable, at index: Int, before limit: Int) -> (
    end: Int, entry: Int
  )? {
    var key = PhraseTable.empty
    var found: (Int, Int)?
    var position = index
    let limit = min(limit, words.count, index + 14)
    while position < limit {
      let gap = words[position].gap
      if position > index {
        if gap == .hard || gap == .start { break }
        if gap == .possessive { key = PhraseTable.extend(key, by: KnownWord.s, comma: false) }
      }
      key = PhraseTable.extend(
        key, by: words[position].hash, comma: position > index && gap == .comma)
      guard let entry = table[key] else { break }
      position += 1
      if entry >= 0 { found = (position, entry) }
    }
    return found
  }
}
