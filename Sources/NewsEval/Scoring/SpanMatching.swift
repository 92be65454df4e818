import NewsModel

/// The mentions of one article, found and gold, and how they agree.
struct SpanMatching {
  let gold: [LabeledSpan]
  let found: [LabeledSpan]

  /// Pairs of a mention of the gold and a found one, each mention once; nil for no partner.
  ///
  /// In order: equal ones, those that differ in label, those
  /// that overlap with the same label, those that overlap.
  func pairs() -> [(gold: LabeledSpan?, found: LabeledSpan?)] {
    var openGold = Array(repeating: true, count: gold.count)
    var openFound = Array(repeating: true, count: found.count)
    var partner: [Int: Int] = [:]
    let rounds: [(LabeledSpan, LabeledSpan) -> Bool] = [
      { $0.span == $1.span && $0.label == $1.label },
      { $0.span == $1.span },
      { $0.span.overlaps($1.span) && $0.label == $1.label },
      { $0.span.overlaps($1.span) },
    ]
    for agrees in rounds {
      match(&openGold, &openFound, &partner, where: agrees)
    }
    var pairs: [(gold: LabeledSpan?, found: LabeledSpan?)] = []
    for index in gold.indices { pairs.append((gold[index], partner[index].map { found[$0] })) }
    for index in found.indices where openFound[index] { pairs.append((nil, found[index])) }
    return pairs
  }

  private func match(
    _ openGold: inout [Bool], _ openFound: inout [Bool], _ partner: inout [Int: Int],
    where agrees: (LabeledSpan, LabeledSpan) -> Bool
  ) {
    for one in gold.indices where openGold[one] {
      for other in candidates(gold[one]) where openFound[other] {
        guard agrees(gold[one], found[other]) else { continue }
        (openGold[one], openFound[other], partner[one]) = (false, false, other)
        break
      }
    }
  }

  /// The found mentions that may overlap another one; they are in the order of their starts.
  private func candidates(_ mention: LabeledSpan) -> Range<Int> {
    var (low, high) = (0, found.count)
    while low < high {
      let middle = (low + high) / 2
      if found[middle].span.lowerBound < mention.span.upperBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    // A long outer mention may begin far before; one that ends before it is skipped by the test.
    var start = low
    while start > 0, longest[start - 1] > mention.span.lowerBound { start -= 1 }
    return start..<low
  }

  /// For every found mention the largest end up to it.
  private let longest: [Int]

  init(gold: [LabeledSpan], found: [LabeledSpan]) {
    (self.gold, self.found) = (gold, found)
    var end = 0
    longest = found.map { mention in
      end = max(end, mention.span.upperBound)
      return end
    }
  }

  /// Exact span and label, by label.
  func strict() -> [String: Counts] {
    let wanted = Set(gold.map { LabeledSpan(span: $0.span, label: $0.label) })
    var counts = totals()
    for mention in found
    where wanted.contains(LabeledSpan(span: mention.span, label: mention.label)) {
      counts[mention.label, default: Counts()].right += 1
    }
    return counts
  }

  /// Overlap and the same label, by label: the most pairs that can be made in text order, each
  /// mention once.
  func lenient() -> [String: Counts] {
    var counts = totals()
    for label in counts.keys.sorted() {
      let (ours, theirs) = (found.filter { $0.label == label }, gold.filter { $0.label == label })
      var (one, other, right) = (0, 0, 0)
      while one < ours.count, other < theirs.count {
        let (mine, yours) = (ours[one].span, theirs[other].span)
        if mine.overlaps(yours) {
          right += 1
          one += 1
          other += 1
        } else if mine.upperBound < yours.upperBound {
          one += 1
        } else {
          other += 1
        }
      }
      counts[label, default: Counts()].right = right
    }
    return counts
  }

  /// Exact span, whatever the label.
  func spanOnly() -> Counts {
    let (ours, theirs) = (Set(found.map(\.span)), Set(gold.map(\.span)))
    return Counts(
      right: ours.intersection(theirs).count, found: ours.count, gold: theirs.count)
  }

  private func totals() -> [String: Counts] {
    var counts: [String: Counts] = [:]
    for mention in found { counts[mention.label, default: Counts()].found += 1 }
    for mention in gold { counts[mention.label, default: Counts()].gold += 1 }
    return counts
  }
}
