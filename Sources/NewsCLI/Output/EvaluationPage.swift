import NewsEval
import NewsScript

/// The result of `newslab eval` for reading, as text or Markdown.
struct EvaluationPage {
  private typealias Cell = Document.Cell

  private let errors: Int
  private var document = Document()

  /// Begins with the figures, and so many errors of each sort.
  init(_ report: EvaluationReport, errors: Int) {
    self.errors = errors
    document.blocks.append(.paragraph("classes: " + report.map.joined(separator: ", ")))
    for set in report.sets { add(set) }
    if let all = report.all { add(all, isSum: true) }
  }

  /// The page as text, with a line feed at its end.
  func text(isMarkdown: Bool, width: Int) -> String {
    isMarkdown ? MarkdownRenderer.render(document) : TextRenderer(width: width).render(document)
  }

  private mutating func add(_ set: Evaluation, isSum: Bool = false) {
    let articles = set.articles == 1 ? "1 article" : "\(set.articles) articles"
    document.blocks.append(.heading(level: 2, text: "\(set.name): \(articles)"))
    var rows = set.strict.sorted { $0.key < $1.key }.map { row("strict \($0.key)", $0.value) }
    rows.append(row("strict all", Evaluation.sum(set.strict)))
    rows.append(row("lenient all", Evaluation.sum(set.lenient)))
    rows.append(row("span only", set.spanOnly))
    let columns = ["names", "right", "found", "gold", "precision", "recall", "F1"]
    document.blocks.append(.table(.init(columns: columns, rows: rows)))
    if !set.leftOut.isEmpty {
      let labels = set.leftOut.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      document.blocks.append(
        .paragraph("left out of the gold: " + labels.joined(separator: ", ")))
    }
    if set.clusterArticles > 0 { addClusters(set) }
    addErrors(set, isSum: isSum)
  }

  private func row(_ name: String, _ counts: Counts) -> [Cell] {
    [.text(name), .integer(counts.right), .integer(counts.found), .integer(counts.gold)]
      + cells(counts.figures)
  }

  private func cells(_ figures: Figures) -> [Cell] {
    [figures.precision, figures.recall, figures.f1].map { Self.cell($0) }
  }

  private mutating func addClusters(_ set: Evaluation) {
    let names = ["MUC", "B³", "CEAFe"]
    var rows: [[Cell]] = []
    for (name, measure) in zip(names, zip(set.clusters.measures, set.equalStrings.measures)) {
      let equal = Self.cell(measure.1.ratio.figures.f1)
      rows.append([.text(name)] + cells(measure.0.ratio.figures) + [equal])
    }
    rows.append([
      .text("average"), .empty, .empty, Self.cell(set.clusters.average),
      Self.cell(set.equalStrings.average),
    ])
    rows.append([
      .text("average, shared mentions"), .empty, .empty, Self.cell(set.sharedClusters.average),
      Self.cell(set.sharedEqualStrings.average),
    ])
    let columns = ["entities", "precision", "recall", "F1", "F1 of equal words"]
    document.blocks.append(.table(.init(columns: columns, rows: rows)))
  }

  private mutating func addErrors(_ set: Evaluation, isSum: Bool) {
    let bySort = set.errorsBySort
    let counts = SpanError.Sort.allCases.compactMap { sort in
      bySort[sort].map { "\(sort.rawValue) \($0)" }
    }
    let shown = counts.isEmpty ? "none" : counts.joined(separator: ", ")
    document.blocks.append(.paragraph("errors: " + shown))
    guard errors > 0, !isSum else { return }
    for sort in SpanError.Sort.allCases {
      let some = set.errors.lazy.filter { $0.sort == sort }.prefix(errors)
      if some.isEmpty { continue }
      document.blocks.append(.paragraph(sort.rawValue + ":"))
      document.blocks.append(.list(texts: some.map(Self.line)))
    }
  }

  private static func line(_ error: SpanError) -> String {
    "\(error.place) \(error.article): \(error.summary): \(error.context)"
  }

  /// Adds what changed since another result.
  mutating func compare(with before: EvaluationReport, now: EvaluationReport) {
    let comparison = ReportComparison(before: before, now: now)
    for set in comparison.sets {
      document.blocks.append(.heading(level: 2, text: "\(set.name): compared"))
      let rows = set.changes.map { change in
        let difference = change.before.flatMap { old in change.now.map { $0 - old } }
        return [Cell.text(change.name)]
          + [change.before, change.now, difference].map { $0.map(Self.cell) ?? .empty }
      }
      let columns = ["F1", "before", "now", "change"]
      document.blocks.append(.table(.init(columns: columns, rows: rows)))
      let (better, worse) = (set.better.count, set.worse.count)
      document.blocks.append(
        .paragraph("mentions: \(better) better, \(worse) worse"))
      add(set.better, "better")
      add(set.worse, "worse")
    }
    if !comparison.unpaired.isEmpty {
      let names = comparison.unpaired.map { "'\($0)'" }.joined(separator: ", ")
      document.blocks.append(.paragraph("only in one of the results: " + names))
    }
  }

  private mutating func add(_ changed: [SpanError], _ name: String) {
    let some = changed.prefix(errors).map { "\($0.sort.rawValue): " + Self.line($0) }
    if some.isEmpty { return }
    document.blocks.append(.paragraph(name + ":"))
    document.blocks.append(.list(texts: some))
  }

  /// A share or a difference, in three decimals.
  private static func cell(_ value: Double) -> Cell { .decimal(value, places: 3) }
}
