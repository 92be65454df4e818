import NewsModel

/// Where reading found date, dateline and blocks of an article, as bytes.
package enum ReadingSpans {
  /// The spans of an article that was read.
  package static func bytes(of article: Article) -> [UInt8] {
    var writer = PackedWriter()
    writer.add(article.date?.span)
    write(article.dateline, of: article, to: &writer)
    writer.add(article.blocks.count)
    var end = 0
    for block in article.blocks {
      writer.add(Block.Kind.allCases.firstIndex(of: block.kind) ?? 0)
      writer.add(signed: block.span.lowerBound - end)
      writer.add(block.span.count)
      if block.kind != .paragraph { ReadingRules.write(block.foundBy, to: &writer) }
      end = block.span.upperBound
    }
    return writer.bytes
  }

  private static func write(
    _ dateline: Dateline?, of article: Article, to writer: inout PackedWriter
  ) {
    writer.add(dateline?.span)
    guard let dateline else { return }
    writer.add(dateline.placeSpan)
    writer.add(dateline.agencySpan)
    // Most datelines carry the article's agency, and its date or none.
    writer.add(dateline.agency == article.agency ? 1 : 0)
    if dateline.agency != article.agency { writer.add(dateline.agency) }
    writer.add(dateline.date == article.date?.value ? 1 : 0)
    if dateline.date != article.date?.value { writer.add(dateline.date?.description) }
    ReadingRules.write(dateline.foundBy, to: &writer)
  }

  /// Puts spans into an article that has text, date, agency and body start.
  static func read(
    _ bytes: UnsafeRawBufferPointer, place: String?, into article: inout Article
  ) throws(PackedReader.Damaged) {
    var reader = PackedReader(bytes)
    let length = article.text.count
    let dateSpan = try reader.span(within: length)
    if let date = article.date {
      article.date = Article.Dated(value: date.value, foundBy: date.foundBy, span: dateSpan)
    }
    article.dateline = try dateline(place: place, of: article, &reader)
    let count = try reader.count()
    var blocks: [Block] = []
    blocks.reserveCapacity(count)
    var end = 0
    for _ in 0..<count {
      let kind = try reader.number()
      let start = end + (try reader.signed())
      let size = try reader.number()
      guard Block.Kind.allCases.indices.contains(kind), start >= 0, start <= length,
        size <= length - start
      else { throw PackedReader.Damaged() }
      end = start + size
      let block = Block.Kind.allCases[kind]
      let foundBy = block == .paragraph ? nil : try ReadingRules.read(&reader)
      blocks.append(Block(kind: block, span: start..<end, foundBy: foundBy))
    }
    guard reader.isAtEnd else { throw PackedReader.Damaged() }
    article.blocks = blocks
  }

  private static func dateline(
    place: String?, of article: Article, _ reader: inout PackedReader
  ) throws(PackedReader.Damaged) -> Dateline? {
    let length = article.text.count
    guard let span = try reader.span(within: length) else { return nil }
    let placeSpan = try reader.span(within: length)
    let agencySpan = try reader.span(within: length)
    let agency = try reader.number() == 1 ? article.agency : try reader.optionalString()
    var date = article.date?.value
    if try reader.number() != 1 {
      date = try reader.optionalString().flatMap { NewsDate(iso8601: $0) }
    }
    return Dateline(
      place: place, placeSpan: placeSpan, agency: agency, agencySpan: agencySpan, date: date,
      span: span, foundBy: try ReadingRules.read(&reader))
  }
}
