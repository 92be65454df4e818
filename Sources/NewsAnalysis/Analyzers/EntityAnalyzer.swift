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
    var (words, story) = JoinedStory.join(analysis, by: lexicons)
    ImportedNames.identify(&story.entities, by: story.mentions, of: words)
    return { [story] in
      $0.mentions = story.mentions
      $0.entities = story.entities
    }
  }
}
