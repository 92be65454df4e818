import NewsModel

/// Labels the words of a story by weights that were trained, twice: the second time it knows what
/// the first pass found for the same words elsewhere in the story.
package struct Tagger: Sendable {
  private let weights: TaggerWeights

  /// Takes trained weights.
  package init(_ weights: TaggerWeights) { self.weights = weights }

  /// The classes of words that the weights know.
  package var clusters: WordClusters { weights.clusters }

  /// The label of each word.
  package func labels(of input: TaggerInput) -> [UInt8] {
    guard input.count > 0 else { return [] }
    var scores = [Int16](repeating: 0, count: input.count * TagSet.stride)
    add(input.features, width: TaggerInput.width, to: &scores)
    var decoder = TagDecoder()
    decoder.transitions = weights.transitions
    var labels: [UInt8] = []
    decoder.decode(scores, continues: input.continues, into: &labels)
    let evidence = StoryEvidence(input, labels: labels)
    add(evidence.features(of: input, labels: labels), width: TaggerInput.storyWidth, to: &scores)
    decoder.decode(scores, continues: input.continues, into: &labels)
    return labels
  }

  /// A feature of a word and what it speaks for or against a label.
  package struct Reason: Sendable {
    /// What the feature looks at.
    package let feature: String
    /// Its weight for the label, less its weight for no name.
    package let weight: Int
  }

  /// The features of a word that speak most for a label, or most against it, strongest first.
  package func reasons(of input: TaggerInput, word: Int, label: Int, count: Int) -> [Reason] {
    let width = TaggerInput.width
    guard word >= 0, word < input.count, label > 0, label < TagSet.count else { return [] }
    var reasons: [Reason] = []
    for (place, feature) in input.features[word * width..<(word + 1) * width].enumerated() {
      guard let row = weights.weights(of: feature) else { continue }
      let weight = Int(row[label]) - Int(row[TagSet.outside])
      if weight != 0 {
        reasons.append(Reason(feature: TaggerFeatures.names[place], weight: weight))
      }
    }
    reasons.sort {
      abs($0.weight) != abs($1.weight)
        ? abs($0.weight) > abs($1.weight) : $0.feature < $1.feature
    }
    return Array(reasons.prefix(count))
  }

  private func add(_ features: [UInt32], width: Int, to scores: inout [Int16]) {
    scores.withUnsafeMutableBufferPointer { scores in
      guard let base = scores.baseAddress else { return }
      var word = 0
      var first = 0
      while first < features.count, !AnalysisStop.isRaised {
        weights.add(features[first..<first + width], to: base + word * TagSet.stride)
        word += 1
        first += width
      }
    }
  }
}
