import NewsModel

/// Finds numbers, ordinals, money, percentages and quantities that are no part of a time.
package struct NumberAnalyzer: Analyzer {
  package static let provides = LayerName.numbers
  package static let requires = [LayerName.tokens, .times]
  package static let isEnglishOnly = true
  package static let summary = "Finds numbers, money, percentages and quantities, with values."

  private let words: TimeWords
  private let units: NumberUnits

  /// Makes the analyzer.
  package init(_ words: TimeWords, _ units: NumberUnits) {
    (self.words, self.units) = (words, units)
  }

  package func analyze(_ analysis: Analysis) -> LayerChange {
    var numbers: [NumberExpression] = []
    let times = analysis.times
    var finder = NumberFinder(analysis.text, words: words, units: units)
    var time = 0
    TimeAnalyzer.forEachParagraph(analysis) { tokens in
      guard let first = tokens.first, let last = tokens.last else { return }
      while time < times.count, times[time].span.upperBound <= Int(first.start) { time += 1 }
      let begin = time
      while time < times.count, times[time].span.lowerBound < Int(last.end) { time += 1 }
      finder.scan(tokens, besides: times[begin..<time]) { numbers.append($0) }
    }
    return { $0.numbers = numbers }
  }
}
