import NewsModel

/// Finds words that say when, how long or how often, and what they mean on the article's date.
package struct TimeAnalyzer: Analyzer {
  package static let provides = LayerName.times
  package static let requires = [LayerName.tokens]
  package static let isEnglishOnly = true
  package static let summary = "Finds dates, times, durations and sets, with TIMEX3 values."

  private let words: TimeWords
  private let options: TimeOptions

  /// Makes the analyzer.
  package init(_ words: TimeWords, options: TimeOptions = TimeOptions()) {
    (self.words, self.options) = (words, options)
  }

  package func analyze(_ analysis: Analysis) -> LayerChange {
    var times: [TimeExpression] = []
    var scanner = TimeScanner(
      analysis.text, words: words, reference: analysis.article.date?.value,
      options: analysis.timeOptions ?? options)
    Self.forEachParagraph(analysis) { tokens in scanner.scan(tokens) { times.append($0) } }
    return { $0.times = times }
  }

  /// Calls `take` with the tokens of each paragraph until analysis is stopped.
  static func forEachParagraph(_ analysis: Analysis, _ take: (ArraySlice<Token>) -> Void) {
    let tokens = analysis.tokens
    var index = 0
    for paragraph in analysis.article.paragraphs where !AnalysisStop.isRaised {
      while index < tokens.count, Int(tokens[index].start) < paragraph.lowerBound { index += 1 }
      let first = index
      while index < tokens.count, Int(tokens[index].end) <= paragraph.upperBound { index += 1 }
      take(tokens[first..<index])
    }
  }
}
