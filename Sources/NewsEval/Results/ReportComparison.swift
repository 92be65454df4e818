/// What got better and what got worse between two reports.
package struct ReportComparison: Sendable {
  /// A figure in both reports.
  package struct Change: Sendable {
    /// The set and what is measured, such as "strict PER".
    package let name: String
    /// F1 before, or nil when the report lacks it.
    package let before: Double?
    /// F1 now, or nil when the report lacks it.
    package let now: Double?
  }

  /// The figures of one set.
  package struct SetChanges: Sendable {
    /// What the set is called.
    package let name: String
    /// Its figures, in the order in which they are shown.
    package let changes: [Change]
    /// What was wrong before and is not any more.
    package let better: [SpanError]
    /// What is wrong now and was not before.
    package let worse: [SpanError]
  }

  /// The sets of both reports.
  package private(set) var sets: [SetChanges] = []
  /// The sets that only one report has.
  package private(set) var unpaired: [String] = []

  /// Compares sets of the same name; two reports of one set each are compared whatever their names.
  package init(before: EvaluationReport, now: EvaluationReport) {
    let isSingle = before.sets.count == 1 && now.sets.count == 1
    for set in now.rows {
      let other = isSingle ? before.rows.first : before.rows.first { $0.name == set.name }
      guard let other else {
        unpaired.append(set.name)
        continue
      }
      sets.append(Self.changes(before: other, now: set))
    }
    if isSingle { return }
    let names = Set(now.rows.map(\.name))
    unpaired += before.rows.map(\.name).filter { !names.contains($0) }
  }

  private static func changes(before: Evaluation, now: Evaluation) -> SetChanges {
    let (old, new) = (figures(before), figures(now))
    var changes: [Change] = []
    for (name, value) in new {
      changes.append(Change(name: name, before: old.first { $0.0 == name }?.1, now: value))
    }
    for (name, value) in old where !new.contains(where: { $0.0 == name }) {
      changes.append(Change(name: name, before: value, now: nil))
    }
    let (oldKeys, newKeys) = (Set(before.errors.map(\.key)), Set(now.errors.map(\.key)))
    return SetChanges(
      name: now.name, changes: changes, better: before.errors.filter { !newKeys.contains($0.key) },
      worse: now.errors.filter { !oldKeys.contains($0.key) })
  }

  /// F1 of all that is measured, with names.
  private static func figures(_ set: Evaluation) -> [(String, Double)] {
    var figures: [(String, Double)] = set.strict.sorted { $0.key < $1.key }.map {
      ("strict \($0.key)", $0.value.figures.f1)
    }
    figures.append(("strict all", Evaluation.sum(set.strict).figures.f1))
    figures.append(("lenient all", Evaluation.sum(set.lenient).figures.f1))
    figures.append(("span only", set.spanOnly.figures.f1))
    guard set.clusterArticles > 0 else { return figures }
    figures += set.clusters.measures.map { ("clusters \($0.name)", $0.ratio.figures.f1) }
    figures.append(("clusters average", set.clusters.average))
    figures.append(("clusters shared", set.sharedClusters.average))
    return figures
  }
}
