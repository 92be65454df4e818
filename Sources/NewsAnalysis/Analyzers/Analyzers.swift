/// The analyzers that come with newslab.
package enum Analyzers {
  /// Every analyzer, made with the lists it needs.
  package static func all(_ lexicons: Lexicons) -> [any Analyzer] {
    [
      TokenAnalyzer(lexicons.tokenizer), SentenceAnalyzer(lexicons.splitter),
      FormAnalyzer(lexicons.forms),
      NameAnalyzer(lexicons), EntityAnalyzer(lexicons), QuoteAnalyzer(lexicons.cueVerbs),
      TimeAnalyzer(lexicons.timeWords),
    ]
  }
}
