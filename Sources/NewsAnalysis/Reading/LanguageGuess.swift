import NewsModel

/// Tells English from everything else by its commonest words.
enum LanguageGuess {
  /// "en", or nil when the text is too short or looks like no English.
  static func language(of article: Article, lists: WireLists) -> String? {
    let text = article.text
    let start = min(article.bodyStart, text.count)
    let tokens = lists.tokenizer.tokens(of: text, in: start..<min(text.count, start + 4000))
    let words = tokens.filter { $0.kind == .word && $0.casing != .none }
    guard words.count >= 6 else { return nil }
    let common = words.filter { lists.isFunctionWord(text, $0) }.count
    return common * 100 >= words.count * 22 ? "en" : nil
  }
}
