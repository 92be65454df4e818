import NewsAnalysis
import NewsEval
import NewsModel

/// `newslab-dev clusters GOLD.jsonl … [--id PREFIX] … [--errors]`: how named mentions are joined to
/// entities, beside joining those that are the same words.
///
/// Compared are the outermost named persons, organisations and places, "the" and "'s" left out:
/// those of the gold, given to the joiner ("given"); those that newslab finds ("own"); of those the
/// ones that the gold has, too ("shared"); and those that newslab finds, each taken for the smallest
/// mention of the gold around it whose head it has ("aligned"): the gold calls few of its mentions
/// names that are some ("United States" is none), and has titles in others. "best" is what the
/// gold's own entities would give.
/// Articles fall into two parts by their ids; rules are made while looking at the errors of the
/// first one only (`--errors` shows no others).
enum ClustersCommand {
  private struct Options {
    var paths: [String] = []
    var prefixes: [String] = []
    var showsErrors = false

    init(_ arguments: [String]) throws {
      var rest = arguments[...]
      while let argument = rest.popFirst() {
        switch argument {
        case "--errors": showsErrors = true
        case "--id":
          guard let prefix = rest.popFirst() else { throw TrainError("--id needs a value") }
          prefixes.append(prefix)
        default: paths.append(argument)
        }
      }
    }

    func takes(_ id: String) -> Bool {
      prefixes.isEmpty || prefixes.contains { id.hasPrefix($0) }
    }
  }

  /// Figures of one part of the articles.
  private struct Part {
    var given = Evaluation(name: "given")
    var found = Evaluation(name: "own")
    var best = Evaluation(name: "best")
    var aligned = Evaluation(name: "aligned")

    /// What was found and is compared.
    func comparable(_ found: [LabeledSpan], _ gold: GoldArticle) -> [LabeledSpan] {
      SpanRules.compared(found, in: gold.article.text, isNested: false).filter {
        LabelMap.perOrgLoc[$0.label] != nil
      }
    }

    func show(_ name: String) {
      print("\(name): \(found.articles) articles")
      let rows = [
        ("given", given.equalStrings, given.clusters, nil),
        ("own", found.equalStrings, found.clusters, best.clusters),
        ("shared", found.sharedEqualStrings, found.sharedClusters, nil),
        ("aligned", aligned.equalStrings, aligned.clusters, nil),
      ]
      for (name, equal, joined, best) in rows {
        let gain = joined.average - equal.average
        print("  \(name): \(ClustersCommand.shown(gain)) over equal words")
        ClustersCommand.show("equal words", equal)
        ClustersCommand.show("joined", joined)
        if let best { ClustersCommand.show("best", best) }
      }
    }
  }

  static func run(_ arguments: [String]) throws {
    let options = try Options(arguments)
    let bench = try Workbench()
    var parts = [Part(), Part()]
    for path in options.paths {
      let wholes = try AlignedGold.wholes(path)
      for record in try GoldReader.read(path) {
        guard case .gold(let gold) = record else { throw TrainError("\(path): \(record)") }
        guard options.takes(gold.article.id) else { continue }
        let number = TrainingSets.hash(gold.article.id) % 2
        let shows = options.showsErrors && number == 0
        add(gold, wholes[gold.article.id] ?? [], bench, to: &parts[number], showsErrors: shows)
      }
    }
    parts[0].show("looked at")
    parts[1].show("held out")
    var all = parts[0]
    all.given.add(parts[1].given)
    all.found.add(parts[1].found)
    all.best.add(parts[1].best)
    all.aligned.add(parts[1].aligned)
    all.show("all")
  }

  private static func add(
    _ gold: GoldArticle, _ wholes: [AlignedGold.Whole], _ bench: Workbench, to part: inout Part,
    showsErrors: Bool
  ) {
    let own = bench.analysis(of: gold.article)
    let found = FoundMentions.spans(of: own)
    part.found.add(gold, found: found, by: .perOrgLoc)
    let wanted = SpanRules.compared(gold.spans, in: gold.article.text, isNested: false)
      .filter { LabelMap.perOrgLoc[$0.label] != nil }
    let clusters = Dictionary(wanted.map { ($0.span, $0.cluster) }) { first, _ in first }
    let best = SpanRules.compared(found, in: gold.article.text, isNested: false).map {
      LabeledSpan(span: $0.span, label: $0.label, cluster: clusters[$0.span] ?? nil)
    }
    part.best.add(gold, found: best, by: .perOrgLoc)
    let outer = part.comparable(found, gold)
    part.aligned.add(
      AlignedGold.article(gold, wanted, wholes, found: outer), found: outer, by: .perOrgLoc)
    let given = bench.analysis(of: gold.article, names: names(wanted, own))
    let joined = FoundMentions.spans(of: given)
    part.given.add(gold, found: joined, by: .perOrgLoc)
    if showsErrors { ClusterErrors(gold, wanted, given).show() }
  }

  /// The mentions of the gold as names; of kinds that the gold does not tell apart the one that
  /// newslab finds there.
  private static func names(_ wanted: [LabeledSpan], _ own: Analysis) -> [Mention] {
    let found = Dictionary(own.names.map { ($0.span, $0) }) { first, _ in first }
    return wanted.map { mention in
      let word = own.text[mention.span]
      let label = LabelMap.perOrgLoc[mention.label]
      var kind: Entity.Kind = label == "PER" ? .person : label == "ORG" ? .org : .gpe
      let isAcronym =
        kind != .person && (2...6).contains(word.utf8.count)
        && word.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
      var form: Mention.Form = isAcronym ? .acronym : .name
      if let other = found[mention.span], LabelMap.perOrgLoc[other.kind.rawValue] == label {
        (kind, form) = (other.kind, other.form)
      }
      return Mention(span: mention.span, kind: kind, form: form, foundBy: "gold")
    }
  }

  private static func show(_ name: String, _ counts: ClusterCounts) {
    let measures = [("MUC", counts.muc), ("B3", counts.bCubed), ("CEAFe", counts.ceafE)]
    let columns = measures.map { name, counts in
      let figures = counts.figures
      return name + " " + shown(figures.precision) + " " + shown(figures.recall) + " "
        + shown(figures.f1)
    }
    let title = name + String(repeating: " ", count: max(1, 12 - name.count))
    print("    \(title)\(shown(counts.average)) (\(columns.joined(separator: "; ")))")
  }

  /// A number with three decimals.
  private static func shown(_ number: Double) -> String {
    let thousandths = Int((number.magnitude * 1000).rounded())
    let digits = String(1000 + thousandths % 1000).dropFirst()
    return (number < 0 ? "-" : "") + "\(thousandths / 1000).\(digits)"
  }
}
