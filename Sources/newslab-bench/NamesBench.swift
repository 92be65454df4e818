import NewsAnalysis
import NewsCorpus
import NewsEval
import NewsModel

/// F1 of newslab's names beside spaCy small's on the same gold, with the same map of labels.
struct NamesBench {
  private let tools: AnalysisTools
  private let python: String?
  private let hasPeers: Bool

  /// Loads the lists; spaCy is that of a Python, see ``PythonPeers``.
  init(python: String?, hasPeers: Bool) throws {
    tools = try AnalysisTools(lexicons: ResourceFolder.find().lexicons)
    (self.python, self.hasPeers) = (python, hasPeers)
  }

  /// Prints a table with a row for each file of gold.
  func run(_ paths: [String]) throws {
    let peers = hasPeers ? PythonPeers(python: python) : nil
    print("F1 of PER, ORG and LOC (GPE, LOC, FAC), exact span and kind; outermost names")
    let titles = ["gold", "sets", "PER", "ORG", "LOC", "all"]
    print(titles[0].padded(28), titles[1].padded(8), titles[2...].map { $0.padded(6) }.joined())
    for path in paths {
      var gold: [GoldArticle] = []
      for record in try GoldReader.read(path) {
        switch record {
        case .gold(let article): gold.append(article)
        case .rejected(let rejection): print("skipped: \(rejection)")
        }
      }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let own = evaluation(gold) { article in
        FoundMentions.spans(of: tools.analysis(of: tools.reading(article.article)))
      }
      show(own, name, "newslab")
      guard let peers, peers.hasSpaCy else { continue }
      guard peers.load(gold.map(\.article)), let file = peers.spaCyNames() else {
        print("spaCy failed on \(name)")
        continue
      }
      var found: [String: [LabeledSpan]] = [:]
      for record in try GoldReader.read(file) {
        if case .gold(let article) = record { found[article.article.id] = article.spans }
      }
      let theirs = evaluation(gold) { found[$0.article.id] ?? [] }
      show(theirs, "", "spaCy")
      let (one, other) = (f1(own, nil), f1(theirs, nil))
      let isBelow = one < other
      print("".padded(28), "newslab - spaCy".padded(26), shown(one - other), isBelow ? "below" : "")
    }
  }

  private func evaluation(
    _ gold: [GoldArticle], _ spans: (GoldArticle) -> [LabeledSpan]
  ) -> Evaluation {
    var evaluation = Evaluation(name: "")
    for article in gold { evaluation.add(article, found: spans(article), by: .perOrgLoc) }
    return evaluation
  }

  private func f1(_ evaluation: Evaluation, _ kind: String?) -> Double {
    let counts = kind.map { evaluation.strict[$0] ?? Counts() } ?? Evaluation.sum(evaluation.strict)
    return counts.figures.f1
  }

  private func show(_ evaluation: Evaluation, _ name: String, _ program: String) {
    let kinds: [String?] = ["PER", "ORG", "LOC", nil]
    let cells = kinds.map { shown(f1(evaluation, $0)).padded(6) }.joined()
    print(name.padded(28), program.padded(8), cells)
  }

  /// Three decimals.
  private func shown(_ value: Double) -> String {
    let thousandths = Int((abs(value) * 1000).rounded())
    let digits = String(thousandths % 1000)
    let zeros = String(repeating: "0", count: 3 - digits.count)
    return (value < 0 ? "-" : "") + "\(thousandths / 1000).\(zeros)\(digits)"
  }
}
