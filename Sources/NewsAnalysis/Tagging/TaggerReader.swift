import NewsModel

/// Makes the tagger's input of a story; training and tagging see the same words and features.
package struct TaggerReader: Sendable {
  private let lexicons: Lexicons
  private let clusters: WordClusters

  /// Reads with lists and classes of words.
  package init(_ lexicons: Lexicons, clusters: WordClusters) {
    (self.lexicons, self.clusters) = (lexicons, clusters)
  }

  /// The words of an article that may belong to names, and the names that rules alone find.
  package func read(_ analysis: Analysis) -> (input: TaggerInput, names: [Mention]) {
    let words = StoryWords(
      of: analysis.article, tokens: analysis.tokens, sentences: analysis.sentences,
      lexicons: lexicons)
    var finder = NameFinder(words)
    finder.run()
    ImportedNames(words).take(into: &finder)
    finder.resolveSingles()
    let features = TaggerFeatures(finder, clusters: clusters)
    let names = finder.found.map {
      Mention(span: words.span($0.words), kind: $0.kind, form: $0.form, foundBy: $0.rule)
    }
    return (features.input(forTraining: true), names)
  }

  /// The outermost names of an article by weights that need not be those of the product.
  package func names(_ analysis: Analysis, by tagger: Tagger) -> [Mention] {
    let words = StoryWords(
      of: analysis.article, tokens: analysis.tokens, sentences: analysis.sentences,
      lexicons: lexicons)
    var outer: [Mention] = []
    for name in NameAnalyzer.names(of: words, by: tagger)
    where name.span.lowerBound >= outer.last?.span.upperBound ?? 0 {
      outer.append(name)
    }
    return outer
  }
}
