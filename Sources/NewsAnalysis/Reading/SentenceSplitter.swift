import NewsModel

/// Finds where sentences end, from the tokens of a paragraph.
///
/// A sentence ends at a full stop, question or exclamation mark, with the closing marks behind it,
/// when the next one begins as sentences do. After an abbreviation or initial only a word that
/// usually begins sentences ("He", "The") counts. An abbreviation is one that is listed, or one that
/// the text itself shows, see ``StoryAbbreviations``. Lines that somebody broke on purpose are parts
/// of their own, see ``LineBreaks``.
package struct SentenceSplitter: Sendable {
  private let abbreviations: Abbreviations
  private let starters: WordTable
  private let saying: WordTable

  /// Makes a splitter.
  ///
  /// - Parameters:
  ///   - abbreviations: Words whose full stop may end no sentence.
  ///   - starters: Words that often begin a sentence and are no names.
  ///   - saying: Verbs that follow a question in quotation marks ("said").
  package init(abbreviations: Abbreviations, starters: [String], saying: [String]) {
    self.abbreviations = abbreviations
    self.starters = WordTable(words: starters)
    self.saying = WordTable(words: saying)
  }

  /// Reads the lists that the splitter needs from a folder of resources.
  package init(folder: String) throws(AnalysisError) {
    let words = try ListFile("function_words.tsv", in: folder).cells("word", "starts")
    let cues = try CueVerbs(folder: folder)
    self.init(
      abbreviations: try Abbreviations(folder: folder),
      starters: words.filter { $0[1] == "yes" }.map { $0[0] },
      saying: cues.sayingWords)
  }

  /// The sentences of the paragraphs of a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - paragraphs: Spans in order, apart from each other.
  ///   - tokens: The tokens of the text, in order.
  /// - Returns: The sentences, in order.
  package func sentences(
    of text: ArticleText, paragraphs: [TextSpan], tokens: [Token]
  ) -> [TextSpan] {
    var story = StoryAbbreviations()
    let sentences = sentences(of: text, paragraphs, tokens, &story)
    story.settle(text, tokens)
    guard !story.isEmpty else { return sentences }
    return self.sentences(of: text, paragraphs, tokens, &story)
  }

  private func sentences(
    of text: ArticleText, _ paragraphs: [TextSpan], _ tokens: [Token],
    _ story: inout StoryAbbreviations
  ) -> [TextSpan] {
    var sentences: [TextSpan] = []
    sentences.reserveCapacity(paragraphs.count * 3)
    var index = 0
    for paragraph in paragraphs {
      while index < tokens.count, Int(tokens[index].start) < paragraph.lowerBound { index += 1 }
      guard LineBreaks.isBroken(paragraph, text) else {
        let first = index
        while index < tokens.count, Int(tokens[index].end) <= paragraph.upperBound { index += 1 }
        split(text, tokens[first..<index], &story, into: &sentences)
        continue
      }
      for part in LineBreaks.parts(of: paragraph, text, tokens, from: index) {
        let first = index
        while index < tokens.count, Int(tokens[index].end) <= part { index += 1 }
        split(text, tokens[first..<index], &story, into: &sentences)
      }
    }
    return sentences
  }

  private func split(
    _ text: ArticleText, _ tokens: ArraySlice<Token>, _ story: inout StoryAbbreviations,
    into sentences: inout [TextSpan]
  ) {
    guard var start = tokens.first?.start, let last = tokens.last else { return }
    var index = tokens.startIndex
    while index < tokens.endIndex {
      var ender = ender(text, tokens[index])
      guard ender != .none else {
        index += 1
        continue
      }
      let closed = closing(text, tokens, after: index)
      if ender == .stop, story.isAbbreviated(text, tokens, stop: index, next: closed) {
        ender = .abbreviation
      }
      let next = References.end(text, tokens, after: closed)
      let isEnd =
        next < tokens.endIndex
        && isBoundary(text, tokens, ender: ender, hasQuote: closed > index + 1, next: next)
      if isEnd {
        sentences.append(Int(start)..<Int(tokens[next - 1].end))
        start = tokens[next].start
      }
      index = next
    }
    sentences.append(Int(start)..<Int(last.end))
  }

  /// How strongly a token says that a sentence ends.
  private enum Ender { case none, stop, question, clock, abbreviation }

  private func ender(_ text: ArticleText, _ token: Token) -> Ender {
    if token.kind == .punctuation {
      switch text.firstByte(token) {
      case UInt8(ascii: "."): return .stop
      case UInt8(ascii: "!"), UInt8(ascii: "?"): return .question
      case 0xE3 where text[token.span] == "。": return .stop
      case 0xE2 where text[token.span] == "…": return .stop
      default: return .none
      }
    }
    guard token.kind == .word, token.span.count > 1,
      text.bytes[Int(token.end) - 1] == UInt8(ascii: ".")
    else { return .none }
    switch abbreviations.kind(text.bytes, Int(token.start)..<Int(token.end) - 1) {
    case .title, .number, .inner: return .none
    case .month, .final: return .abbreviation
    case nil: return text.equals(token, anyOf: ["a.m.", "p.m."]) ? .clock : .abbreviation
    }
  }

  /// The token after the marks that close what a sentence's last token ended.
  private func closing(_ text: ArticleText, _ tokens: ArraySlice<Token>, after index: Int) -> Int {
    var next = index + 1
    while next < tokens.endIndex, tokens[next].start == tokens[next - 1].end,
      isClosing(text, tokens[next])
    {
      next += 1
    }
    return next
  }

  private func isClosing(_ text: ArticleText, _ token: Token) -> Bool {
    guard token.kind == .punctuation else { return false }
    switch text.firstByte(token) {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"),
      UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      return true
    default: return ["”", "’", "»", "…"].contains(text[token.span])
    }
  }

  private func isBoundary(
    _ text: ArticleText, _ tokens: ArraySlice<Token>, ender: Ender, hasQuote: Bool, next: Int
  ) -> Bool {
    let token = tokens[next]
    guard token.start > tokens[next - 1].end else { return false }
    let word = firstWord(text, tokens, from: next)
    switch ender {
    case .none: return false
    case .stop: return mayBegin(text, tokens[word])
    case .question:
      guard mayBegin(text, tokens[word]) else { return false }
      return !(hasQuote && speaks(text, tokens, from: word))
    case .clock: return tokens[word].casing == .title && !isTimeWord(text, tokens[word])
    case .abbreviation:
      return word > next
        || starters.contains(text.bytes, tokens[word].span)
          && tokens[word].casing != .lower
    }
  }

  /// The first token from an index on that is no opening mark.
  private func firstWord(_ text: ArticleText, _ tokens: ArraySlice<Token>, from next: Int) -> Int {
    var index = next
    while index + 1 < tokens.endIndex, index < next + 4, tokens[index].kind == .punctuation {
      index += 1
    }
    return index
  }

  private func mayBegin(_ text: ArticleText, _ token: Token) -> Bool {
    switch token.kind {
    case .word: token.casing != .lower
    case .punctuation: false
    default: true
    }
  }

  /// Whether a name and a verb of saying follow (`"Why?" John Smith asked`).
  private func speaks(_ text: ArticleText, _ tokens: ArraySlice<Token>, from word: Int) -> Bool {
    for index in word..<min(word + 6, tokens.endIndex) {
      let token = tokens[index]
      guard token.kind == .word else { return false }
      if saying.contains(text.bytes, token.span) { return true }
    }
    return false
  }

  /// Whether a day, month or time zone stands behind "a.m.".
  private func isTimeWord(_ text: ArticleText, _ token: Token) -> Bool {
    token.casing == .upper || CalendarWords.weekday(text, token.span) != nil
      || CalendarWords.month(text, token.span) != nil
  }
}
