import NewsModel

/// Reads what a wire story says of itself: date line, headline, dateline, byline, credits.
///
/// What is not clearly one of these is a paragraph; nothing is guessed.
package enum WireStory {
  /// Fills blocks, body start, date, dateline, agency and language of an article from its text.
  ///
  /// Fields that are already set come from the record and are kept.
  package static func read(_ article: inout Article, lists: WireLists) {
    readParts(&article, lists: lists)
    readLanguage(&article, lists: lists)
  }

  /// Fills all of that but the language.
  package static func readParts(_ article: inout Article, lists: WireLists) {
    var reader = WireReader(article: article, lists: lists)
    reader.read()
    article = reader.article
    article.languageConfidence = article.language == nil ? nil : 1
  }

  /// Fills the language of an article that has its parts, unless it is known.
  package static func readLanguage(_ article: inout Article, lists: WireLists) {
    guard article.languageConfidence == nil else { return }
    if article.language == nil {
      let guess = LanguageGuess.language(of: article, lists: lists)
      (article.language, article.languageConfidence) = (guess.language, guess.confidence)
    } else {
      article.languageConfidence = 1
    }
  }
}
