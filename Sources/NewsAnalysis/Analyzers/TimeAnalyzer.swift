import NewsModel

/// Finds words that say when, how long or how often, and what they mean on the article's date.
package struct TimeAnalyzer: Analyzer {
  package static let provides = LayerName.times
  package static let requires = [LayerName.tokens]
  package static let isEnglishOnly = true
  package static let summary = "Finds dates, times, durations and sets, with TIMEX3 values."

  private let words: TimeWords

  /// Makes the analyzer.
  package init(_ words: TimeWords) { self.words = words }

  package func analyze(_ analysis: Analysis) -> LayerChange {
    let reference = analysis.article.date.map { TimeReference(date: $0.value) }
    let tokens = analysis.tokens
    var times: [TimeExpression] = []
    var index = 0
    for paragraph in analysis.article.paragraphs where !AnalysisStop.isRaised {
      while index < tokens.count, Int(tokens[index].start) < paragraph.lowerBound { index += 1 }
      let first = index
      while index < tokens.count, Int(tokens[index].end) <= paragraph.upperBound { index += 1 }
      var scanner = TimeScanner(
        analysis.text, tokens[first..<index], reference: reference, words: words)
      times += scanner.scan()
    }
    return { $0.times = times }
  }
}
