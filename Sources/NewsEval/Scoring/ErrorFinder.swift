import NewsModel

/// Sorts what is not as in the gold, with the text around it.
struct ErrorFinder {
  private static let around = 40
  private let gold: GoldArticle
  private let matching: SpanMatching
  private let offsets: OffsetConverter

  init(_ gold: GoldArticle, _ matching: SpanMatching) {
    (self.gold, self.matching) = (gold, matching)
    offsets = OffsetConverter(text: gold.article.text, unit: .scalars)
  }

  /// The errors, in text order.
  func errors() -> [SpanError] {
    var errors: [(start: Int, error: SpanError)] = []
    for (wanted, found) in matching.pairs() {
      guard let span = wanted?.span ?? found?.span, let sort = sort(wanted, found) else { continue }
      let error = SpanError(
        sort: sort, article: gold.article.id, place: gold.place.description,
        gold: wanted.map(side), found: found.map(side), context: context(span))
      errors.append((span.lowerBound, error))
    }
    return errors.sorted { $0.start < $1.start }.map(\.error)
  }

  private func sort(_ wanted: LabeledSpan?, _ found: LabeledSpan?) -> SpanError.Sort? {
    guard let wanted else { return .spurious }
    guard let found else { return .missed }
    switch (wanted.span == found.span, wanted.label == found.label) {
    case (true, true): return nil
    case (true, false): return .wrongKind
    case (false, true): return .wrongBorder
    case (false, false): return .wrongBoth
    }
  }

  private func side(_ mention: LabeledSpan) -> SpanError.Side {
    SpanError.Side(
      start: offsets[mention.span.lowerBound], end: offsets[mention.span.upperBound],
      kind: mention.label, text: gold.article.text[mention.span])
  }

  /// Some text before and behind a span, whole characters in one line.
  private func context(_ span: TextSpan) -> String {
    let bytes = gold.article.text.bytes
    func isInside(_ offset: Int) -> Bool {
      offset < bytes.count && bytes[offset] & 0xC0 == 0x80
    }
    var start = max(0, span.lowerBound - Self.around)
    while isInside(start) { start += 1 }
    var end = min(bytes.count, span.upperBound + Self.around)
    while isInside(end) { end -= 1 }
    func part(_ range: TextSpan) -> String {
      let text = gold.article.text[range].unicodeScalars.map { scalar in
        scalar.value < 0x20 ? " " : String(scalar)
      }
      return text.joined()
    }
    let before = (start > 0 ? "…" : "") + part(start..<span.lowerBound)
    let behind = part(span.upperBound..<end) + (end < bytes.count ? "…" : "")
    return before + "[" + part(span) + "]" + behind
  }
}
