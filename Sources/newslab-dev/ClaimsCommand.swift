import NewsAnalysis
import NewsCorpus
import NewsModel

/// `newslab-dev claims GOLD.json …`: compares the claims that are found with those of articles
/// filled in by hand; with `--show`, prints the claims of records.
enum ClaimsCommand {
  static func run(_ paths: [String]) throws {
    let bench = try Workbench()
    try bench.prepare(.claims)
    for path in paths where path != "--show" {
      if path.hasSuffix(".jsonl") {
        try RelationsScore.run(path, bench, shows: paths.contains("--show"))
      } else {
        try score(path, bench)
      }
    }
  }

  private static func score(_ path: String, _ bench: Workbench) throws {
    let gold = try ClaimGold.read(path)
    let analysis = bench.analysis(id: gold.id, text: gold.text)
    let spans = spansOfEntities(analysis)
    print(path)
    var used: Set<Int> = []
    var right = 0
    for wanted in gold.claims {
      let found = analysis.claims.indices.first { index in
        let claim = analysis.claims[index]
        return claim.predicate == wanted.predicate && !used.contains(index)
          && gold.matches(wanted.subject, spans[claim.subject])
          && gold.matches(wanted.object, claim.object.map { spans[$0] })
      }
      if let found {
        used.insert(found)
        right += 1
        let claim = analysis.claims[found]
        let by = claim.by.map { spans[$0] }
        var others: [String] = []
        if claim.time != wanted.time {
          others.append("time \(claim.time ?? "nil"), not \(wanted.time ?? "nil")")
        }
        if claim.modality.rawValue != wanted.modality {
          others.append("\(claim.modality), not \(wanted.modality)")
        }
        if !gold.matches(wanted.by, by) { others.append("by another") }
        if !others.isEmpty { print("  ≠ \(wanted.short): \(others.joined(separator: "; "))") }
      } else {
        print("  - \(wanted.short)")
      }
    }
    for index in analysis.claims.indices where !used.contains(index) {
      print("  + \(line(analysis.claims[index], analysis))")
    }
    print("  claims: \(right) of \(gold.claims.count), \(analysis.claims.count) found")
  }

  /// For each entity the places of its mentions, in scalars.
  private static func spansOfEntities(_ analysis: Analysis) -> [Set<ClaimGold.Place>] {
    let offsets = OffsetConverter(text: analysis.text, unit: .scalars)
    var spans = [Set<ClaimGold.Place>](repeating: [], count: analysis.entities.count)
    for mention in analysis.mentions {
      guard let entity = mention.entity else { continue }
      spans[entity].insert(
        ClaimGold.Place(
          start: offsets[mention.span.lowerBound], end: offsets[mention.span.upperBound],
          text: analysis.text[mention.span]))
    }
    return spans
  }

  /// A claim in one line.
  static func line(_ claim: Claim, _ analysis: Analysis) -> String {
    let name = { (entity: Int?) in entity.map { analysis.entities[$0].name } ?? "-" }
    var line = "\(claim.predicate)(\(name(claim.subject)), \(name(claim.object)))"
    if claim.modality != .asserted { line += " \(claim.modality)" }
    if let time = claim.time { line += " time=\(time)" }
    if let place = claim.place { line += " place=\(name(place))" }
    if let count = claim.count { line += " count=\(count)" }
    if let by = claim.by { line += " by=\(name(by))" }
    let evidence = analysis.text[claim.evidence].split(separator: "\n").joined(separator: " ")
    return line + " \(claim.confidence) [\(claim.foundBy)] \(evidence)"
  }
}
