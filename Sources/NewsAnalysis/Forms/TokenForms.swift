import NewsModel

/// The forms of the tokens of a text, in columns; each column is made when it is first asked for.
///
/// It belongs to one thread at a time, as its analysis does.
package final class TokenForms {
  private let text: ArticleText
  private let tokens: [Token]
  private let english: WordForms?

  /// Begins with no column; without lists of English, stems, lemmas and stop words are not there.
  init(of text: ArticleText, tokens: [Token], english: WordForms?) {
    (self.text, self.tokens, self.english) = (text, tokens, english)
  }

  /// The tokens in lower case.
  package private(set) lazy var lower = column { token, word in
    LowerCase.read(text.bytes, token.span, into: &word)
  }

  /// What the tokens look like, see ``WordShape``.
  package private(set) lazy var shape = column { token, word in
    WordShape.read(text.bytes, token.span, into: &word)
  }

  /// The stems of the words by libstemmer, with other tokens in lower case; nil unless in English.
  package private(set) lazy var stem: TextColumn? = english.map { _ in stems() }

  /// The dictionary forms of the words, with other tokens in lower case; nil unless in English.
  package private(set) lazy var lemma: TextColumn? = english.map { english in
    column { token, word in
      LowerCase.read(text.bytes, token.span, into: &word, straight: token.kind == .word)
      guard token.kind == .word else { return }
      english.lemmatizer.reduce(&word, isName: token.casing != .lower)
    }
  }

  /// Whether the token of an index is a word that says little by itself ("the"); nil unless in
  /// English.
  package func isStop(_ index: Int) -> Bool? {
    guard let english, tokens.indices.contains(index) else { return nil }
    let token = tokens[index]
    guard token.kind == .word, token.span.count < 16 else { return false }
    if english.stopWords.contains(text.bytes, token.span) { return true }
    guard text.bytes[token.span].contains(0xE2) else { return false }
    var word: [UInt8] = []
    LowerCase.read(text.bytes, token.span, into: &word, straight: true)
    return english.stopWords.contains(word, 0..<word.count)
  }

  /// Whether the token of an index is a number, in digits or in words ("12", "5th", "twenty-five").
  package func isNumber(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    let token = tokens[index]
    return token.kind == .number
      || token.kind == .word && Self.numberWords.contains(text.bytes, token.span)
  }

  private static let numberWords = NumberWords()

  private func column(_ form: (Token, inout [UInt8]) -> Void) -> TextColumn {
    var column = TextColumn(capacity: tokens.count)
    var word: [UInt8] = []
    for token in tokens {
      form(token, &word)
      column.append(word)
    }
    return column
  }

  private func stems() -> TextColumn {
    let stemmer = Stemmer()
    var column = TextColumn(capacity: tokens.count)
    var word: [UInt8] = []
    for token in tokens {
      LowerCase.read(text.bytes, token.span, into: &word, straight: token.kind == .word)
      if token.kind == .word { stemmer.add(word, to: &column) } else { column.append(word) }
    }
    return column
  }
}
