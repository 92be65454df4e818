import NewsModel

/// The mentions and entities of a story, joined.
struct JoinedStory {
  /// In text order, an outer one before those inside it.
  var mentions: [Mention] = []
  /// In order of their first mention.
  var entities: [Entity] = []
  /// For each mention the index that it had while the story was joined.
  var order: [Int] = []
  /// The entities of drafts that are mentioned.
  var numbers: [Int: Int] = [:]
  /// What else was thought of, if that was noted.
  var trace: LinkTrace?
}

extension JoinedStory {
  /// Joins the names of an analysis, and says which words they are made of; `trace` notes what else
  /// was thought of.
  static func join(
    _ analysis: Analysis, by lexicons: Lexicons, trace: LinkTrace? = nil
  ) -> (words: StoryWords, story: JoinedStory) {
    let words = StoryWords(
      of: analysis.article, tokens: analysis.tokens, sentences: analysis.sentences,
      lexicons: lexicons)
    // Words that were cut short do not go with the names.
    if AnalysisStop.isRaised { return (words, JoinedStory()) }
    var joiner = EntityJoiner(
      words, analysis.article, names: analysis.names, sentences: analysis.sentences)
    joiner.trace = trace
    joiner.run()
    return (words, joiner.finish())
  }
}
