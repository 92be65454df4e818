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
  package private(set) lazy var lower = column { index, word in readLower(index, into: &word) }

  /// What the tokens look like, see ``WordShape``.
  package private(set) lazy var shape = column { index, word in readShape(index, into: &word) }

  /// The stems of the words by libstemmer, with other tokens in lower case; nil unless in English.
  package private(set) lazy var stem: TextColumn? = english.map { _ in
    column { index, word in _ = readStem(index, into: &word) }
  }

  /// The dictionary forms of the words, with other tokens in lower case; nil unless in English.
  package private(set) lazy var lemma: TextColumn? = english.map { _ in
    column { index, word in _ = readLemma(index, into: &word) }
  }

  private lazy var stemmer = Stemmer()

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

  private func column(_ form: (Int, inout [UInt8]) -> Void) -> TextColumn {
    var column = TextColumn(capacity: tokens.count)
    var word: [UInt8] = []
    for index in tokens.indices {
      form(index, &word)
      column.append(word)
    }
    return column
  }
}

/// Forms of single tokens, for which no column is made.
extension TokenForms {
  /// Puts a token in lower case into `word`.
  func readLower(_ index: Int, into word: inout [UInt8]) {
    LowerCase.read(text.bytes, tokens[index].span, into: &word)
  }

  /// Puts what a token looks like into `shape`.
  func readShape(_ index: Int, into shape: inout [UInt8]) {
    WordShape.read(text.bytes, tokens[index].span, into: &shape)
  }

  /// Puts the stem of a token into `word`; false unless in English.
  func readStem(_ index: Int, into word: inout [UInt8]) -> Bool {
    guard english != nil else { return false }
    let token = tokens[index]
    LowerCase.read(text.bytes, token.span, into: &word, straight: token.kind == .word)
    if token.kind == .word { stemmer.reduce(&word) }
    return true
  }

  /// Puts the dictionary form of a token into `word`; false unless in English.
  func readLemma(_ index: Int, into word: inout [UInt8]) -> Bool {
    guard let english else { return false }
    let token = tokens[index]
    LowerCase.read(text.bytes, token.span, into: &word, straight: token.kind == .word)
    if token.kind == .word { english.lemmatizer.reduce(&word, isName: token.casing != .lower) }
    return true
  }
}
