/// How many mentions are right, of how many found and how many in the gold.
package struct Counts: Hashable, Sendable {
  /// Those that are found and in the gold.
  package var right = 0
  /// Those that are found.
  package var found = 0
  /// Those in the gold.
  package var gold = 0

  /// Begins with these numbers.
  package init(right: Int = 0, found: Int = 0, gold: Int = 0) {
    (self.right, self.found, self.gold) = (right, found, gold)
  }

  /// Adds other numbers.
  package static func += (sum: inout Counts, other: Counts) {
    sum.right += other.right
    sum.found += other.found
    sum.gold += other.gold
  }

  /// The figures; 0 where nothing can be divided.
  package var figures: Figures {
    Figures(
      precision: found == 0 ? 0 : Double(right) / Double(found),
      recall: gold == 0 ? 0 : Double(right) / Double(gold))
  }
}

/// Precision, recall and their harmonic mean, from 0 to 1.
package struct Figures: Hashable, Sendable {
  /// The share of what is found that is right.
  package let precision: Double
  /// The share of the gold that is found.
  package let recall: Double

  /// Makes figures.
  package init(precision: Double, recall: Double) {
    (self.precision, self.recall) = (precision, recall)
  }

  /// The harmonic mean.
  package var f1: Double {
    precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }
}
