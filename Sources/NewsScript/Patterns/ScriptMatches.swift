import LuaKit
import NewsAnalysis
import NewsModel
import TokenPatterns

/// What a pattern matches in an article.
package final class ScriptMatches {
  /// The article.
  package let article: ScriptArticle
  /// The pattern.
  let pattern: ScriptPattern
  /// The matches in order.
  package let all: [PatternMatch]

  init(_ article: ScriptArticle, _ pattern: ScriptPattern, _ all: [PatternMatch]) {
    (self.article, self.pattern, self.all) = (article, pattern, all)
  }

  /// Whether upper and lower case were equal.
  var isCaseIgnored: Bool { pattern.pattern.ignoresCase }

  /// The bytes of some tokens.
  package func span(of tokens: Range<Int>) -> TextSpan {
    let all = article.analysis.tokens
    guard let first = tokens.first, let last = tokens.last, last < all.count else { return 0..<0 }
    return all[first].span.lowerBound..<all[last].span.upperBound
  }

  /// The number of the sentence that a token stands in, or nil.
  package func sentence(of token: Int) -> Int? {
    let (start, sentences) = (span(of: token..<token + 1), article.analysis.sentences)
    var (low, high) = (0, sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].upperBound <= start.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < sentences.count && sentences[low].lowerBound < start.upperBound ? low : nil
  }

  /// The entity of the first mention among some tokens that has one, or around them; else nil.
  func entity(of tokens: Range<Int>) -> Int? {
    let span = span(of: tokens)
    for index in 0..<article.mentionCount {
      let (own, entity) = article.mention(index) { ($0.span, $0.entity) }
      if own.overlaps(span), let entity { return entity }
    }
    return nil
  }
}

extension ScriptArticle {
  /// The article as patterns see it, with the mentions that were added.
  var patternStory: PatternStory {
    if let known = knownStory, known.mentions == added.count { return known.story }
    let story = PatternStory(analysis, added: added)
    // What was cut short is not kept.
    if !AnalysisStop.isRaised { knownStory = (story, added.count) }
    return story
  }
}
