import NewsModel

/// What does not count when mentions are compared.
package enum SpanRules {
  /// The span without a leading "the" and a trailing "'s"; nil when nothing is left.
  package static func trimmed(_ span: TextSpan, in text: ArticleText) -> TextSpan? {
    var (start, end) = (span.lowerBound, span.upperBound)
    let bytes = text.bytes
    let article = Array("the ".utf8)
    if span.count >= article.count {
      let head = bytes[start..<start + article.count].map {
        $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0
      }
      if head == article { start += article.count }
    }
    for ending in ["'s", "’s", "'S", "’S"] {
      let ending = Array(ending.utf8)
      if end - start >= ending.count, bytes[end - ending.count..<end].elementsEqual(ending) {
        end -= ending.count
        break
      }
    }
    return start < end ? start..<end : nil
  }

  /// Mentions as they are compared: trimmed, each once, in text order, and without those that lie
  /// inside another unless nested ones count.
  package static func compared(
    _ spans: [LabeledSpan], in text: ArticleText, isNested: Bool
  ) -> [LabeledSpan] {
    var seen: Set<LabeledSpan> = []
    var trimmed: [LabeledSpan] = []
    for mention in spans {
      guard let span = self.trimmed(mention.span, in: text) else { continue }
      let plain = LabeledSpan(span: span, label: mention.label)
      guard seen.insert(plain).inserted else { continue }
      trimmed.append(LabeledSpan(span: span, label: mention.label, cluster: mention.cluster))
    }
    trimmed.sort(by: precedes)
    if isNested { return trimmed }
    var end = -1
    return trimmed.filter { mention in
      defer { end = max(end, mention.span.upperBound) }
      return mention.span.upperBound > end
    }
  }

  /// Text order: by start, the longer one first, then by label.
  private static func precedes(_ one: LabeledSpan, _ other: LabeledSpan) -> Bool {
    if one.span.lowerBound != other.span.lowerBound {
      return one.span.lowerBound < other.span.lowerBound
    }
    if one.span.upperBound != other.span.upperBound {
      return one.span.upperBound > other.span.upperBound
    }
    return one.label.utf8.lexicographicallyPrecedes(other.label.utf8)
  }
}
