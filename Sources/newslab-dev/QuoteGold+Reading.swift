import NewsModel

extension QuoteGold.Record {
  /// The record with positions in bytes, marks taken off the quotes.
  func gold() -> QuoteGold {
    let text = ArticleText(self.text)
    let offsets = OffsetConverter(text: text, unit: .scalars)
    func bytes(_ start: Int, _ end: Int) -> TextSpan {
      let first = offsets.byteOffset(start)
      return first..<max(first, offsets.byteOffset(end))
    }
    var gold = QuoteGold(id: id, text: self.text)
    for entity in entities ?? [] {
      guard let chain = entity.chain else { continue }
      for pair in [entity.head, entity.name_span] {
        if let pair, pair.count == 2 {
          gold.chains[chain, default: []].append(bytes(pair[0], pair[1]))
        }
      }
    }
    for element in quotes ?? [] {
      if let parts = element.parts {
        var quote = QuoteGold.Quote(
          pieces: parts.map { bytes($0.start, $0.end) },
          kind: element.direct == true ? "direct" : "indirect", place: [])
        if case .id(let id) = element.speaker { quote.speakerID = id }
        quote.isUnnamed = element.speaker == nil
        if let mention = element.speaker_mention, let all = mentions, all.indices.contains(mention)
        {
          quote.speaker = bytes(all[mention].start, all[mention].end)
        }
        if case .span(let start, let end) = element.cue { quote.cue = bytes(start, end) }
        gold.quotes.append(quote)
        continue
      }
      guard let start = element.start, let end = element.end, element.tag != "q" else { continue }
      let span = bytes(start, end)
      if element.tag == "quote" {
        if let last = gold.quotes.indices.last, joins(gold.quotes[last].place, start) {
          gold.quotes[last].pieces += QuotePieces.pieces(of: span, in: text)
          gold.quotes[last].place[1] = end
        } else {
          gold.quotes.append(
            QuoteGold.Quote(
              pieces: QuotePieces.pieces(of: span, in: text), kind: "element", place: [start, end]))
        }
        gold.quotes[gold.quotes.count - 1].pieces = QuotePieces.joined(
          gold.quotes[gold.quotes.count - 1].pieces, in: text)
        continue
      }
      var quote = QuoteGold.Quote(
        pieces: QuotePieces.pieces(of: span, in: text), kind: element.kind ?? "direct",
        place: [start, end])
      if case .span(let start, let end) = element.speaker { quote.speaker = bytes(start, end) }
      if case .span(let start, let end) = element.cue { quote.cue = bytes(start, end) }
      quote.chain = element.speaker_chain
      gold.quotes.append(quote)
    }
    for pair in all_quote_spans ?? [] where pair.count == 2 {
      let pieces = QuotePieces.pieces(of: bytes(pair[0], pair[1]), in: text)
      if !gold.quotes.contains(where: { $0.place == pair }) { gold.unsure += pieces }
    }
    return gold
  }

  /// Whether an element goes on with the one before it: GUM has one for each sentence.
  private func joins(_ last: [Int], _ start: Int) -> Bool {
    guard last.count == 2, last[1] <= start else { return false }
    let scalars = Array(text.unicodeScalars)
    guard start < scalars.count, last[1] > 0 else { return false }
    let between = scalars[last[1]..<start]
    let marks: [Unicode.Scalar] = ["\"", "“", "”", "'", "‘", "’"]
    return between.allSatisfy { $0.properties.isWhitespace } && !marks.contains(scalars[start])
      && !marks.contains(scalars[last[1] - 1])
  }
}

/// The pieces of a quote: a paragraph each, without marks and white space at the borders.
enum QuotePieces {
  /// The pieces of a span.
  static func pieces(of span: TextSpan, in text: ArticleText) -> [TextSpan] {
    var pieces: [TextSpan] = []
    var start = span.lowerBound
    while start < span.upperBound {
      var end = start
      while end < span.upperBound, text.bytes[end] != 0x0A { end += 1 }
      let piece = trimmed(start..<end, in: text)
      if !piece.isEmpty { pieces.append(piece) }
      start = end + 1
    }
    return pieces
  }

  /// Pieces with nothing but white space between them on one line as one.
  static func joined(_ pieces: [TextSpan], in text: ArticleText) -> [TextSpan] {
    var joined: [TextSpan] = []
    for piece in pieces {
      if let last = joined.last, last.upperBound <= piece.lowerBound,
        text.bytes[last.upperBound..<piece.lowerBound].allSatisfy({ $0 == 0x20 })
      {
        joined[joined.count - 1] = last.lowerBound..<piece.upperBound
      } else {
        joined.append(piece)
      }
    }
    return joined
  }

  /// A span without "((it))", marks and white space at the borders.
  static func trimmed(_ span: TextSpan, in text: ArticleText) -> TextSpan {
    var (start, end) = (span.lowerBound, span.upperBound)
    for tail in ["((it)).", "((it))"] where text[start..<end].hasSuffix(tail) {
      end -= tail.utf8.count
      break
    }
    var changed = true
    while changed, start < end {
      changed = false
      for mark in [" ", "\"", "“", "”", "«", "»", "„", "‘", "’", "'", "``", "\t"] {
        let size = mark.utf8.count
        if end - start >= size, text[start..<start + size] == mark {
          (start, changed) = (start + size, true)
        }
        if end - start >= size, text[end - size..<end] == mark {
          (end, changed) = (end - size, true)
        }
      }
    }
    return start..<max(start, end)
  }
}
