import NewsModel
import TokenPatterns

/// The lists behind claims, ready to match.
package struct ClaimLists: Sendable {
  /// The predicates and rules.
  package let tables: ClaimTables
  let words: ClaimWords
  private let patterns: PatternSet

  /// Takes tables, and the words of a folder.
  package init(_ tables: ClaimTables, folder: String) throws(AnalysisError) {
    (self.tables, words) = (tables, try ClaimWords(folder: folder))
    patterns = PatternSet(tables.rules.map(\.pattern))
  }

  /// Where the rules match in an article, sentence by sentence.
  func matches(in analysis: Analysis) -> [ClaimMatch] {
    patterns.matches(in: PatternStory(analysis)).map {
      ClaimMatch(rule: $0.pattern, tokens: $0.match.tokens, labels: $0.match.labels)
    }
  }
}
