/// How far two classifiers agree on the same articles.
package struct Agreement: Equatable {
  /// What the one and the other say of an article; nil for no label.
  package struct Pair: Hashable {
    /// What the first says.
    package var first: String?
    /// What the second says.
    package var second: String?
  }

  /// Nothing counted.
  package init() {}

  /// How often each pair came.
  package private(set) var pairs: [Pair: Int] = [:]

  /// Counts an article.
  package mutating func add(_ first: String?, _ second: String?) {
    pairs[Pair(first: first, second: second), default: 0] += 1
  }

  /// How many articles there were.
  package var count: Int { pairs.values.reduce(0, +) }

  /// How many of them have the same label from both, or from both none.
  package var same: Int { pairs.reduce(0) { $0 + ($1.key.first == $1.key.second ? $1.value : 0) } }

  /// The part of the articles with the same label; nil without articles.
  package var share: Double? { count == 0 ? nil : Double(same) / Double(count) }

  /// The labels of either, sorted; nil for no label is the last.
  package var labels: [String?] {
    let all = Set(pairs.keys.flatMap { [$0.first, $0.second] })
    let named = all.compactMap { $0 }.sorted().map { Optional($0) }
    return all.contains(nil) ? named + [nil] : named
  }

  /// Cohen's kappa: agreement beyond what chance gives with the same numbers of labels; nil when
  /// chance alone agrees always, or without articles.
  ///
  /// J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
  /// Measurement 20 (1960), 37–46.
  package var kappa: Double? {
    guard let share else { return nil }
    var firsts: [String?: Int] = [:]
    var seconds: [String?: Int] = [:]
    for (pair, count) in pairs {
      firsts[pair.first, default: 0] += count
      seconds[pair.second, default: 0] += count
    }
    let total = Double(count)
    // Summed in one order, so that the last digit is always the same.
    let chance = labels.reduce(0.0) { sum, label in
      sum + Double(firsts[label] ?? 0) * Double(seconds[label] ?? 0) / (total * total)
    }
    return chance >= 1 ? nil : (share - chance) / (1 - chance)
  }
}
