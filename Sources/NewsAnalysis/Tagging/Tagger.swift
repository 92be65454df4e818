import NewsModel

/// Labels the words of a story by weights that were trained, twice: the second time it knows what
/// the first pass found for the same words elsewhere in the story.
package struct Tagger: Sendable {
  private let weights: TaggerWeights

  /// Takes trained weights.
  package init(_ weights: TaggerWeights) { self.weights = weights }

  /// The classes of words that the weights know.
  var clusters: WordClusters { weights.clusters }

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

  private func add(_ features: [UInt32], width: Int, to scores: inout [Int16]) {
    scores.withUnsafeMutableBufferPointer { scores in
      guard let base = scores.baseAddress else { return }
      var word = 0
      var first = 0
      while first < features.count {
        weights.add(features[first..<first + width], to: base + word * TagSet.stride)
        word += 1
        first += width
      }
    }
  }
}
