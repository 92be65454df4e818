import CommandKit
import NewsCorpus
import NewsScript

/// `newslab run --diff`: what two results say otherwise, as a document.
enum ResultDiff {
  /// Compares two files; throws at the end when they differ.
  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    let paths = arguments[RunCommand.components]
    guard paths.count == 2 else {
      throw CommandFailure(
        .usage, "--diff: expected two results, got \(paths.count)",
        notes: ["use: newslab run --diff A.json B.json"])
    }
    let comparison = try ResultComparison(ResultReader(paths[0]), ResultReader(paths[1]))
    let named = NamedDocument(
      name: "diff", document: document(comparison, first: paths[0], second: paths[1]))
    let output = arguments[RunCommand.output]
    let options = DocumentFormat.Options(
      width: output == nil ? session.fittingColumns : nil,
      table: arguments[RunCommand.table]?.count)
    let bytes: [UInt8]
    do throws(DocumentFormat.Failure) {
      bytes = try RunCommand.decidedFormat(arguments).render([named], options)
    } catch {
      throw CommandFailure(.usage, "option '--table': \(error)")
    }
    var settings = RunSettings()
    settings.outputPath = output
    let files = try RunFiles(settings, session: session)
    try files.write(bytes)
    try files.finish()
    if !comparison.isSame { throw CommandFailure(.failures) }
  }

  /// What a comparison says, with the names of both files.
  static func document(
    _ comparison: ResultComparison, first: String, second: String
  ) -> Document {
    var blocks: [Document.Block] = [.heading(level: 1, text: "\(first) and \(second)")]
    let (onlyFirst, onlySecond) = (comparison.onlyFirst, comparison.onlySecond)
    var rows: [[Document.Cell]] = [
      [.text("Articles in both"), .integer(comparison.both)],
      [.text("Articles only in \(first)"), .integer(onlyFirst.count)],
      [.text("Articles only in \(second)"), .integer(onlySecond.count)],
    ]
    let added = comparison.added
    if added.first > 0 || added.second > 0 {
      rows += [
        [.text("Mentions added in \(first)"), .integer(added.first)],
        [.text("Mentions added in \(second)"), .integer(added.second)],
        [.text("Articles with other added mentions"), .integer(added.differing)],
      ]
    }
    blocks.append(
      .table(
        Document.Table(
          columns: [Document.Column("What"), Document.Column("Count", type: .integer)], rows: rows))
    )
    for classifier in comparison.classifiers { blocks += self.blocks(of: classifier) }
    blocks += only(onlyFirst, in: first) + only(onlySecond, in: second)
    return Document(blocks)
  }

  private static func shown(_ label: String?) -> String { label ?? "(none)" }

  private static func blocks(of classifier: ResultComparison.Classifier) -> [Document.Block] {
    let agreement = classifier.agreement
    guard agreement.count > 0 else { return [] }
    let kappa: Document.Cell = agreement.kappa.map { .decimal($0, places: 3) } ?? .empty
    let percent: Document.Cell = agreement.share.map { .number($0) } ?? .empty
    var blocks: [Document.Block] = [
      .heading(level: 2, text: classifier.name),
      .table(
        Document.Table(
          columns: [
            Document.Column("Articles", type: .integer), Document.Column("Same", type: .integer),
            Document.Column("Agreement", type: .percent),
            Document.Column("Cohen's kappa", type: .number, places: 3),
          ],
          rows: [[.integer(agreement.count), .integer(agreement.same), percent, kappa]])),
      .table(confusion(agreement)),
    ]
    guard !classifier.moved.isEmpty else { return blocks }
    let columns = ["Article", "Title", "From", "To", "Why"]
    blocks.append(
      .table(
        Document.Table(
          title: "Articles that moved",
          columns: columns.map { Document.Column($0, type: .text) },
          rows: classifier.moved.map { article in
            [
              .text(article.id), .text(article.title ?? ""), .text(shown(article.from)),
              .text(shown(article.to)), .text(article.why ?? ""),
            ]
          })))
    let rest = agreement.count - agreement.same - classifier.moved.count
    if rest > 0 { blocks.append(.paragraph("\(rest) more articles moved.")) }
    return blocks
  }

  /// Labels of the first result as rows, of the second as columns.
  private static func confusion(_ agreement: Agreement) -> Document.Table {
    let labels = agreement.labels
    let columns =
      [Document.Column("From \\ to", type: .text)]
      + labels.map { Document.Column(shown($0), type: .integer) }
    let rows = labels.map { from -> [Document.Cell] in
      let counts = labels.map { to in
        Document.Cell.integer(agreement.pairs[Agreement.Pair(first: from, second: to)] ?? 0)
      }
      return [.text(shown(from))] + counts
    }
    return Document.Table(title: "Labels", columns: columns, rows: rows)
  }

  private static func only(
    _ articles: (ids: [String], count: Int), in file: String
  ) -> [Document.Block] {
    if articles.count == 0 { return [] }
    let rest = articles.count - articles.ids.count
    let table = Document.Table(
      columns: [Document.Column("Only in \(file)", type: .text)],
      rows: articles.ids.map { [.text($0)] })
    return [.table(table)] + (rest > 0 ? [.paragraph("and \(rest) more")] : [])
  }
}
