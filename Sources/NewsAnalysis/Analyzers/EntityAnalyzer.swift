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

  /// The entities of an article of which somebody else found the names; they are in text order.
  package static func joined(
    _ analysis: Analysis, names: [Mention], _ lexicons: Lexicons
  ) -> [Entity] {
    let words = StoryWords(
      of: analysis.article, tokens: analysis.tokens, sentences: analysis.sentences,
      lexicons: lexicons)
    var joiner = EntityJoiner(
      words, analysis.article, names: names, sentences: analysis.sentences)
    joiner.run()
    return joiner.finish().entities
  }

  package func analyze(_ analysis: Analysis) -> LayerChange {
    let words = StoryWords(
      of: analysis.article, tokens: analysis.tokens, sentences: analysis.sentences,
      lexicons: lexicons)
    var joiner = EntityJoiner(
      words, analysis.article, names: analysis.names, sentences: analysis.sentences)
    joiner.run()
    var joined = joiner.finish()
    ImportedNames.identify(&joined.entities, by: joined.mentions, of: words)
    return { [joined] in
      $0.mentions = joined.mentions
      $0.entities = joined.entities
    }
  }
}
