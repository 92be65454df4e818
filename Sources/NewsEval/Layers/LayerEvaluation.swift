import NewsAnalysis
import NewsModel

/// How what was found in a layer compares with gold, over some articles.
package struct LayerEvaluation: Sendable {
  /// The layers that can be compared.
  package enum Layer: String, CaseIterable, Sendable { case quotes, times, claims }

  /// Something that is not as in the gold.
  package struct Miss: Sendable {
    /// What is wrong ("speaker", "missed").
    package let sort: String
    /// The id of the article.
    package let article: String
    /// What was wanted, and what was found.
    package let text: String
  }

  /// The layer.
  package let layer: Layer
  /// The number of articles.
  package private(set) var articles = 0
  /// What is counted, in the order in which it is shown.
  package private(set) var rows: [(name: String, counts: Counts)] = []
  /// What is not as in the gold, in text order.
  package private(set) var misses: [Miss] = []

  /// Begins with nothing compared.
  package init(_ layer: Layer) { self.layer = layer }

  /// The numbers of a row.
  package subscript(name: String) -> Counts {
    rows.first { $0.name == name }?.counts ?? Counts()
  }

  /// Compares what an analysis found with what is marked in the same text.
  package mutating func add(_ gold: GoldFindings, _ analysis: Analysis) {
    articles += 1
    let pairing = EntityPairing(gold, analysis)
    switch layer {
    case .quotes: QuoteComparison(gold, analysis, pairing).compare(into: &self)
    case .times: TimeComparison(gold, analysis).compare(into: &self)
    case .claims: ClaimComparison(gold, analysis, pairing).compare(into: &self)
    }
  }

  mutating func count(_ name: String, right: Int = 0, found: Int = 0, gold: Int = 0) {
    let counts = Counts(right: right, found: found, gold: gold)
    if let index = rows.firstIndex(where: { $0.name == name }) {
      rows[index].counts += counts
    } else {
      rows.append((name, counts))
    }
  }

  mutating func miss(_ sort: String, _ analysis: Analysis, _ text: String) {
    misses.append(Miss(sort: sort, article: analysis.article.id, text: text))
  }
}
