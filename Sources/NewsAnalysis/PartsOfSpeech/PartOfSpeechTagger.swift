import NewsModel

/// Finds the parts of speech of tokens from left to right, by weights that were trained
/// (an averaged perceptron, Collins 2002).
package struct PartOfSpeechTagger: Sendable {
  /// The name of the file of weights.
  package static let fileName = "parts_of_speech.model"
  /// What the file is made for.
  package static let shape = TaggerWeights.Shape(
    width: PartOfSpeechFeatures.width, labels: PartOfSpeech.allCases.count)

  private let weights: TaggerWeights
  private let clusters: WordClusters

  /// Takes weights and the classes of words that they were trained with.
  package init(_ weights: TaggerWeights, clusters: WordClusters) {
    (self.weights, self.clusters) = (weights, clusters)
  }

  /// Reads the weights of a folder of resources; the classes are those of the tagger of names.
  package init(folder: String) throws(AnalysisError) {
    let names = try TaggerWeights(path: folder + "/names.model")
    let weights = try TaggerWeights(path: folder + "/" + Self.fileName, shape: Self.shape)
    self.init(weights, clusters: names.clusters)
  }

  /// The part of speech of each token, as raw values of ``NewsModel/PartOfSpeech``.
  package func tags(
    of text: ArticleText, tokens: [Token], sentences: [TextSpan]
  ) -> [UInt8] {
    let features = PartOfSpeechFeatures(
      text, tokens: tokens, sentences: sentences, clusters: clusters)
    var tags = [UInt8](repeating: PartOfSpeech.other.rawValue, count: tokens.count)
    var found: [UInt32] = []
    var (before, before2) = (PartOfSpeechFeatures.none, PartOfSpeechFeatures.none)
    for index in tokens.indices {
      if index & 0xFFF == 0, AnalysisStop.isRaised { break }
      if features.startsSentence(index) {
        (before, before2) = (PartOfSpeechFeatures.none, PartOfSpeechFeatures.none)
      }
      if let tag = Self.certain(tokens[index]) {
        tags[index] = tag.rawValue
      } else {
        features.read(index, before: before, before2: before2, into: &found)
        tags[index] = best(found)
      }
      (before, before2) = (tags[index], before)
    }
    return tags
  }

  /// What a token is by its kind alone.
  package static func certain(_ token: Token) -> PartOfSpeech? {
    switch token.kind {
    case .punctuation: .punctuation
    case .url, .email: .other
    case .word, .number, .symbol: nil
    }
  }

  private func best(_ features: [UInt32]) -> UInt8 {
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: TagSet.stride) { scores in
      scores.initialize(repeating: 0)
      guard let base = scores.baseAddress else { return PartOfSpeech.other.rawValue }
      weights.add(features[...], to: base)
      var best = 0
      for label in 1..<PartOfSpeech.allCases.count where scores[label] > scores[best] {
        best = label
      }
      return UInt8(best)
    }
  }
}
