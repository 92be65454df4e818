import NewsCorpus
import NewsModel
import NewsScript

/// Writes what a run gives: the articles that are left, one after the other, or when it has reports
/// their documents.
struct RunOutput {
  /// Where bytes go.
  typealias Write = ([UInt8]) throws -> Void

  private let format: RunCommand.Format
  private let width: Int
  private let hasReports: Bool
  private let classifiers: [String]
  private let hasAnnotators: Bool
  private let write: Write
  private var rows: [[Document.Cell]] = []
  private var additions: [[Document.Cell]] = []
  private var isFirst = true

  init(
    _ components: [LoadedComponent], format: RunCommand.Format, width: Int,
    write: @escaping Write
  ) {
    (self.format, self.width, self.write) = (format, width, write)
    let kinds = components.map(\.component)
    hasReports = kinds.contains { $0.kind == .report }
    classifiers = kinds.filter { $0.kind == .classifier }.map(\.name)
    hasAnnotators = kinds.contains { $0.kind == .annotator }
  }

  /// Whether articles are shown, so that results must have what is left of them.
  var wantsArticles: Bool { !hasReports }

  /// Whether articles without a title are shown with their first sentences.
  var wantsDerivedTitles: Bool { wantsArticles && (format == .text || format == .md) }

  /// Writes an article that is left.
  mutating func add(_ result: ArticleResult) throws {
    guard wantsArticles, let kept = result.kept else { return }
    switch format {
    case .text, .md: addRow(result.id, kept)
    case .json:
      try write(
        Array((isFirst ? "{\n  \"format\": \"newslab-run/2\",\n  \"articles\": [" : ",").utf8))
      isFirst = false
      try write([0x0A] + Array("    ".utf8) + line(result.id, kept))
    case .jsonl: try write(line(result.id, kept) + [0x0A])
    }
  }

  private func line(_ id: String, _ kept: ArticleResult.Kept) -> [UInt8] {
    var writer = JSONWriter(layout: .compact)
    KeptJSON.write(id, kept, to: &writer)
    return writer.bytes
  }

  private mutating func addRow(_ id: String, _ kept: ArticleResult.Kept) {
    let title = kept.title ?? kept.derivedTitle ?? ""
    var row: [Document.Cell] = [
      .text(id), .text(kept.date ?? ""), .text(Self.short(title)),
    ]
    for name in classifiers {
      let found = kept.classifications.first { $0.classifier == name }?.classification
      row.append(found.map { .text($0.label) } ?? .empty)
      row.append(found?.why.map { .text($0) } ?? .empty)
    }
    rows.append(row)
    for mention in kept.added {
      additions.append([.text(id), .text(mention.kind), .text(mention.text)])
    }
  }

  private static func short(_ title: String) -> String {
    title.count <= 60 ? title : title.prefix(59) + "…"
  }

  private var listing: Document {
    var document = Document()
    var columns = ["Article", "Date", "Title"]
    for name in classifiers { columns += [name, "Why"] }
    document.blocks.append(.table(Document.Table(columns: columns, rows: rows)))
    if hasAnnotators {
      let table = Document.Table(columns: ["Article", "Kind", "Added mention"], rows: additions)
      document.blocks.append(.table(table))
    }
    return document
  }

  /// Writes what comes behind the articles: the documents of reports by their names, and counts.
  func finish(_ documents: [(name: String, document: Document)], counts: RunCounts) throws {
    switch format {
    case .text:
      let renderer = TextRenderer(width: width)
      try write(Array(shown(documents) { renderer.render($0) }.utf8))
    case .md: try write(Array(shown(documents, MarkdownRenderer.render).utf8))
    case .json: try finishJSON(documents, counts)
    case .jsonl: try write(documents.flatMap { Self.lines(of: $0.document, name: $0.name) })
    }
  }

  private func shown(
    _ documents: [(name: String, document: Document)], _ render: (Document) -> String
  ) -> String {
    guard hasReports else { return render(listing) }
    return documents.map { render($0.document) }.joined(separator: "\n")
  }

  private func finishJSON(
    _ documents: [(name: String, document: Document)], _ counts: RunCounts
  ) throws {
    var writer = JSONWriter(layout: .indented)
    writer.object { writer in
      writer.member("counts") { writer in
        writer.object { writer in
          writer.member("processed") { $0.integer(counts.processed) }
          writer.member("kept") { $0.integer(counts.kept) }
          writer.member("failed") { $0.integer(counts.failed) }
        }
      }
      writer.member("reports") { writer in
        writer.list(documents) { writer, element in
          writer.object { writer in
            writer.member("report") { $0.string(element.name) }
            writer.member("blocks") { DocumentJSON.write(element.document, to: &$0) }
          }
        }
      }
    }
    let opening = isFirst ? "{\n  \"format\": \"newslab-run/2\",\n  \"articles\": [" : "\n  "
    try write(Array((opening + "],").utf8) + writer.bytes.dropFirst() + [0x0A])
  }

  private static func lines(of document: Document, name: String) -> [UInt8] {
    document.blocks.flatMap { block in
      var writer = JSONWriter(layout: .compact)
      writer.object { writer in
        writer.member("report") { $0.string(name) }
        writer.member("block") { DocumentJSON.write(block, to: &$0) }
      }
      return writer.bytes + [0x0A]
    }
  }
}
