import NewsModel

/// Whose words a place of the text is in.
struct ClaimVoices {
  private struct Part {
    let span: TextSpan
    let quote: Int
  }

  private let parts: [Part]
  private let quotes: [Quote]
  /// The largest end of the parts up to each one.
  private let reach: [Int]

  init(_ quotes: [Quote]) {
    self.quotes = quotes
    parts = quotes.indices.flatMap { quote in
      quotes[quote].parts.map { Part(span: $0, quote: quote) }
    }.sorted {
      ($0.span.lowerBound, -$0.span.upperBound) < ($1.span.lowerBound, -$1.span.upperBound)
    }
    var end = 0
    reach = parts.map { part in
      end = max(end, part.span.upperBound)
      return end
    }
  }

  /// The innermost quote in which a byte stands, or nil.
  func quote(at byte: Int) -> Quote? {
    let low = parts.partitionIndex(where: { $0.span.lowerBound <= byte })
    // Quotes inside one another are few.
    for index in (max(0, low - 32)..<low).reversed() {
      guard reach[index] > byte else { return nil }
      if parts[index].span.contains(byte) { return quotes[parts[index].quote] }
    }
    return nil
  }
}
