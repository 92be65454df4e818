import NewsModel

/// How what was found agrees with gold, added over articles.
package struct Evaluation: Sendable {
  /// What the gold is called.
  package var name: String
  /// How many articles were compared.
  package var articles = 0
  /// Exact span and kind, by kind.
  package var strict: [String: Counts] = [:]
  /// Overlap and the same kind, by kind.
  package var lenient: [String: Counts] = [:]
  /// Exact span, whatever the kind.
  package var spanOnly = Counts()
  /// How many articles of the gold say which mentions are one entity.
  package var clusterArticles = 0
  /// The entities of those articles.
  package var clusters = ClusterCounts()
  /// The same when found mentions are joined that are the same words, for comparison.
  package var equalStrings = ClusterCounts()
  /// The entities when only mentions count that both sides have: joining without finding.
  package var sharedClusters = ClusterCounts()
  /// The same when shared mentions are joined that are the same words.
  package var sharedEqualStrings = ClusterCounts()
  /// How many mentions of the gold have a label of no class, by label.
  package var leftOut: [String: Int] = [:]
  /// All that is not as in the gold, in the order of the articles.
  package var errors: [SpanError] = []

  /// Begins with no article.
  package init(name: String) { self.name = name }

  /// The sum over the kinds.
  package static func sum(_ counts: [String: Counts]) -> Counts {
    counts.values.reduce(into: Counts()) { $0 += $1 }
  }

  /// How many errors there are of each sort.
  package var errorsBySort: [SpanError.Sort: Int] {
    errors.reduce(into: [:]) { $0[$1.sort, default: 0] += 1 }
  }

  /// Compares an article with what was found in it.
  package mutating func add(_ gold: GoldArticle, found: [LabeledSpan], by map: LabelMap) {
    let text = gold.article.text
    for label in gold.spans.map(\.label) where map[label] == nil {
      leftOut[label, default: 0] += 1
    }
    func sides(_ spans: [LabeledSpan]) -> [LabeledSpan] {
      // Two labels of one class on the same words are one mention.
      var seen: Set<LabeledSpan> = []
      return SpanRules.compared(spans, in: text, isNested: gold.isNested).compactMap { mention in
        guard let label = map[mention.label],
          seen.insert(LabeledSpan(span: mention.span, label: label)).inserted
        else { return nil }
        return LabeledSpan(span: mention.span, label: label, cluster: mention.cluster)
      }
    }
    let matching = SpanMatching(gold: sides(gold.spans), found: sides(found))
    articles += 1
    strict.merge(matching.strict(), uniquingKeysWith: Self.plus)
    lenient.merge(matching.lenient(), uniquingKeysWith: Self.plus)
    spanOnly += matching.spanOnly()
    errors += ErrorFinder(gold, matching).errors()
    guard gold.hasClusters else { return }
    clusterArticles += 1
    let (wanted, own) = (matching.gold, matching.found)
    (clusters, equalStrings) = Self.plus((clusters, equalStrings), wanted, own, in: text)
    let shared = Set(wanted.map(\.span)).intersection(own.map(\.span))
    (sharedClusters, sharedEqualStrings) = Self.plus(
      (sharedClusters, sharedEqualStrings), wanted.filter { shared.contains($0.span) },
      own.filter { shared.contains($0.span) }, in: text)
  }

  /// Adds what was counted elsewhere.
  package mutating func add(_ other: Evaluation) {
    articles += other.articles
    strict.merge(other.strict, uniquingKeysWith: Self.plus)
    lenient.merge(other.lenient, uniquingKeysWith: Self.plus)
    spanOnly += other.spanOnly
    clusterArticles += other.clusterArticles
    clusters += other.clusters
    equalStrings += other.equalStrings
    sharedClusters += other.sharedClusters
    sharedEqualStrings += other.sharedEqualStrings
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
    errors += other.errors
  }

  private static func plus(_ one: Counts, _ other: Counts) -> Counts {
    var sum = one
    sum += other
    return sum
  }

  /// Adds the entities of an article: as they were joined, and by equal words.
  private static func plus(
    _ sums: (ClusterCounts, ClusterCounts), _ gold: [LabeledSpan], _ found: [LabeledSpan],
    in text: ArticleText
  ) -> (ClusterCounts, ClusterCounts) {
    var sums = sums
    let wanted = clusters(gold) { $0.cluster }
    sums.0 += ClusterCounts(gold: wanted, found: clusters(found) { $0.cluster })
    sums.1 += ClusterCounts(gold: wanted, found: clusters(found) { text[$0.span] })
    return sums
  }

  /// The spans of mentions, joined by a name; those without a name stay alone.
  private static func clusters(
    _ mentions: [LabeledSpan], by name: (LabeledSpan) -> String?
  ) -> [[TextSpan]] {
    var clusters: [[TextSpan]] = []
    var numbers: [String: Int] = [:]
    var seen: Set<TextSpan> = []
    for mention in mentions where seen.insert(mention.span).inserted {
      guard let name = name(mention) else {
        clusters.append([mention.span])
        continue
      }
      if let number = numbers[name] {
        clusters[number].append(mention.span)
      } else {
        numbers[name] = clusters.count
        clusters.append([mention.span])
      }
    }
    return clusters
  }
}
