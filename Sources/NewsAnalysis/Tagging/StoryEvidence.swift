/// What the first pass over a story found for each of its words, as features of the second pass.
package struct StoryEvidence {
  private struct Count {
    var labels = [Int32](repeating: 0, count: TagSet.kinds.count + 1)
    var inLonger = [Int32](repeating: 0, count: TagSet.kinds.count + 1)
  }
  private var counts: [UInt64: Count] = [:]

  /// Counts the labels of a story's words.
  package init(_ input: TaggerInput, labels: [UInt8]) {
    for index in 0..<input.count where input.capitals[index] {
      let label = Int(labels[index])
      let kind = label == TagSet.outside ? TagSet.kinds.count : TagSet.kind(label)
      counts[input.keys[index], default: Count()].labels[kind] += 1
      if Self.isInLonger(labels, index, input) {
        counts[input.keys[index], default: Count()].inLonger[kind] += 1
      }
    }
  }

  private static func isInLonger(_ labels: [UInt8], _ index: Int, _ input: TaggerInput) -> Bool {
    if labels[index] == 0 { return false }
    if TagSet.isInside(Int(labels[index])) { return true }
    return index + 1 < input.count && input.continues[index + 1]
      && TagSet.isInside(Int(labels[index + 1]))
  }

  /// The features of all words: what the other occurrences of each, and of its neighbours, are.
  package func features(of input: TaggerInput, labels: [UInt8]) -> [UInt32] {
    var features: [UInt32] = []
    features.reserveCapacity(input.count * TaggerFeatures.storyWidth)
    var before: UInt64 = 99
    var here: UInt64 = input.count > 0 ? value(input, 0, labels) : 99
    for index in 0..<input.count {
      let isLast = index + 1 == input.count
      let next = isLast ? 99 : value(input, index + 1, labels)
      let after = !isLast && input.continues[index + 1] ? next : 99
      features.append(TaggerFeatures.mix(50, here))
      features.append(TaggerFeatures.mix(51, here, after))
      features.append(TaggerFeatures.mix(52, here, input.continues[index] ? before : 99))
      (before, here) = (here, next)
    }
    return features
  }

  private func value(_ input: TaggerInput, _ index: Int, _ labels: [UInt8]) -> UInt64 {
    guard input.capitals[index], let count = counts[input.keys[index]] else { return 0 }
    let label = Int(labels[index])
    let own = label == TagSet.outside ? TagSet.kinds.count : TagSet.kind(label)
    let ownLonger = Self.isInLonger(labels, index, input) ? own : -1
    var best = -1
    var most: Int32 = 0
    var total: Int32 = 0
    for kind in 0...TagSet.kinds.count {
      let others = count.labels[kind] - (kind == own ? 1 : 0)
      total += others
      if others > most { (best, most) = (kind, others) }
    }
    guard best >= 0 else { return 1 }
    let longer = count.inLonger[best] - (ownLonger == best ? 1 : 0)
    let isClear = Int(most) * 4 > Int(total) * 3
    return 2 + UInt64(best) * 8 + (longer > 0 ? 4 : 0) + (isClear ? 2 : 0) + (most > 2 ? 1 : 0)
  }
}
