import NewsAnalysis
import NewsModel

/// Compares times: where they stand, their types and their values.
struct TimeComparison {
  private let gold: GoldFindings
  private let analysis: Analysis

  init(_ gold: GoldFindings, _ analysis: Analysis) {
    (self.gold, self.analysis) = (gold, analysis)
  }

  func compare(into evaluation: inout LayerEvaluation) {
    var free = Set(analysis.times.indices)
    for wanted in gold.times {
      for name in ["times", "exact", "type", "value"] { evaluation.count(name, gold: 1) }
      let words = "'\(analysis.text[wanted.span])'"
      let near = free.filter { analysis.times[$0].span.overlaps(wanted.span) }
      guard let index = near.min(by: { distance($0, wanted) < distance($1, wanted) }) else {
        evaluation.miss("missed", analysis, words)
        continue
      }
      free.remove(index)
      let time = analysis.times[index]
      let isExact = time.span == wanted.span
      let hasType = time.kind.rawValue == wanted.type
      let hasValue = time.value == wanted.value
      evaluation.count("times", right: 1, found: 1)
      evaluation.count("exact", right: isExact ? 1 : 0, found: 1)
      evaluation.count("type", right: hasType ? 1 : 0, found: 1)
      evaluation.count("value", right: hasValue ? 1 : 0, found: 1)
      if !isExact {
        evaluation.miss("border", analysis, "\(words), found '\(analysis.text[time.span])'")
      }
      if !hasType {
        evaluation.miss("type", analysis, "\(words): \(wanted.type), found \(time.kind.rawValue)")
      }
      if !hasValue {
        let values = [wanted.value, time.value].map { $0 ?? "none" }
        evaluation.miss("value", analysis, "\(words): \(values[0]), found \(values[1])")
      }
    }
    for index in free.sorted() {
      let time = analysis.times[index]
      for name in ["times", "exact", "type", "value"] { evaluation.count(name, found: 1) }
      evaluation.miss(
        "spurious", analysis, "'\(analysis.text[time.span])' (\(time.value ?? "none"))")
    }
  }

  /// How far the borders of a time lie from those of the gold, in bytes; ties by index.
  private func distance(_ index: Int, _ wanted: GoldFindings.Time) -> (Int, Int) {
    let span = analysis.times[index].span
    let start = abs(span.lowerBound - wanted.span.lowerBound)
    return (start + abs(span.upperBound - wanted.span.upperBound), index)
  }
}
