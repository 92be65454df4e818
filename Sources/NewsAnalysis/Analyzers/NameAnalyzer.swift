import NewsModel

/// Finds names by a trained tagger, lists, capitals, titles and head words.
package struct NameAnalyzer: Analyzer {
  package static let provides = LayerName.names
  package static let requires = [LayerName.tokens, .sentences]
  package static let isEnglishOnly = true
  package static let summary =
    "Finds names by a trained tagger, lists, capitals, titles and head words."

  private let lexicons: Lexicons

  /// Makes the analyzer.
  package init(_ lexicons: Lexicons) { self.lexicons = lexicons }

  package func analyze(_ analysis: Analysis) -> LayerChange {
    let words = StoryWords(
      of: analysis.article, tokens: analysis.tokens, sentences: analysis.sentences,
      lexicons: lexicons)
    let names = Self.names(of: words, by: lexicons.tagger)
    return { $0.names = names }
  }

  /// Whether what looks like a person is a party and a state ("R-Pa.").
  private static func isPartyLabel(_ name: FoundName, _ words: StoryWords) -> Bool {
    let span = words.span(name.words)
    guard name.kind == .person, span.count > 2, span.count < 9 else { return false }
    let bytes = words.text.bytes[span]
    let letters: [UInt8] = [UInt8(ascii: "R"), UInt8(ascii: "D"), UInt8(ascii: "I")]
    return bytes.first.map(letters.contains) == true
      && bytes[span.lowerBound + 1] == UInt8(ascii: "-")
  }

  /// The names of a story in text order, an outer one before those inside it.
  static func names(of words: StoryWords, by tagger: Tagger?) -> [Mention] {
    let imported = ImportedNames(words)
    var finder = NameFinder(words)
    finder.run()
    imported.take(into: &finder)
    finder.resolveSingles()
    if AnalysisStop.isRaised { return [] }
    if let tagger { finder.found = TaggedNames(finder: finder, tagger: tagger).names() }
    imported.take(into: &finder)
    let nested = NestedNames(finder: finder)
    var mentions: [Mention] = []
    var end = 0
    for name in finder.found where name.words.lowerBound >= end {
      end = name.words.upperBound
      var all = [name] + imported.inside(name, beside: nested.inside(name))
      all.sort {
        $0.words.lowerBound != $1.words.lowerBound
          ? $0.words.lowerBound < $1.words.lowerBound : $0.words.upperBound > $1.words.upperBound
      }
      for name in all where !isPartyLabel(name, words) {
        mentions.append(
          Mention(
            span: words.span(name.words), kind: name.kind, form: name.form, foundBy: name.rule))
      }
    }
    return mentions
  }
}
