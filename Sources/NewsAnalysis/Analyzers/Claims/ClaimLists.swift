import NewsModel

/// The lists behind claims, ready to match.
package struct ClaimLists: Sendable {
  /// The predicates and rules.
  package let tables: ClaimTables
  let words: ClaimWords

  /// Takes tables, and the words of a folder.
  package init(_ tables: ClaimTables, folder: String) throws(AnalysisError) {
    (self.tables, words) = (tables, try ClaimWords(folder: folder))
  }

  /// Where the rules match in an article, sentence by sentence.
  func matches(in analysis: Analysis, _ claimStory: ClaimStory) -> [ClaimMatch] {
    let story = IPStory(analysis)
    let matchers = tables.rules.map { IPMatcher($0.pattern) }
    var found: [ClaimMatch] = []
    for sentence in claimStory.sentences {
      for (rule, matcher) in matchers.enumerated() {
        found += matcher.match(story, sentence, rule: rule)
      }
    }
    return found
  }
}
