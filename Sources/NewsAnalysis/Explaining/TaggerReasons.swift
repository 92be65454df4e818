import NewsModel

/// What the tagger went by when it found a mention.
struct TaggerReasons: Sendable {
  private let tagger: Tagger
  private let reader: TaggerReader

  /// How many features are told.
  private static let count = 6

  /// Takes the tagger and the lists that it reads with.
  init(_ tagger: Tagger, _ lexicons: Lexicons) {
    self.tagger = tagger
    reader = TaggerReader(lexicons, clusters: tagger.clusters)
  }

  /// Reads a story once, and gives the strongest features of the first word of a mention that the
  /// tagger found; none for others.
  func features(_ analysis: Analysis) -> (Mention) -> [MentionExplanation.Feature] {
    var places: [Int: Int] = [:]
    var input: TaggerInput?
    return { mention in
      guard mention.foundBy == "tagger", let kind = TagSet.index(of: mention.kind) else {
        return []
      }
      let words = input ?? reader.read(analysis).input
      if input == nil {
        for (place, span) in words.spans.enumerated() { places[span.lowerBound] = place }
        input = words
      }
      guard let word = places[mention.span.lowerBound] else { return [] }
      let reasons = tagger.reasons(
        of: words, word: word, label: TagSet.begin(kind), count: Self.count)
      return reasons.map {
        MentionExplanation.Feature(name: $0.feature, weight: Double($0.weight))
      }
    }
  }
}
