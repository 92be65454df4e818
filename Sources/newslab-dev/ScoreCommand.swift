import NewsAnalysis
import NewsModel

/// `newslab-dev score GOLD.json …`: compares what is found with articles filled in by hand.
enum ScoreCommand {
  static func run(_ paths: [String]) throws {
    let bench = try Workbench()
    for path in paths {
      let gold = try Gold.read(path)
      let analysis = bench.analysis(id: gold.id, text: gold.text)
      print("\(path)")
      score(gold, analysis, "named") {
        $0.named
      } own: {
        $0.isNamed
      }
      for form in ["role", "nominal", "pronoun"] {
        score(gold, analysis, form) {
          $0.form == form
        } own: {
          $0.form.rawValue == form
        }
      }
      clusters(gold, analysis)
    }
  }

  private static func found(
    _ analysis: Analysis, where isTaken: (Mention) -> Bool
  ) -> [ComparedSpan: String] {
    let offsets = OffsetConverter(text: analysis.text, unit: .scalars)
    var found: [ComparedSpan: String] = [:]
    for mention in analysis.mentions where isTaken(mention) {
      let text = analysis.text[mention.span]
      let span = ComparedSpan(
        start: offsets[mention.span.lowerBound], end: offsets[mention.span.upperBound], text: text,
        kind: mention.kind.rawValue)
      found[span] = text + " (" + mention.foundBy + ")"
    }
    return found
  }

  private static func score(
    _ gold: Gold, _ analysis: Analysis, _ name: String, gold isTaken: (Gold.Mention) -> Bool,
    own: (Mention) -> Bool
  ) {
    var wanted: [ComparedSpan: String] = [:]
    for mention in gold.mentions where isTaken(mention) {
      wanted[
        ComparedSpan(
          start: mention.start, end: mention.end, text: mention.text, kind: mention.kind)] =
        mention.text
    }
    let found = found(analysis, where: own)
    let right = found.keys.filter { wanted[$0] != nil }.count
    print("  \(name): \(figures(right: right, found: found.count, wanted: wanted.count))")
    for (sign, ours, theirs) in [("-", wanted, found), ("+", found, wanted)] {
      for (span, text) in ours.sorted(by: { $0.key.start < $1.key.start })
      where theirs[span] == nil {
        print("    \(sign) \(span.start)-\(span.end) \(span.kind) \(text)")
      }
    }
  }

  /// Precision, recall and F1 in three decimals.
  private static func figures(right: Int, found: Int, wanted: Int) -> String {
    let precision = found == 0 ? 0 : Double(right) / Double(found)
    let recall = wanted == 0 ? 0 : Double(right) / Double(wanted)
    let both = found + wanted == 0 ? 1 : 2 * Double(right) / Double(found + wanted)
    let shown = [precision, recall, both].map { String(($0 * 1000).rounded() / 1000) }
    return "P \(shown[0]) R \(shown[1]) F1 \(shown[2]) (\(right) of \(wanted), \(found) found)"
  }

  /// Of the mentions that both have: how many are linked to an entity of the same id.
  private static func clusters(_ gold: Gold, _ analysis: Analysis) {
    let offsets = OffsetConverter(text: analysis.text, unit: .scalars)
    var own: [ComparedSpan: String] = [:]
    for mention in analysis.mentions {
      let span = ComparedSpan(
        start: offsets[mention.span.lowerBound], end: offsets[mention.span.upperBound],
        text: analysis.text[mention.span], kind: mention.kind.rawValue)
      own[span] = mention.entity.map { analysis.entities[$0].id } ?? "nil"
    }
    var same = 0
    var all = 0
    for mention in gold.mentions {
      let span = ComparedSpan(
        start: mention.start, end: mention.end, text: mention.text, kind: mention.kind)
      guard let entity = own[span] else { continue }
      all += 1
      if entity == mention.entity ?? "nil" {
        same += 1
      } else {
        print("    ≠ \(mention.start) '\(mention.text)': \(entity), not \(mention.entity ?? "nil")")
      }
    }
    print("  linked as in the gold: \(same) of \(all)")
  }
}
