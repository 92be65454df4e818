import NewsCorpus
import NewsEval
import NewsScript

/// The result of `newslab eval --layer` for reading or as JSON.
struct LayerPage {
  private typealias Cell = Document.Cell

  private let evaluations: [LayerEvaluation]
  private let errors: Int

  /// Takes results, and how many errors of each sort are shown.
  init(_ evaluations: [LayerEvaluation], errors: Int) {
    (self.evaluations, self.errors) = (evaluations, errors)
  }

  /// The page as text, with a line feed at its end.
  func text(isMarkdown: Bool, width: Int) -> String {
    var document = Document()
    for evaluation in evaluations { add(evaluation, to: &document) }
    return isMarkdown
      ? MarkdownRenderer.render(document) : TextRenderer(width: width).render(document)
  }

  private func add(_ evaluation: LayerEvaluation, to document: inout Document) {
    let count = evaluation.articles
    let articles = count == 1 ? "1 article" : "\(count) articles"
    document.blocks.append(
      .heading(level: 2, text: "\(evaluation.layer.rawValue): \(articles)"))
    let rows: [[Cell]] = evaluation.rows.map { row in
      let (counts, figures) = (row.counts, row.counts.figures)
      return [
        .text(row.name), .integer(counts.right), .integer(counts.found), .integer(counts.gold),
        .decimal(figures.precision, places: 3), .decimal(figures.recall, places: 3),
        .decimal(figures.f1, places: 3),
      ]
    }
    let columns = [
      evaluation.layer.rawValue, "right", "found", "gold", "precision", "recall", "F1",
    ]
    document.blocks.append(.table(.init(columns: columns, rows: rows)))
    var sorts: [String] = []
    for miss in evaluation.misses where !sorts.contains(miss.sort) { sorts.append(miss.sort) }
    let counts = sorts.map { sort in
      "\(sort) \(evaluation.misses.count { $0.sort == sort })"
    }
    document.blocks.append(
      .paragraph("errors: " + (counts.isEmpty ? "none" : counts.joined(separator: ", "))))
    guard errors > 0 else { return }
    for sort in sorts {
      let some = evaluation.misses.lazy.filter { $0.sort == sort }.prefix(errors)
      document.blocks.append(.paragraph(sort + ":"))
      document.blocks.append(.list(texts: some.map { "\($0.article): \($0.text)" }))
    }
  }

  /// The result as JSON of the form `newslab-eval-layers/1`.
  var json: [UInt8] {
    var writer = JSONWriter(layout: .indented)
    writer.object { writer in
      writer.member("format") { $0.string("newslab-eval-layers/1") }
      writer.member("layers") { $0.list(evaluations) { Self.write($1, to: &$0) } }
    }
    return writer.bytes
  }

  private static func write(_ evaluation: LayerEvaluation, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("layer") { $0.string(evaluation.layer.rawValue) }
      writer.member("articles") { $0.integer(evaluation.articles) }
      writer.member("rows") {
        $0.list(evaluation.rows) { writer, row in
          writer.inline { writer in
            writer.object { writer in
              let figures = row.counts.figures
              writer.member("name") { $0.string(row.name) }
              writer.member("right") { $0.integer(row.counts.right) }
              writer.member("found") { $0.integer(row.counts.found) }
              writer.member("gold") { $0.integer(row.counts.gold) }
              writer.member("precision") { $0.number(figures.precision) }
              writer.member("recall") { $0.number(figures.recall) }
              writer.member("f1") { $0.number(figures.f1) }
            }
          }
        }
      }
      writer.member("errors") {
        $0.list(evaluation.misses) { writer, miss in
          writer.object { writer in
            writer.member("sort") { $0.string(miss.sort) }
            writer.member("article") { $0.string(miss.article) }
            writer.member("text") { $0.string(miss.text) }
          }
        }
      }
    }
  }
}
