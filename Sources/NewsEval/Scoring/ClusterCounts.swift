/// What precision and recall of one measure of clusters are made of; they add over articles.
package struct RatioCounts: Hashable, Sendable {
  /// The sum above the line of precision.
  package var precisionSum = 0.0
  /// The number below the line of precision.
  package var precisionOf = 0.0
  /// The sum above the line of recall.
  package var recallSum = 0.0
  /// The number below the line of recall.
  package var recallOf = 0.0

  /// Begins with nothing.
  package init() {}

  /// Adds other numbers.
  package static func += (sum: inout RatioCounts, other: RatioCounts) {
    sum.precisionSum += other.precisionSum
    sum.precisionOf += other.precisionOf
    sum.recallSum += other.recallSum
    sum.recallOf += other.recallOf
  }

  /// The figures; 0 where nothing can be divided.
  package var figures: Figures {
    Figures(
      precision: precisionOf == 0 ? 0 : precisionSum / precisionOf,
      recall: recallOf == 0 ? 0 : recallSum / recallOf)
  }
}

/// Three measures of how well mentions are joined to entities.
///
/// A mention that only one side has counts as it is: as a cluster's member that the other side
/// lacks. Clusters of one mention count, but for MUC, which counts links.
package struct ClusterCounts: Hashable, Sendable {
  /// Links: Vilain, Burger, Aberdeen, Connolly, Hirschman, "A model-theoretic coreference scoring
  /// scheme", MUC-6, 1995.
  package var muc = RatioCounts()
  /// Mentions: Bagga and Baldwin, "Algorithms for scoring coreference chains", 1998.
  package var bCubed = RatioCounts()
  /// Entities, assigned to each other with similarity φ4: Luo, "On coreference resolution
  /// performance metrics", 2005.
  package var ceafE = RatioCounts()

  /// Begins with nothing.
  package init() {}

  /// Adds other numbers.
  package static func += (sum: inout ClusterCounts, other: ClusterCounts) {
    sum.muc += other.muc
    sum.bCubed += other.bCubed
    sum.ceafE += other.ceafE
  }

  /// The mean of the three F1, as the CoNLL-2011 and 2012 shared tasks rank.
  package var average: Double {
    (muc.figures.f1 + bCubed.figures.f1 + ceafE.figures.f1) / 3
  }

  /// Compares the clusters of one article; each is a set of mentions, each mention in one cluster.
  package init<Mention: Hashable>(gold: [[Mention]], found: [[Mention]]) {
    let goldOf = Self.clusterByMention(gold)
    let foundOf = Self.clusterByMention(found)
    (muc.recallSum, muc.recallOf) = Self.links(gold, partition: foundOf)
    (muc.precisionSum, muc.precisionOf) = Self.links(found, partition: goldOf)
    let shared = Self.overlaps(gold, foundOf)
    let sharedBack = Self.overlaps(found, goldOf)
    bCubed.recallSum = Self.shares(gold, shared)
    bCubed.recallOf = Double(goldOf.count)
    bCubed.precisionSum = Self.shares(found, sharedBack)
    bCubed.precisionOf = Double(foundOf.count)
    var similarity = Array(
      repeating: Array(repeating: 0.0, count: found.count), count: gold.count)
    for (one, row) in shared.enumerated() {
      for (other, count) in row {
        similarity[one][other] = 2 * Double(count) / Double(gold[one].count + found[other].count)
      }
    }
    let sum = Assignment.largestSum(similarity)
    (ceafE.precisionSum, ceafE.recallSum) = (sum, sum)
    (ceafE.precisionOf, ceafE.recallOf) = (Double(found.count), Double(gold.count))
  }

  private static func clusterByMention<Mention: Hashable>(
    _ clusters: [[Mention]]
  ) -> [Mention: Int] {
    var numbers: [Mention: Int] = [:]
    for (number, cluster) in clusters.enumerated() {
      for mention in cluster { numbers[mention] = number }
    }
    return numbers
  }

  /// Of each cluster: how many of its mentions lie in each cluster of the other side.
  private static func overlaps<Mention: Hashable>(
    _ clusters: [[Mention]], _ others: [Mention: Int]
  ) -> [[Int: Int]] {
    clusters.map { cluster in
      var counts: [Int: Int] = [:]
      for mention in cluster {
        if let other = others[mention] { counts[other, default: 0] += 1 }
      }
      return counts
    }
  }

  /// The links that are kept when the other side cuts the clusters into parts, and all links.
  private static func links<Mention: Hashable>(
    _ clusters: [[Mention]], partition: [Mention: Int]
  ) -> (Double, Double) {
    var (kept, all) = (0, 0)
    for cluster in clusters {
      var parts: Set<Int> = []
      var alone = 0
      for mention in cluster {
        if let part = partition[mention] { parts.insert(part) } else { alone += 1 }
      }
      kept += cluster.count - parts.count - alone
      all += cluster.count - 1
    }
    return (Double(kept), Double(all))
  }

  /// The sum over mentions of the share of their cluster that the other side joins with them.
  private static func shares<Mention: Hashable>(
    _ clusters: [[Mention]], _ overlaps: [[Int: Int]]
  ) -> Double {
    var sum = 0.0
    for (cluster, counts) in zip(clusters, overlaps) {
      let squares = counts.values.reduce(0) { $0 + $1 * $1 }
      sum += Double(squares) / Double(cluster.count)
    }
    return sum
  }
}
