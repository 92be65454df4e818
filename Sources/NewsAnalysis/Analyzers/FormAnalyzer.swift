import NewsModel

/// Gives the lists by which stems, lemmas and stop words of an English text are found.
package struct FormAnalyzer: Analyzer {
  package static let provides = LayerName.forms
  package static let requires: [LayerName] = []
  package static let isEnglishOnly = true
  package static let summary = "Finds stems, dictionary forms and stop words."

  private let forms: WordForms

  /// Makes the analyzer.
  package init(_ forms: WordForms) { self.forms = forms }

  package func analyze(_ analysis: Analysis) -> LayerChange { { [forms] in $0.english = forms } }
}
