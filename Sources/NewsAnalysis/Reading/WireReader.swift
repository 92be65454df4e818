import NewsModel

/// One reading of a story, from its first line on.
struct WireReader {
  var article: Article
  let lists: WireLists
  private var kinds: LineKinds
  private var units: [TextUnit] = []
  private var authors: [TextSpan] = []
  /// The agency that a byline or credit names.
  private var credited: String?

  init(article: Article, lists: WireLists) {
    (self.article, self.lists) = (article, lists)
    kinds = LineKinds(text: article.text, lists: lists, agency: lists.family(article.agency))
  }

  private var text: ArticleText { article.text }

  mutating func read() {
    units = TextUnits.units(of: text, kinds: kinds)
    article.blocks = []
    let head = WireHead.split(text, units, lists: lists, kinds: kinds, title: article.title)
    units.replaceSubrange(0..<head.read, with: head.pieces)
    if let dateline = head.dateline { kinds.agency = kinds.agency ?? lists.family(dateline) }
    var tail = tail(after: head.datelineAt)
    let end = units.count
    var index = 0
    while index < end, index < max(12, head.datelineAt + 4) {
      defer { index += 1 }
      if !readHead(index, head) { break }
    }
    while index < end {
      readBody(index)
      index += 1
    }
    if let ending = cutEnding() { tail.insert(ending, at: 0) }
    for line in tail { take(line) }
    let first = article.blocks.first { $0.kind == .paragraph }
    article.agency = article.agency ?? credited
    if article.authors.isEmpty { article.authors = BylineAuthors.names(authors, of: text) }
    article.bodyStart = first?.span.lowerBound ?? article.blocks.last?.span.upperBound ?? 0
  }

  /// Takes the pieces at the end of the story that are no paragraphs off the units.
  private mutating func tail(after first: Int) -> [LineKinds.Line] {
    var lines: [LineKinds.Line] = []
    while lines.count < 60, units.count > first + 1, let unit = units.last {
      if let line = kinds.line(unit.span, at: .tail) {
        lines.append(line)
        units.removeLast()
        continue
      }
      // Credits may stand right below the last paragraph.
      guard unit.lines.count > 1, let last = unit.lines.last,
        TextLines.endsSentence(text, unit.lines[unit.lines.endIndex - 2])
          || kinds.line(unit.lines[unit.lines.endIndex - 2], at: .tail) != nil,
        let line = kinds.line(last, at: .tail)
      else { break }
      lines.append(line)
      units[units.count - 1].lines.removeLast()
    }
    return lines.reversed()
  }

  /// Reads a unit at the head of the story; false when the body begins with it.
  private mutating func readHead(_ index: Int, _ head: WireHead) -> Bool {
    let span = units[index].span
    switch index < head.parts.count ? head.parts[index] : .text {
    case .header(let header):
      take(header)
      return true
    case .line(let line):
      take(line)
      return true
    case .dateline(let found):
      take(found, to: span.upperBound)
      return !article.blocks.contains { $0.kind == .paragraph }
    case .headline(let rule):
      article.blocks.append(Block(kind: .headline, span: span, foundBy: rule))
      return true
    case .text:
      if let line = kinds.line(span, at: .head) {
        take(line)
        return true
      }
      addParagraph(index)
      return index < head.datelineAt
    }
  }

  private mutating func readBody(_ index: Int) {
    if let line = kinds.line(units[index].span, at: .body) {
      take(line)
    } else {
      addParagraph(index)
    }
  }

  private mutating func take(_ header: HeaderDate) {
    article.blocks.append(Block(kind: .header, span: header.span, foundBy: "header_date"))
    if let date = header.date {
      if article.date == nil {
        article.date = Article.Dated(value: date, foundBy: .headerDate, span: header.span)
      }
    } else {
      article.warnings.append("header date '\(text[header.span])' is no date of the calendar")
    }
  }

  private mutating func take(_ line: LineKinds.Line) {
    article.blocks.append(line.block)
    guard let match = line.match else {
      authors += BylineAuthors(text: text, lists: lists).spans(in: line.block.span)
      return
    }
    if article.date == nil, let date = match.newsDate,
      line.block.kind == .header || line.block.kind == .byline
    {
      article.date = Article.Dated(value: date, foundBy: .headerDate, span: match.dateSpan)
    } else if match.isAmbiguous, let span = match.dateSpan {
      article.warnings.append("header date '\(text[span])' may be read in two ways")
    }
    if line.block.kind == .byline {
      let names = BylineAuthors(text: text, lists: lists)
      authors += match.authors.isEmpty ? names.spans(in: line.block.span) : match.authors
    }
    if credited == nil, let agency = match.agency { credited = lists.agency(text, agency) }
  }

  /// Takes a dateline and the paragraph behind it.
  private mutating func take(_ found: DatelineParser.Result, to end: Int) {
    let dateline = dated(found)
    article.dateline = dateline
    if article.agency == nil { article.agency = dateline.agency }
    if article.date == nil, let date = dateline.date {
      article.date = Article.Dated(value: date, foundBy: .dateline, span: dateline.span)
    }
    authors += found.authors
    article.blocks.append(
      Block(kind: .dateline, span: dateline.span, foundBy: dateline.foundBy))
    let body = TextLines.trimmed(text, found.bodyStart..<max(end, found.bodyStart))
    if !body.isEmpty { article.blocks.append(Block(kind: .paragraph, span: body)) }
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
      agencySpan: dateline.agencySpan, date: date, span: dateline.span, foundBy: dateline.foundBy)
  }

  /// Adds a unit as a paragraph, without the picture or bullet before its first word.
  private mutating func addParagraph(_ index: Int) {
    let unit = units[index].span
    var span = TextLines.undecorated(text, unit)
    if span == unit, let mark = Bullet.mark(text, unit), mark != UInt8(ascii: "0"),
      isBullet(index - 1, mark) || isBullet(index + 1, mark)
    {
      span = unit.lowerBound + Bullet.length(text, unit)..<unit.upperBound
    }
    article.blocks.append(Block(kind: .paragraph, span: span))
  }

  private func isBullet(_ index: Int, _ mark: UInt8) -> Bool {
    units.indices.contains(index) && Bullet.mark(text, units[index].span) == mark
  }

  /// Cuts off a mark with which the last paragraph ends.
  private mutating func cutEnding() -> LineKinds.Line? {
    guard let last = article.blocks.last, last.kind == .paragraph,
      let ending = kinds.ending(of: last.span)
    else { return nil }
    let span = TextLines.trimmed(text, last.span.lowerBound..<ending.block.span.lowerBound)
    article.blocks[article.blocks.count - 1] = Block(kind: .paragraph, span: span)
    return ending
  }
}
