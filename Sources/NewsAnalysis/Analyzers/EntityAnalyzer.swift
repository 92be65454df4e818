import NewsModel

/// Joins names to entities.
package struct EntityAnalyzer: Analyzer {
  package static let provides = LayerName.entities
  package static let requires = [LayerName.tokens, .sentences, .names]
  package static let isEnglishOnly = true
  package static let summary = "Joins names, roles and pronouns to entities."

  private let lexicons: Lexicons

  /// Makes the analyzer.
  package init(_ lexicons: Lexicons) { self.lexicons = lexicons }

  package func analyze(_ analysis: Analysis) -> LayerChange {
    let words = StoryWords(
      of: analysis.article, tokens: analysis.tokens, sentences: analysis.sentences,
      lexicons: lexicons)
    var joiner = EntityJoiner(
      words, analysis.article, names: analysis.names, sentences: analysis.sentences)
    joiner.run()
    let (mentions, joined) = joiner.finish()
    var entities = joined
    ImportedNames.identify(&entities, by: mentions, of: words)
    return { [entities] in
      $0.mentions = mentions
      $0.entities = entities
    }
  }
}
