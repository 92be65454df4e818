import NewsModel

/// Which language a text is in, and how sure that is.
package struct LanguageGuess: Hashable, Sendable {
  /// A language tag ("en"), or nil when the text is too short or like none that is known.
  package let language: String?
  /// From 0 (anything) to 1; a language is named from 0.5 on.
  package let confidence: Double

  /// Makes a guess.
  package init(_ language: String?, confidence: Double) {
    (self.language, self.confidence) = (language, confidence)
  }
}

extension LanguageGuess {
  /// Long text that is full of common English words is English; for anything else libexttextcat
  /// is asked, which takes a hundred times as long.
  static func language(of article: Article, lists: WireLists) -> LanguageGuess {
    let text = article.text
    let start = min(article.bodyStart, text.count)
    let tokens = lists.tokenizer.tokens(of: text, in: start..<min(text.count, start + 4000))
    let words = tokens.filter { $0.kind == .word && $0.casing != .none }
    let common = words.filter { lists.isFunctionWord(text, $0) }.count
    let share = Double(common) / Double(max(1, words.count))
    if words.count >= 30, share >= 0.3 {
      return LanguageGuess("en", confidence: Double(words.count) / Double(words.count + 4))
    }
    let looksEnglish = words.count >= 6 && share >= 0.22
    let guess = lists.languages.guess(text, from: start)
    guard looksEnglish, guess?.language == nil else {
      return guess ?? LanguageGuess(nil, confidence: 0)
    }
    return LanguageGuess("en", confidence: max(0.5, guess?.confidence ?? 0))
  }
}
