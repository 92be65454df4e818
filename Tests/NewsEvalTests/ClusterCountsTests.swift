import NewsEval
import Testing

struct ClusterCountsTests {
  private static func close(_ one: Double, _ other: Double) -> Bool { abs(one - other) < 1e-9 }

  private static func check(
    _ ratio: RatioCounts, precision: (Double, Double), recall: (Double, Double)
  ) {
    #expect(close(ratio.precisionSum, precision.0))
    #expect(close(ratio.precisionOf, precision.1))
    #expect(close(ratio.recallSum, recall.0))
    #expect(close(ratio.recallOf, recall.1))
  }

  /// {a b c} {d e f g} against {a b} {c d} {f g h i}, the worked example of Luo's paper on the
  /// scorer; counted by hand.
  @Test func `counts links, mentions and entities`() {
    let counts = ClusterCounts(
      gold: [["a", "b", "c"], ["d", "e", "f", "g"]],
      found: [["a", "b"], ["c", "d"], ["f", "g", "h", "i"]])
    // Recall: 3 - 2 parts and 4 - 3 parts; precision: 2 - 1, 2 - 2, 4 - 3.
    Self.check(counts.muc, precision: (2, 5), recall: (2, 5))
    // Recall: (4 + 1) / 3 + (1 + 4) / 4; precision: 4 / 2 + 2 / 2 + 4 / 4.
    Self.check(counts.bCubed, precision: (4, 8), recall: (5.0 / 3 + 5.0 / 4, 7))
    // Best: {a b c} with {a b} 4 / 5, {d e f g} with {f g h i} 4 / 8.
    Self.check(counts.ceafE, precision: (1.3, 3), recall: (1.3, 2))
    #expect(Self.close(counts.muc.figures.f1, 0.4))
  }

  @Test func `the same clusters are all right`() {
    let clusters = [[1, 2, 3], [4], [5, 6]]
    let counts = ClusterCounts(gold: clusters, found: clusters.reversed())
    #expect(counts.average == 1)
    #expect(counts.muc.recallOf == 3)
  }

  @Test func `mentions that stand alone have no links`() {
    let counts = ClusterCounts(gold: [[1], [2]], found: [[1], [2]])
    #expect(counts.muc.figures.f1 == 0)
    #expect(counts.bCubed.figures.f1 == 1)
    #expect(counts.ceafE.figures.f1 == 1)
  }

  @Test func `one side may be empty`() {
    let counts = ClusterCounts(gold: [[1, 2]], found: [])
    #expect(counts.average == 0)
    #expect(counts.bCubed.recallOf == 2)
    #expect(ClusterCounts(gold: [[Int]](), found: []).average == 0)
  }

  @Test func `articles add up`() {
    var sum = ClusterCounts(gold: [[1, 2]], found: [[1, 2]])
    sum += ClusterCounts(gold: [[1, 2]], found: [[1], [2]])
    Self.check(sum.muc, precision: (1, 1), recall: (1, 2))
    Self.check(sum.bCubed, precision: (4, 4), recall: (3, 4))
    Self.check(sum.ceafE, precision: (1 + 2.0 / 3, 3), recall: (1 + 2.0 / 3, 2))
  }
}
