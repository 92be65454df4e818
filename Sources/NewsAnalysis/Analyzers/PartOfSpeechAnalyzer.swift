import NewsModel

/// Finds what each word is in its sentence: noun, verb and so on.
package struct PartOfSpeechAnalyzer: Analyzer {
  package static let provides = LayerName.pos
  package static let requires: [LayerName] = [.tokens, .sentences]
  package static let isEnglishOnly = true
  package static let summary = "Finds parts of speech by a trained tagger."

  private let tagger: PartOfSpeechTagger

  /// Makes the analyzer.
  package init(_ tagger: PartOfSpeechTagger) { self.tagger = tagger }

  package func analyze(_ analysis: Analysis) -> LayerChange {
    let tags = tagger.tags(
      of: analysis.text, tokens: analysis.tokens, sentences: analysis.sentences)
    return { $0.partsOfSpeech = tags }
  }
}
