import NewsAnalysis
import NewsCorpus
import NewsEval
import NewsModel
import Spelling

/// The work of `newslab eval`: reads gold, finds mentions, adds up.
struct EvalRun {
  let session: Session
  /// The entries of `--map`.
  var entries: [String] = []
  /// The forms that are compared; nil for names.
  var forms: Set<Mention.Form>?
  /// Whether something could not be read.
  private(set) var hasFailed = false
  private var found: [String: GoldArticle]?

  init(session: Session) { self.session = session }

  /// Refuses a map that cannot be read, before work begins.
  func checkMap() throws(CommandFailure) { _ = try map(isOwn: false) }

  /// The map that was asked for, else the one that suits the gold.
  private func map(isOwn: Bool) throws(CommandFailure) -> LabelMap {
    if entries.isEmpty { return isOwn ? .kinds : .perOrgLoc }
    do throws(LabelMap.Problem) {
      return try LabelMap(parsing: entries)
    } catch {
      throw CommandFailure(.usage, "option '--map': \(error.description)")
    }
  }

  /// Reads a saved result.
  func savedReport(_ path: String) throws(CommandFailure) -> EvaluationReport {
    do {
      return try ReportReader.read(path)
    } catch {
      throw CommandFailure(.inputOutput, "cannot read '\(path)': \(error)")
    }
  }

  /// Reads what another program found.
  mutating func readFound(_ path: String?) throws {
    guard let path else { return }
    var articles: [String: GoldArticle] = [:]
    for record in try records(path) {
      switch record {
      case .rejected(let rejection): reject(rejection)
      case .gold(let article): articles[article.article.id] = article
      }
    }
    found = articles
  }

  private func records(_ path: String) throws(CommandFailure) -> [GoldRecord] {
    do throws(FileError) {
      return try GoldReader.read(path, forms: forms)
    } catch {
      throw CommandFailure(.inputOutput, "cannot read '\(path)': \(error)")
    }
  }

  private mutating func reject(_ rejection: Rejection) {
    session.report(Diagnostic(rejection))
    hasFailed = true
  }

  /// Compares all files of gold.
  mutating func report(_ paths: [String]) throws -> EvaluationReport {
    var read: [(path: String, articles: [GoldArticle])] = []
    var saved: [Evaluation] = []
    var savedMap: [String]?
    for path in paths {
      if let report = Self.saved(path) {
        if let savedMap, savedMap != report.map {
          throw CommandFailure(
            .usage, "'\(path)' was made with another map than the results before it")
        }
        savedMap = report.map
        saved += report.sets
      } else {
        read.append((path, try articles(path)))
      }
    }
    if let savedMap {
      if read.isEmpty { return EvaluationReport(map: savedMap, sets: saved) }
      throw CommandFailure(.usage, "gold and saved results cannot be mixed")
    }
    let count = read.reduce(0) { $0 + $1.articles.count }
    if count == 0, hasFailed { throw CommandFailure(.inputOutput) }
    let isOwn = count > 0 && read.allSatisfy { $0.articles.allSatisfy(\.isNested) }
    if let forms, !isOwn, count > 0, let form = forms.map(\.rawValue).sorted().first {
      throw CommandFailure(
        .usage, "option '--form': '\(form)' is asked for, but forms stand in article JSON only")
    }
    let map = try map(isOwn: isOwn)
    noteUnknownLabels(map, in: read.flatMap(\.articles))
    var report = EvaluationReport(map: map.entries, sets: [])
    for (path, articles) in read { report.sets.append(try evaluate(path, articles, by: map)) }
    return report
  }

  /// Compares layers beside names with gold that is article JSON.
  mutating func layers(
    _ layers: [LayerEvaluation.Layer], _ paths: [String]
  ) throws -> [LayerEvaluation] {
    var wanted: [LayerEvaluation.Layer] = []
    for layer in layers where !wanted.contains(layer) { wanted.append(layer) }
    var evaluations = wanted.map { LayerEvaluation($0) }
    let tools = try session.tools()
    for path in paths {
      for gold in try articles(path) {
        guard let findings = gold.findings else {
          reject(Rejection("--layer needs gold that is article JSON", at: gold.place))
          continue
        }
        let analysis = tools.analysis(of: tools.reading(gold.article))
        for index in evaluations.indices { evaluations[index].add(findings, analysis) }
      }
    }
    return evaluations
  }

  private static func saved(_ path: String) -> EvaluationReport? {
    guard path.hasSuffix(".json") else { return nil }
    return try? ReportReader.read(path)
  }

  private mutating func articles(_ path: String) throws(CommandFailure) -> [GoldArticle] {
    var articles: [GoldArticle] = []
    var places: [String: Place] = [:]
    for record in try records(path) {
      switch record {
      case .rejected(let rejection): reject(rejection)
      case .gold(let article):
        if let other = places[article.article.id] {
          reject(
            Rejection(
              "id '\(article.article.id)' is used already by \(other)", at: article.place))
          continue
        }
        places[article.article.id] = article.place
        articles.append(article)
      }
    }
    if articles.isEmpty, places.isEmpty, !hasFailed {
      session.report(Diagnostic(.warning, "no articles", at: Place(path: path)))
    }
    return articles
  }

  /// Says which labels of `--map` stand nowhere.
  private func noteUnknownLabels(_ map: LabelMap, in articles: [GoldArticle]) {
    if entries.isEmpty || articles.isEmpty { return }
    var known = Set(Entity.Kind.allCases.map(\.rawValue))
    known.formUnion(articles.flatMap { $0.spans.map(\.label) })
    for article in found?.values.map(\.self) ?? [] { known.formUnion(article.spans.map(\.label)) }
    let usual = Set(LabelMap.named.flatMap { $0.map.labels })
    for label in map.labels where !known.contains(label) && !usual.contains(label) {
      guard !map.classes.contains(label) else { continue }
      let near = NearestName.nearest(to: label, among: known.sorted())
      session.report(
        Diagnostic(
          .warning,
          "option '--map': label '\(label)' stands neither in the gold nor among the kinds"
            + NearestName.question(near)))
    }
  }

  private mutating func evaluate(
    _ path: String, _ articles: [GoldArticle], by map: LabelMap
  ) throws -> Evaluation {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var evaluation = Evaluation(name: name)
    for article in articles {
      guard let spans = try spans(of: article) else { continue }
      evaluation.add(article, found: spans, by: map)
    }
    return evaluation
  }

  /// What was found in an article, by newslab or by another program.
  private mutating func spans(of gold: GoldArticle) throws -> [LabeledSpan]? {
    guard let found else {
      let tools = try session.tools()
      return FoundMentions.spans(
        of: tools.analysis(of: tools.reading(gold.article)), forms: forms)
    }
    guard let other = found[gold.article.id] else {
      reject(
        Rejection("article '\(gold.article.id)' is not in the file of --found", at: gold.place))
      return nil
    }
    guard other.article.text == gold.article.text else {
      reject(
        Rejection(
          "article '\(gold.article.id)' has another text than in the gold (\(gold.place))",
          at: other.place))
      return nil
    }
    return other.spans
  }
}
