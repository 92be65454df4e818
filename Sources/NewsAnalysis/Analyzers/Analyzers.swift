/// The analyzers that come with newslab.
package enum Analyzers {
  /// Every analyzer, each made with the lists it needs when it is first asked for something.
  package static func all(_ lists: AnalysisLists) -> [LazyAnalyzer] {
    [
      LazyAnalyzer(TokenAnalyzer.self) { () throws(AnalysisError) in
        TokenAnalyzer(try lists.tokenizer.get())
      },
      LazyAnalyzer(SentenceAnalyzer.self) { () throws(AnalysisError) in
        SentenceAnalyzer(try lists.splitter.get())
      },
      LazyAnalyzer(FormAnalyzer.self) { () throws(AnalysisError) in
        FormAnalyzer(try lists.forms.get())
      },
      LazyAnalyzer(PartOfSpeechAnalyzer.self) { () throws(AnalysisError) in
        PartOfSpeechAnalyzer(try lists.partsOfSpeech.get())
      },
      LazyAnalyzer(NameAnalyzer.self) { () throws(AnalysisError) in
        NameAnalyzer(try lists.lexicons.get())
      },
      LazyAnalyzer(EntityAnalyzer.self) { () throws(AnalysisError) in
        EntityAnalyzer(try lists.lexicons.get())
      },
      LazyAnalyzer(QuoteAnalyzer.self) { () throws(AnalysisError) in
        QuoteAnalyzer(try lists.quoteWords.get())
      },
      LazyAnalyzer(TimeAnalyzer.self) { () throws(AnalysisError) in
        TimeAnalyzer(try lists.timeWords.get(), options: lists.timeOptions)
      },
      LazyAnalyzer(NumberAnalyzer.self) { () throws(AnalysisError) in
        NumberAnalyzer(try lists.timeWords.get(), try lists.numberUnits.get())
      },
      LazyAnalyzer(ClaimAnalyzer.self) { () throws(AnalysisError) in
        ClaimAnalyzer(try lists.claims.get())
      },
    ]
  }
}
