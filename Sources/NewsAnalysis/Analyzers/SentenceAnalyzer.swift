import NewsModel

/// Finds the sentences of the paragraphs.
package struct SentenceAnalyzer: Analyzer {
  package static let provides = LayerName.sentences
  package static let requires = [LayerName.tokens]
  package static let isEnglishOnly = false
  package static let summary = "Finds where the sentences of the paragraphs begin and end."

  private let splitter: SentenceSplitter

  /// Makes the analyzer.
  package init(_ splitter: SentenceSplitter) { self.splitter = splitter }

  package func analyze(_ analysis: Analysis) -> LayerChange {
    let sentences = splitter.sentences(
      of: analysis.text, paragraphs: analysis.article.paragraphs, tokens: analysis.tokens)
    return { $0.sentences = sentences }
  }
}
