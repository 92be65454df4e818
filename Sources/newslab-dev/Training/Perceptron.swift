/// An averaged perceptron of many labels (Collins 2002) over features given by their hashes.
struct Perceptron {
  /// The number of labels.
  let labels: Int
  private var rows: [UInt32: Int32] = [:]
  private var uses: [Int32] = []
  private var weights: [Float] = []
  private var sums: [Float] = []
  private var step: Float = 1

  init(labels: Int) { self.labels = labels }

  /// The label with the highest score.
  func best(_ features: [UInt32]) -> Int {
    var scores = [Float](repeating: 0, count: labels)
    for feature in features {
      guard let row = rows[feature] else { continue }
      let start = Int(row) * labels
      for label in 0..<labels { scores[label] += weights[start + label] }
    }
    var best = 0
    for label in 1..<labels where scores[label] > scores[best] { best = label }
    return best
  }

  /// Learns that features speak for a label rather than for the one that was found.
  mutating func learn(_ features: [UInt32], right: Int, found: Int) {
    step += 1
    guard right != found else { return }
    for feature in features {
      let row = row(of: feature)
      uses[row] += 1
      change(row * labels + right, by: 1)
      change(row * labels + found, by: -1)
    }
  }

  private mutating func change(_ place: Int, by value: Float) {
    weights[place] += value
    sums[place] += value * step
  }

  private mutating func row(of feature: UInt32) -> Int {
    if let row = rows[feature] { return Int(row) }
    let row = uses.count
    rows[feature] = Int32(row)
    uses.append(0)
    weights.append(contentsOf: repeatElement(0, count: labels))
    sums.append(contentsOf: repeatElement(0, count: labels))
    return row
  }

  /// The mean of all weights that each feature had, of those that were changed often enough.
  func averaged(atLeast least: Int) -> [UInt32: [Float]] {
    var named: [UInt32: [Float]] = [:]
    for (feature, row) in rows where uses[Int(row)] >= Int32(least) {
      let start = Int(row) * labels
      named[feature] = (start..<start + labels).map { weights[$0] - sums[$0] / step }
    }
    return named
  }
}
