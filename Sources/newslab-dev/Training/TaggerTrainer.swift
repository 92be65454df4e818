import NewsAnalysis

/// Trains the tagger's weights: an averaged structured perceptron (Collins 2002) over sequences
/// whose labels may be known only in part (the best sequence that is allowed is the right one, as
/// in Fernandes and Brefeld 2011), with a margin.
struct TaggerTrainer {
  /// How much better the right label must be.
  private let margin: Float = 4
  private(set) var rows: [UInt32: Int32] = [:]
  private var weights: [Float] = []
  private var sums: [Float] = []
  private var decoder = TagDecoder()
  private var transitionSums: [Float]
  private var step: Float = 1
  private var emissions: [Float] = []

  init(_ texts: [TaggedText], atLeast: Int) {
    transitionSums = Array(repeating: 0, count: decoder.transitions.count)
    var counts: [UInt32: Int32] = [:]
    for text in texts {
      for feature in text.input.features { counts[feature, default: 0] += 1 }
      for feature in text.story { counts[feature, default: 0] += 1 }
    }
    for (feature, count) in counts where count >= Int32(atLeast) {
      rows[feature] = 0
    }
    for (number, feature) in rows.keys.sorted().enumerated() { rows[feature] = Int32(number) }
    weights = Array(repeating: 0, count: rows.count * TagSet.stride)
    sums = weights
  }

  /// The rows of the features of a text, -1 for what has none.
  func rows(of text: TaggedText) -> [Int32] { text.input.features.map { rows[$0] ?? -1 } }
  func storyRows(of text: TaggedText) -> [Int32] { text.story.map { rows[$0] ?? -1 } }

  private mutating func score(_ count: Int, _ features: [Int32], _ story: [Int32]) {
    let stride = TagSet.stride
    if emissions.count < count * stride { emissions = Array(repeating: 0, count: count * stride) }
    let width = TaggerInput.width
    let storyWidth = TaggerInput.storyWidth
    emissions.withUnsafeMutableBufferPointer { emissions in
      weights.withUnsafeBufferPointer { weights in
        for index in 0..<count {
          let base = index * stride
          for label in 0..<stride { emissions[base + label] = 0 }
          for feature in features[index * width..<(index + 1) * width] where feature >= 0 {
            let row = Int(feature) * stride
            for label in 0..<stride { emissions[base + label] += weights[row + label] }
          }
          guard !story.isEmpty else { continue }
          for feature in story[index * storyWidth..<(index + 1) * storyWidth] where feature >= 0 {
            let row = Int(feature) * stride
            for label in 0..<stride { emissions[base + label] += weights[row + label] }
          }
        }
      }
    }
  }

  /// The labels of a text by the present weights.
  mutating func labels(_ text: TaggedText, _ features: [Int32], _ story: [Int32]) -> [UInt8] {
    score(text.input.count, features, story)
    var labels: [UInt8] = []
    decoder.decode(emissions, continues: text.input.continues, into: &labels)
    return labels
  }

  /// Learns from a text.
  mutating func learn(_ text: TaggedText, _ features: [Int32], _ story: [Int32]) {
    let count = text.input.count
    step += 1
    guard count > 0 else { return }
    score(count, features, story)
    var right: [UInt8] = []
    decoder.decode(emissions, continues: text.input.continues, allowed: text.allowed, into: &right)
    for index in 0..<count {
      for label in 0..<TagSet.count where text.allowed[index] & TagSet.bit(label) == 0 {
        emissions[index * TagSet.stride + label] += margin
      }
    }
    var found: [UInt8] = []
    decoder.decode(emissions, continues: text.input.continues, into: &found)
    let isWrong = (0..<count).contains { text.allowed[$0] & TagSet.bit(Int(found[$0])) == 0 }
    guard isWrong else { return }
    for index in 0..<count {
      let (good, bad) = (Int(right[index]), Int(found[index]))
      if good != bad {
        change(features, index, TaggerInput.width, good, bad)
        if !story.isEmpty { change(story, index, TaggerInput.storyWidth, good, bad) }
      }
      let goodBefore = text.input.continues[index] && index > 0 ? Int(right[index - 1]) : 0
      let badBefore = text.input.continues[index] && index > 0 ? Int(found[index - 1]) : 0
      if good != bad || goodBefore != badBefore {
        let up = goodBefore * TagSet.stride + good
        let down = badBefore * TagSet.stride + bad
        decoder.transitions[up] += 1
        transitionSums[up] += step
        decoder.transitions[down] -= 1
        transitionSums[down] -= step
      }
    }
  }

  private mutating func change(
    _ features: [Int32], _ index: Int, _ width: Int, _ good: Int, _ bad: Int
  ) {
    for feature in features[index * width..<(index + 1) * width] where feature >= 0 {
      let row = Int(feature) * TagSet.stride
      weights[row + good] += 1
      sums[row + good] += step
      weights[row + bad] -= 1
      sums[row + bad] -= step
    }
  }

  /// The trainer with the mean of all weights that it had.
  func averaged() -> TaggerTrainer {
    var other = self
    for index in weights.indices { other.weights[index] -= sums[index] / step }
    for index in transitionSums.indices {
      other.decoder.transitions[index] -= transitionSums[index] / step
    }
    return other
  }

  /// The bytes of a model file with these weights.
  func model(clusters: WordClusters) -> [UInt8] {
    var named: [UInt32: [Float]] = [:]
    for (feature, row) in rows {
      let start = Int(row) * TagSet.stride
      named[feature] = Array(weights[start..<start + TagSet.count])
    }
    return TaggerWeightsWriter(
      rows: named, transitions: decoder.transitions, clusters: clusters
    ).bytes()
  }
}
