import NewsModel

/// The lists behind the forms of English words, shared by all threads.
package struct WordForms: Sendable {
  let lemmatizer: Lemmatizer
  let stopWords: WordTable

  /// Reads the lists from a folder of resources.
  package init(folder: String) throws(AnalysisError) {
    lemmatizer = try Lemmatizer(folder: folder)
    let words = try ListFile("stop_words.tsv", in: folder).cells("word")
    stopWords = WordTable(words: words.compactMap(\.first))
  }
}
