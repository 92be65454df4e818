import Glibc

/// How strongly two names belong together, by how often they come together and alone.
enum PairAssociation: String, CaseIterable, Sendable {
  /// How often they come together.
  case count
  /// Pointwise mutual information, in bits: K. W. Church and P. Hanks, "Word association norms, mutual
  /// information, and lexicography" (1990).
  case pmi
  /// The same, normalised to -1 … 1: G. Bouma, "Normalized (pointwise) mutual information in
  /// collocation extraction" (2009).
  case npmi
  /// The log-likelihood ratio G²: T. Dunning, "Accurate methods for the statistics of surprise and
  /// coincidence" (1993).
  case likelihood
  /// Groups with both by groups with either: P. Jaccard, "Étude comparative de la distribution florale"
  /// (1901).
  case jaccard

  /// In how many groups both are, each is, and how many groups there are.
  struct Counts {
    let both: Int
    let first: Int
    let second: Int
    let all: Int
  }

  /// The score; larger is stronger.
  func score(_ counts: Counts) -> Double {
    let (both, all) = (Double(counts.both), Double(counts.all))
    let (first, second) = (Double(counts.first), Double(counts.second))
    switch self {
    case .count: return both
    case .pmi: return log2(both * all / (first * second))
    case .npmi:
      // Always together, or in every group.
      if both == first && both == second { return 1 }
      return log2(both * all / (first * second)) / -log2(both / all)
    case .likelihood:
      let rest = all - first - second + both
      let parts = [
        Self.part(both, first * second / all),
        Self.part(first - both, first * (all - second) / all),
        Self.part(second - both, (all - first) * second / all),
        Self.part(rest, (all - first) * (all - second) / all),
      ]
      return max(0, 2 * parts.reduce(0, +))
    case .jaccard: return both / (first + second - both)
    }
  }

  private static func part(_ observed: Double, _ expected: Double) -> Double {
    observed > 0 && expected > 0 ? observed * log(observed / expected) : 0
  }
}
