import NewsAnalysis
import NewsModel

/// Compares claims: predicate with subject and object, then time, modality and who says so.
struct ClaimComparison {
  private let gold: GoldFindings
  private let analysis: Analysis
  private let pairing: EntityPairing

  init(_ gold: GoldFindings, _ analysis: Analysis, _ pairing: EntityPairing) {
    (self.gold, self.analysis, self.pairing) = (gold, analysis, pairing)
  }

  func compare(into evaluation: inout LayerEvaluation) {
    let rows = ["claims", "claims, time", "claims, modality", "claims, by"]
    var free = Set(analysis.claims.indices)
    for wanted in gold.claims {
      for name in rows { evaluation.count(name, gold: 1) }
      evaluation.count(wanted.predicate, gold: 1)
      let shown = "\(wanted.predicate)(\(wanted.subject ?? "?"), \(wanted.object ?? "?"))"
      let same = free.filter { isSame(wanted, analysis.claims[$0]) }
      guard let index = same.min() else {
        evaluation.miss("missed", analysis, shown)
        continue
      }
      free.remove(index)
      let claim = analysis.claims[index]
      let hasTime = wanted.time == claim.time
      let hasModality = wanted.modality == claim.modality.rawValue
      let hasBy = pairing.isSame(wanted.by, claim.by)
      evaluation.count("claims", right: 1, found: 1)
      evaluation.count(wanted.predicate, right: 1, found: 1)
      evaluation.count("claims, time", right: hasTime ? 1 : 0, found: 1)
      evaluation.count("claims, modality", right: hasModality ? 1 : 0, found: 1)
      evaluation.count("claims, by", right: hasBy ? 1 : 0, found: 1)
      if !hasTime {
        let times = [wanted.time, claim.time].map { $0 ?? "none" }
        evaluation.miss("time", analysis, "\(shown): \(times[0]), found \(times[1])")
      }
      if !hasModality {
        let own = claim.modality.rawValue
        evaluation.miss("modality", analysis, "\(shown): \(wanted.modality), found \(own)")
      }
      if !hasBy {
        evaluation.miss(
          "by", analysis, "\(shown): \(wanted.by ?? "nobody"), found \(id(claim.by) ?? "nobody")")
      }
    }
    for index in free.sorted() {
      let claim = analysis.claims[index]
      for name in rows { evaluation.count(name, found: 1) }
      evaluation.count(claim.predicate, found: 1)
      let (subject, object) = (id(claim.subject) ?? "?", id(claim.object) ?? "?")
      evaluation.miss(
        "spurious", analysis, "\(claim.predicate)(\(subject), \(object)) (\(claim.foundBy))")
    }
  }

  private func isSame(_ wanted: GoldFindings.Claim, _ claim: Claim) -> Bool {
    claim.predicate == wanted.predicate && pairing.isSame(wanted.subject, claim.subject)
      && pairing.isSame(wanted.object, claim.object)
  }

  private func id(_ entity: Int?) -> String? {
    entity.flatMap { analysis.entities.indices.contains($0) ? analysis.entities[$0].id : nil }
  }
}
