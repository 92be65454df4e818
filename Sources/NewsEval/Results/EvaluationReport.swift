/// The result of a run: an evaluation for each file of gold, by one map.
package struct EvaluationReport: Sendable {
  /// The entries of the map of labels.
  package var map: [String]
  /// One for each file of gold, in the order given.
  package var sets: [Evaluation]

  /// Makes a report.
  package init(map: [String], sets: [Evaluation]) { (self.map, self.sets) = (map, sets) }

  /// The sum over the sets, or nil when there is only one.
  package var all: Evaluation? {
    guard sets.count > 1 else { return nil }
    return sets.reduce(into: Evaluation(name: "all")) { $0.add($1) }
  }

  /// The sets, and their sum behind them when there are several.
  package var rows: [Evaluation] { sets + (all.map { [$0] } ?? []) }
}
