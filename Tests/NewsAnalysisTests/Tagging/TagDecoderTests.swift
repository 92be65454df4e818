import NewsAnalysis
import TestSupport
import Testing

struct TagDecoderTests {
  private static func decode(
    _ scores: [[Int: Float]], continues: [Bool], allowed: [UInt32]? = nil,
    _ change: (inout TagDecoder) -> Void = { _ in }
  ) -> [UInt8] {
    var emissions = [Float](repeating: 0, count: scores.count * TagSet.stride)
    for (word, labels) in scores.enumerated() {
      for (label, score) in labels { emissions[word * TagSet.stride + label] = score }
    }
    var decoder = TagDecoder()
    change(&decoder)
    var labels: [UInt8] = []
    decoder.decode(emissions, continues: continues, allowed: allowed, into: &labels)
    return labels
  }

  @Test func `the inside of a name follows only its beginning`() {
    let (begin, inside) = (TagSet.begin(0), TagSet.inside(0))
    #expect(Self.decode([[inside: 9], [inside: 9]], continues: [false, true]) == [1, 2])
    #expect(Self.decode([[inside: 9], [inside: 9]], continues: [false, false]) == [0, 0])
    #expect(Self.decode([[begin: 1], [TagSet.inside(1): 9]], continues: [false, true]) == [3, 4])
  }

  @Test func `transitions and what is allowed count`() {
    let two: [[Int: Float]] = [[TagSet.begin(0): 2], [TagSet.begin(1): 2]]
    #expect(Self.decode(two, continues: [false, true]) == [1, 3])
    let joined = Self.decode(two, continues: [false, true]) {
      $0.transitions[TagSet.begin(0) * TagSet.stride + TagSet.begin(1)] = -9
    }
    #expect(joined != [1, 3])
    let allowed = [TagSet.bit(0), TagSet.all]
    #expect(Self.decode(two, continues: [false, true], allowed: allowed) == [0, 3])
  }

  @Test func `finds the best of all sequences`() {
    var random = Generator(seed: 11)
    for _ in 0..<40 {
      let count = Int.random(in: 1...3, using: &random)
      var scores: [[Int: Float]] = []
      for _ in 0..<count {
        var word: [Int: Float] = [:]
        for label in 0..<TagSet.count {
          word[label] = Float(Int.random(in: -9...9, using: &random))
        }
        scores.append(word)
      }
      let continues = (0..<count).map { $0 > 0 }
      let found = Self.decode(scores, continues: continues)
      #expect(Self.score(found, scores) == Self.best(scores, after: 0))
    }
  }

  private static func score(_ labels: [UInt8], _ scores: [[Int: Float]]) -> Float {
    zip(labels, scores).reduce(0) { $0 + ($1.1[Int($1.0)] ?? 0) }
  }

  /// The best score of all sequences, tried one by one.
  private static func best(_ scores: [[Int: Float]], after last: Int) -> Float {
    guard let first = scores.first else { return 0 }
    var best = -Float.infinity
    for label in 0..<TagSet.count {
      if TagSet.isInside(label), last == 0 || TagSet.kind(last) != TagSet.kind(label) { continue }
      best = max(best, (first[label] ?? 0) + Self.best(Array(scores.dropFirst()), after: label))
    }
    return best
  }
}
