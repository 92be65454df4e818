import NewsModel

/// The lists behind the analyzers, each read from its folder when an analyzer first needs it.
package final class AnalysisLists: Sendable {
  /// Cuts text into tokens.
  package let tokenizer: Lazily<Tokenizer>
  /// Cuts paragraphs into sentences.
  package let splitter: Lazily<SentenceSplitter>
  /// Stems, lemmas and stop words.
  package let forms: Lazily<WordForms>
  /// Finds parts of speech.
  package let partsOfSpeech: Lazily<PartOfSpeechTagger>
  /// The words with which texts speak about time.
  package let timeWords: Lazily<TimeWords>
  /// What claims are found by, with the tables of users.
  package let claims: Lazily<ClaimLists>
  /// The verbs that say that somebody speaks, and the words around them.
  package let quoteWords: Lazily<QuoteWords>
  /// The names of currencies and units.
  package let numberUnits: Lazily<NumberUnits>
  /// How times are read that a text leaves open.
  package let timeOptions: TimeOptions
  /// Names and words, with the roles of all tables; by far the largest.
  package let lexicons: Lazily<Lexicons>
  /// What explanations are made of.
  let explaining: Lazily<Explaining>

  /// Takes a folder of resources, lists of names that are believed before its own, and the paths of
  /// tables of roles and of claim patterns, of which a later one wins.
  package init(
    folder: String, imported: [Gazetteer] = [], roleTables: [String] = [],
    claimTables: [String] = [], times: TimeOptions = TimeOptions()
  ) {
    timeOptions = times
    tokenizer = Lazily { () throws(AnalysisError) in try Tokenizer(folder: folder) }
    splitter = Lazily { () throws(AnalysisError) in try SentenceSplitter(folder: folder) }
    forms = Lazily { () throws(AnalysisError) in try WordForms(folder: folder) }
    partsOfSpeech = Lazily { () throws(AnalysisError) in try PartOfSpeechTagger(folder: folder) }
    timeWords = Lazily { () throws(AnalysisError) in try TimeWords(folder: folder) }
    claims = Lazily { () throws(AnalysisError) in
      var tables = try ClaimTables(folder: folder)
      for path in claimTables {
        try tables.add(TableFile(path: path, columns: ClaimTables.columns))
      }
      return try ClaimLists(tables, folder: folder)
    }
    quoteWords = Lazily { () throws(AnalysisError) in try QuoteWords(folder: folder) }
    numberUnits = Lazily { () throws(AnalysisError) in try NumberUnits(folder: folder) }
    let lexicons = Lazily { () throws(AnalysisError) in
      var lexicons = try Lexicons(folder: folder, imported: imported)
      for path in roleTables {
        try lexicons.addRoles(TableFile(path: path, columns: RoleTable.columns))
      }
      return lexicons
    }
    self.lexicons = lexicons
    explaining = Lazily { () throws(AnalysisError) in
      let lexicons = try lexicons.get()
      guard let tagger = lexicons.tagger else { return Explaining(lexicons) }
      let reasons = TaggerReasons(tagger, lexicons)
      return Explaining(lexicons, features: { reasons.features($0) })
    }
  }

  /// Reads all of them; throws what is wrong with the first one that cannot be read.
  package func load() throws(AnalysisError) {
    _ = try tokenizer.get()
    _ = try splitter.get()
    _ = try forms.get()
    _ = try partsOfSpeech.get()
    _ = try timeWords.get()
    _ = try claims.get()
    _ = try quoteWords.get()
    _ = try numberUnits.get()
    _ = try lexicons.get()
  }
}
