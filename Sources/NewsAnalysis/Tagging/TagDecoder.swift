/// Finds the best labels of some words from their scores (Viterbi 1967), so that the inside of a
/// name follows only its beginning.
package struct TagDecoder {
  /// The score of a label after another, ``TagSet/stride`` for each label before.
  package var transitions: [Float]
  private var best: [Float] = []
  private var back: [UInt8] = []

  /// Begins with equal scores for all sequences.
  package init() {
    transitions = Array(repeating: 0, count: TagSet.count * TagSet.stride)
  }

  /// The best labels of words by whole scores, ``TagSet/stride`` for each word.
  package mutating func decode(
    _ scores: [Int16], continues: [Bool], into labels: inout [UInt8]
  ) {
    decode(scores.map { Float($0) }, continues: continues, into: &labels)
  }

  /// The best labels.
  ///
  /// - Parameters:
  ///   - emissions: The scores, ``TagSet/stride`` for each word.
  ///   - continues: Whether a word goes on with what stands before it.
  ///   - allowed: The labels that a word may have, or nil when all may be.
  ///   - labels: Takes the labels.
  package mutating func decode(
    _ emissions: [Float], continues: [Bool], allowed: [UInt32]? = nil, into labels: inout [UInt8]
  ) {
    let count = continues.count
    let stride = TagSet.stride
    if best.count < count * stride {
      best = Array(repeating: 0, count: count * stride)
      back = Array(repeating: 0, count: count * stride)
    }
    labels.removeAll(keepingCapacity: true)
    labels.append(contentsOf: repeatElement(0, count: count))
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, continues[end] { end += 1 }
      decode(start..<end, emissions, allowed, &labels)
      start = end
    }
  }

  private static let impossible: Float = -1e9

  private mutating func decode(
    _ range: Range<Int>, _ emissions: [Float], _ allowed: [UInt32]?, _ labels: inout [UInt8]
  ) {
    let stride = TagSet.stride
    let count = TagSet.count
    transitions.withUnsafeBufferPointer { transitions in
      best.withUnsafeMutableBufferPointer { best in
        back.withUnsafeMutableBufferPointer { back in
          emissions.withUnsafeBufferPointer { emissions in
            for index in range {
              let mask = allowed?[index] ?? TagSet.all
              let here = index * stride
              let before = here - stride
              for label in 0..<count {
                var score = Self.impossible
                var from = 0
                if mask & TagSet.bit(label) == 0 {
                  score = Self.impossible * 2
                } else if index == range.lowerBound {
                  if !TagSet.isInside(label) { score = transitions[label] }
                } else if TagSet.isInside(label) {
                  let begin = best[before + label - 1] + transitions[(label - 1) * stride + label]
                  let inside = best[before + label] + transitions[label * stride + label]
                  (score, from) = begin >= inside ? (begin, label - 1) : (inside, label)
                } else {
                  for other in 0..<count {
                    let value = best[before + other] + transitions[other * stride + label]
                    if value > score { (score, from) = (value, other) }
                  }
                }
                best[here + label] = score + emissions[here + label]
                back[here + label] = UInt8(truncatingIfNeeded: from)
              }
            }
            let last = (range.upperBound - 1) * stride
            var label = 0
            for other in 1..<count where best[last + other] > best[last + label] { label = other }
            var index = range.upperBound - 1
            while index >= range.lowerBound {
              labels[index] = UInt8(truncatingIfNeeded: label)
              label = Int(back[index * stride + label])
              index -= 1
            }
          }
        }
      }
    }
  }
}
