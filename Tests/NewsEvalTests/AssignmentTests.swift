import Testing

import NewsEval

struct AssignmentTests {
  private static let cases: [([[Double]], Double)] = [
    ([[1]], 1), ([[]], 0), ([], 0), ([[0, 0], [0, 0]], 0),
    // The largest of each row would take the same column.
    ([[4, 3], [5, 1]], 8), ([[7, 5, 11], [5, 4, 1], [9, 3, 2]], 24),
    ([[1, 9, 2]], 9), ([[1], [9], [2]], 9),
  ]

  @Test(arguments: cases)
  func `finds the largest sum`(values: [[Double]], sum: Double) {
    #expect(abs(Assignment.largestSum(values) - sum) < 1e-12)
  }

  /// All assignments, one after the other.
  private static func tried(_ values: [[Double]], row: Int, used: Set<Int>) -> Double {
    guard row < values.count else { return 0 }
    var best = tried(values, row: row + 1, used: used)
    for column in values[row].indices where !used.contains(column) {
      let rest = tried(values, row: row + 1, used: used.union([column]))
      best = max(best, values[row][column] + rest)
    }
    return best
  }

  @Test func `agrees with trying all`() {
    var state: UInt64 = 1
    for _ in 0..<300 {
      func next(_ bound: UInt64) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % bound)
      }
      let (rows, columns) = (1 + next(5), 1 + next(5))
      let values = (0..<rows).map { _ in (0..<columns).map { _ in Double(next(8)) / 4 } }
      let best = Self.tried(values, row: 0, used: [])
      #expect(abs(Assignment.largestSum(values) - best) < 1e-9, "\(values)")
    }
  }
}
