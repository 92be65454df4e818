import NewsModel

/// Finds words, numbers and marks.
package struct TokenAnalyzer: Analyzer {
  package static let provides = LayerName.tokens
  package static let requires: [LayerName] = []
  package static let isEnglishOnly = false
  package static let summary = "Cuts the text into words, numbers and marks."

  private let tokenizer: Tokenizer

  /// Makes the analyzer.
  package init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  package func analyze(_ analysis: Analysis) -> LayerChange {
    let tokens = tokenizer.tokens(of: analysis.text)
    return { $0.tokens = tokens }
  }
}
