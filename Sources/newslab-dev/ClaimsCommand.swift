import NewsAnalysis
import NewsModel

/// `newslab-dev claims RECORDS.jsonl … [--show]`: compares claims with the relations of re3d, as far as
/// their types say the same, or prints the claims of records; gold of newslab's own form is for
/// `newslab eval --layer claims`.
enum ClaimsCommand {
  static func run(_ paths: [String]) throws {
    let bench = try Workbench()
    try bench.prepare(.claims)
    for path in paths where path != "--show" {
      try RelationsScore.run(path, bench, shows: paths.contains("--show"))
    }
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
