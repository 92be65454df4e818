import NewsModel

/// Reads what a wire story says of itself: date line, headline, dateline, byline, credits.
///
/// What is not clearly one of these is a paragraph; nothing is guessed.
package enum WireStory {
  /// Fills blocks, body start, date, dateline, agency and language of an article from its text.
  ///
  /// Fields that are already set come from the record and are kept.
  package static func read(_ article: inout Article, lists: WireLists) {
    readParts(&article, lists: lists)
    readLanguage(&article, lists: lists)
  }

  /// Fills all of that but the language.
  package static func readParts(_ article: inout Article, lists: WireLists) {
    var reader = WireReader(article: article, lists: lists)
    reader.read()
    article = reader.article
    article.languageConfidence = article.language == nil ? nil : 1
  }

  /// Fills the language of an article that has its parts, unless it is known.
  package static func readLanguage(_ article: inout Article, lists: WireLists) {
    guard article.languageConfidence == nil else { return }
    if article.language == nil {
      let guess = LanguageGuess.language(of: article, lists: lists)
      (article.language, article.languageConfidence) = (guess.language, guess.confidence)
    } else {
      article.languageConfidence = 1
    }
  }
}

/// One reading of a story, from its first line on.
struct WireReader {
  var article: Article
  let lists: WireLists
  private var units: [TextUnit] = []
  private var hasHeadline = false

  init(article: Article, lists: WireLists) { (self.article, self.lists) = (article, lists) }

  private var text: ArticleText { article.text }

  mutating func read() {
    units = TextLines.units(of: text)
    article.blocks = []
    let tail = LineKinds(text: text, lists: lists).tail(of: units)
    let bodyEnd = units.count - tail.count
    var index = 0
    while index < bodyEnd, readHead(index, bodyEnd: bodyEnd) { index += 1 }
    for unit in units[min(index + 1, bodyEnd)..<bodyEnd] { addBody(unit.span) }
    article.blocks += tail
    let first = article.blocks.first { $0.kind == .paragraph }
    if article.authors.isEmpty {
      article.authors = BylineAuthors(text: text, lists: lists).authors(of: article.blocks)
    }
    article.bodyStart = first?.span.lowerBound ?? article.blocks.last?.span.upperBound ?? 0
  }

  /// Reads a unit at the head of the story; false when the body begins with it.
  private mutating func readHead(_ index: Int, bodyEnd: Int) -> Bool {
    guard index < 8 else {
      addBody(units[index].span)
      return false
    }
    var lines = units[index].lines
    if let header = HeaderDate.parse(text, in: units[index].span, lists: lists) {
      take(header)
      guard header.end < units[index].span.upperBound else { return true }
      lines = lines.filter { $0.upperBound > header.end }
      if let first = lines.first { lines[0] = max(first.lowerBound, header.end)..<first.upperBound }
    }
    let span = TextLines.trimmed(text, TextUnit(lines: lines).span)
    if span.isEmpty { return true }
    if readDateline(span) { return !article.blocks.contains { $0.kind == .paragraph } }
    if lines.count > 1, isHeadline(lines[0]), !hasHeadline,
      readDateline(lines[1].lowerBound..<span.upperBound, headline: lines[0])
    {
      return false
    }
    if lines.count == 1, let kind = LineKinds(text: text, lists: lists).kind(of: span, isHead: true)
    {
      article.blocks.append(Block(kind: kind, span: span))
      return true
    }
    if lines.count == 1, !hasHeadline, isHeadline(span), followsHeadline(index + 1, span, bodyEnd) {
      article.blocks.append(Block(kind: .headline, span: span))
      hasHeadline = true
      return true
    }
    addParagraph(span)
    return false
  }

  private mutating func take(_ header: HeaderDate) {
    article.blocks.append(Block(kind: .header, span: header.span))
    if let date = header.date {
      if article.date == nil {
        article.date = Article.Dated(value: date, foundBy: .headerDate, span: header.span)
      }
    } else {
      article.warnings.append("header date '\(text[header.span])' is no date of the calendar")
    }
  }

  /// Takes the dateline with which a span begins and the paragraph behind it.
  private mutating func readDateline(_ span: TextSpan, headline: TextSpan? = nil) -> Bool {
    guard let found = DatelineParser.parse(text, in: span, lists: lists) else { return false }
    if let headline { article.blocks.append(Block(kind: .headline, span: headline)) }
    let dateline = dated(found)
    article.dateline = dateline
    if article.agency == nil { article.agency = dateline.agency }
    if article.date == nil, let date = dateline.date {
      article.date = Article.Dated(value: date, foundBy: .dateline, span: dateline.span)
    }
    article.blocks.append(Block(kind: .dateline, span: dateline.span))
    let body = TextLines.trimmed(text, found.bodyStart..<max(span.upperBound, found.bodyStart))
    if !body.isEmpty { addParagraph(body) }
    return true
  }

  /// The dateline with the year of the article's date where the line states none.
  private func dated(_ found: DatelineParser.Result) -> Dateline {
    let dateline = found.dateline
    guard dateline.date == nil, let stated = found.stated, let known = article.date?.value else {
      return dateline
    }
    let date = NearDate(reference: known).nearest(month: stated.month, day: stated.day)
    return Dateline(
      place: dateline.place, placeSpan: dateline.placeSpan, agency: dateline.agency,
      agencySpan: dateline.agencySpan, date: date, span: dateline.span)
  }

  private mutating func addBody(_ span: TextSpan) {
    let kind = LineKinds(text: text, lists: lists).kind(of: span, isHead: false)
    if let kind { article.blocks.append(Block(kind: kind, span: span)) } else { addParagraph(span) }
  }

  private mutating func addParagraph(_ span: TextSpan) {
    article.blocks.append(Block(kind: .paragraph, span: TextLines.undecorated(text, span)))
  }

  /// Whether a line may be a headline: not long, several words, a capital first, no full stop last.
  private func isHeadline(_ line: TextSpan) -> Bool {
    guard line.count <= 200, let last = text.bytes[line].last else { return false }
    if article.title.map({ $0 == text[line] }) == true { return true }
    guard ![UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ",")].contains(last) else {
      return false
    }
    let tokens = lists.tokenizer.tokens(of: text, in: line)
    guard let first = tokens.first, first.casing != .lower else { return false }
    return tokens.filter { $0.kind == .word }.count >= 2
  }

  /// Whether what follows a line shows that it is a headline.
  private func followsHeadline(_ next: Int, _ line: TextSpan, _ bodyEnd: Int) -> Bool {
    guard next < bodyEnd else { return false }
    if article.title.map({ $0 == text[line] }) == true { return true }
    let span = units[next].span
    if DatelineParser.parse(text, in: span, lists: lists) != nil { return true }
    if HeaderDate.parse(text, in: span, lists: lists) != nil { return true }
    guard !TextLines.endsSentence(text, line) else { return false }
    return span.count >= 100 && span.count * 2 >= line.count * 3
      && TextLines.endsSentence(text, span)
  }
}
