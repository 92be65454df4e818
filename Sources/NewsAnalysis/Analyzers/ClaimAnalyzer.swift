import NewsModel

/// Finds what is said to be so: who joins, heads, meets whom, what is held where.
package struct ClaimAnalyzer: Analyzer {
  package static let provides = LayerName.claims
  package static let requires: [LayerName] = [
    .tokens, .sentences, .forms, .entities, .quotes, .times,
  ]
  package static let isEnglishOnly = true
  package static let summary = "Finds claims by token patterns, with time, place and modality."

  private let lists: ClaimLists

  /// Makes the analyzer.
  package init(_ lists: ClaimLists) { self.lists = lists }

  package func analyze(_ analysis: Analysis) -> LayerChange {
    var finder = ClaimFinder(analysis, tables: lists.tables, words: lists.words)
    let claims = finder.claims(of: lists.matches(in: analysis))
    return { $0.claims = claims }
  }
}
