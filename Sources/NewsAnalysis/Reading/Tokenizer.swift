import NewsModel

/// Cuts text into words, numbers and marks.
///
/// Every byte that is no space belongs to exactly one token, and the time grows with the length of
/// the text alone. A word keeps its inner hyphens and apostrophes ("counter-extremism", "Xi'an");
/// a possessive ending is a token of its own.
package struct Tokenizer: Sendable {
  private let abbreviations: Abbreviations
  private let domains: WordTable

  /// Makes a tokenizer that knows some abbreviations and top-level domains ("com").
  package init(abbreviations: Abbreviations, domains: [String] = []) {
    (self.abbreviations, self.domains) = (abbreviations, WordTable(words: domains))
  }

  /// Reads the lists that the tokenizer needs from a folder of resources.
  package init(folder: String) throws(AnalysisError) {
    let domains = try ListFile("domains.tsv", in: folder).cells("domain")
    self.init(
      abbreviations: try Abbreviations(folder: folder), domains: domains.compactMap(\.first))
  }

  /// The tokens of a whole text.
  package func tokens(of text: ArticleText) -> [Token] { tokens(of: text, in: 0..<text.count) }

  /// The tokens of a part of a text; a span that reaches outside is cut to the text.
  package func tokens(of text: ArticleText, in span: TextSpan) -> [Token] {
    let range = span.clamped(to: 0..<text.count)
    guard text.count < Int(Int32.max) else { return [] }
    var scanner = TokenScanner(
      text.bytes, in: range, abbreviations: abbreviations, domains: domains)
    scanner.scan()
    return scanner.tokens
  }
}
