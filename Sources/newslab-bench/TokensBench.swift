import NewsAnalysis
import NewsCorpus
import NewsModel
import TokenPatterns

/// How fast a pattern of tokens runs over columns; beside spaCy's Matcher over the same texts.
struct TokensBench {
  private static let pattern = #"[ent.kind="PERSON"] []{0,3} [lemma="say"] "that""#
  private static let others = [
    #"[pos="ADJ"]+ [pos="NOUN"]"#, #""t.*ing" []{0,5} "[a-f].*""#,
    #"<s/> containing [lemma="say"]"#,
    #"who:[ent]+ []{0,3} [lemma="say"] within <s/>"#,
  ]
  private static let fewestTokens = 2_000_000

  private let read: [Article]
  private let tools: AnalysisTools
  private let copies: Int
  private let tokenCount: Int

  /// Reads the news.
  init(path: String) throws {
    tools = try AnalysisTools(lexicons: ResourceFolder.find().lexicons)
    var read: [Article] = []
    try Corpora.open([path], tools: tools).forEach {
      read.append($0)
      return true
    }
    let tools = tools
    let own = read.reduce(0) { $0 + tools.analysis(of: $1).tokens.count }
    self.read = read
    copies = max(1, Self.fewestTokens / max(1, own))
    tokenCount = own * copies
  }

  /// Measures each pattern with its columns ready, then how long the columns take.
  func run(python: String?, hasPeers: Bool) throws {
    print("\(read.count) stories, \(tokenCount) tokens, one core; columns are ready")
    // One text of all stories, so that forms are judged once, as in a run over a corpus.
    let text = read.map(\.text.string).joined(separator: "\n\n")
    let all = tools.reading(Article(id: "all", text: ArticleText(text)))
    let story = PatternStory(tools.analysis(of: all))
    let stories = Array(repeating: story, count: copies)
    let columns = Measurement.once {
      for story in stories {
        _ = (story.words, story.regions(.mention), story.regions(.sentence))
        _ = story.partsOfSpeech
      }
    }
    BenchTable.print(["M tokens/s", "matches", "pattern"])
    for source in [Self.pattern] + Self.others {
      let pattern = try TokenPattern(ofNews: source)
      var found = 0
      let seconds = Measurement.seconds {
        found = 0
        for story in stories { found += pattern.matches(in: story).count }
      }
      show(tokenCount, seconds, found, source)
    }
    print("columns of words, mentions, sentences: \(rate(tokenCount, columns)) M tokens/s")
    if hasPeers { runPeer(python) }
  }

  private func rate(_ tokens: Int, _ seconds: Double) -> String {
    Measurement.shown(Double(tokens) / max(seconds, 1e-9) / 1e6)
  }

  private func show(_ tokens: Int, _ seconds: Double, _ found: Int, _ name: String) {
    BenchTable.print([rate(tokens, seconds), "\(found)", name])
  }

  /// spaCy's Matcher over documents that it has made before.
  private func runPeer(_ python: String?) {
    guard let peers = PythonPeers(python: python), peers.hasSpaCy else { return }
    let texts = Array(repeating: read, count: max(1, copies / 20)).flatMap { $0 }
    guard peers.load(texts), let result = peers.matcherResult(texts.count) else {
      print("spaCy's Matcher is skipped: it does not answer")
      return
    }
    show(result.tokens, result.seconds, result.matches, "spaCy's Matcher, PERSON … say that")
  }
}
