import NewsAnalysis
import NewsEval
import NewsModel

/// Which mentions of an article are not joined as the gold joins them.
struct ClusterErrors {
  private let gold: GoldArticle
  private let wanted: [LabeledSpan]
  private let mentions: [TextSpan: Mention]

  init(_ gold: GoldArticle, _ wanted: [LabeledSpan], _ analysis: Analysis) {
    (self.gold, self.wanted) = (gold, wanted)
    mentions = Dictionary(analysis.mentions.map { ($0.span, $0) }) { first, _ in first }
  }

  /// Prints each entity of the gold that is in several parts, then each found one that is several.
  func show() {
    print(gold.article.id)
    let numbers = wanted.map { mentions[$0.span]?.entity.map(String.init) ?? "\($0.span)" }
    let chains = wanted.map { $0.cluster ?? "" }
    list("split", by: chains, into: numbers)
    list("mixed", by: numbers, into: chains)
  }

  private func list(_ title: String, by groups: [String], into parts: [String]) {
    var seen: Set<String> = []
    for group in groups where seen.insert(group).inserted {
      let members = wanted.indices.filter { groups[$0] == group }
      var names: [String] = []
      for part in members.map({ parts[$0] }) where !names.contains(part) { names.append(part) }
      guard names.count > 1 else { continue }
      let shown = names.map { name in
        members.filter { parts[$0] == name }.map(text).joined(separator: ", ")
      }
      print("  \(title): " + shown.joined(separator: " | "))
    }
  }

  private func text(_ index: Int) -> String {
    let span = wanted[index].span
    guard let mention = mentions[span] else { return gold.article.text[span] }
    return gold.article.text[span] + " (\(mention.kind.rawValue) \(mention.linkedBy ?? "-"))"
  }
}
