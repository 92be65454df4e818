import NewsCorpus
import NewsModel
import NewsScript

/// Writes what a run gives: the articles that are left, one after the other, or when it has reports
/// their documents.
struct RunOutput {
  /// Where bytes go.
  typealias Write = ([UInt8]) throws -> Void

  private let format: DocumentFormat
  private let options: DocumentFormat.Options
  private let hasReports: Bool
  private let classifiers: [String]
  private let hasAnnotators: Bool
  private let write: Write
  private var listing: ListingWriter
  private var isFirst = true

  /// Takes the columns that text must fit, or nil when there is no screen; throws when the table that
  /// is wanted cannot be there.
  init(
    _ components: [LoadedComponent], _ settings: RunSettings, width: Int?,
    write: @escaping Write
  ) throws(CommandFailure) {
    (format, self.write) = (settings.format, write)
    options = DocumentFormat.Options(width: width, table: settings.table)
    let kinds = components.map(\.component)
    hasReports = kinds.contains { $0.kind == .report }
    classifiers = kinds.filter { $0.kind == .classifier }.map(\.name)
    hasAnnotators = kinds.contains { $0.kind == .annotator }
    if !hasReports, let table = settings.table, table > 1 {
      throw CommandFailure(
        .usage, "option '--table': without a report there is 1 table, not \(table)")
    }
    var columns = ["Article", "Date", "Title"]
    for name in classifiers { columns += [name, "Why"] }
    if hasAnnotators { columns.append("Added") }
    listing = ListingWriter(
      format, title: "Articles", columns: columns.map { Document.Column($0, type: .text) }, options)
  }

  /// Whether articles are shown, so that results must have what is left of them.
  var wantsArticles: Bool { !hasReports }

  /// Whether articles without a title are shown with their first sentences.
  var wantsDerivedTitles: Bool { wantsArticles && format != .json && format != .jsonl }

  /// Writes an article that is left.
  mutating func add(_ result: ArticleResult) throws {
    guard wantsArticles, let kept = result.kept else { return }
    switch format {
    case .text, .table, .md, .html, .csv: try write(listing.add(row(result.id, kept)))
    case .json:
      try write(Array((isFirst ? Self.opening : ",").utf8))
      isFirst = false
      try write([0x0A] + Array("    ".utf8) + line(result.id, kept))
    case .jsonl: try write(line(result.id, kept) + [0x0A])
    }
  }

  private static let opening = "{\n  \"format\": \"newslab-run/2\",\n  \"articles\": ["

  private func line(_ id: String, _ kept: ArticleResult.Kept) -> [UInt8] {
    var writer = JSONWriter(layout: .compact)
    KeptJSON.write(id, kept, to: &writer)
    return writer.bytes
  }

  private func row(_ id: String, _ kept: ArticleResult.Kept) -> [Document.Cell] {
    let title = kept.title ?? kept.derivedTitle ?? ""
    var row: [Document.Cell] = [
      .text(id), .text(kept.date ?? ""), .text(Self.short(title)),
    ]
    for name in classifiers {
      let found = kept.classifications.first { $0.classifier == name }?.classification
      row.append(found.map { .text($0.label) } ?? .empty)
      row.append(found?.why.map { .text($0) } ?? .empty)
    }
    if hasAnnotators {
      row.append(.text(kept.added.map { "\($0.kind) \($0.text)" }.joined(separator: "; ")))
    }
    return row
  }

  private static func short(_ title: String) -> String {
    title.count <= 60 ? title : title.prefix(59) + "…"
  }

  /// Writes what comes behind the articles: the documents of reports by their names, and counts.
  mutating func finish(
    _ documents: [NamedDocument], counts: RunCounts
  ) throws {
    if format == .json { return try finishJSON(documents, counts) }
    if wantsArticles, format != .jsonl { return try write(listing.finish()) }
    let bytes: [UInt8]
    do throws(DocumentFormat.Failure) {
      bytes = try format.render(documents, options)
    } catch {
      throw CommandFailure(.usage, "option '--table': \(error)")
    }
    try write(bytes)
  }

  private func finishJSON(
    _ documents: [NamedDocument], _ counts: RunCounts
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
    let opening = isFirst ? Self.opening : "\n  "
    try write(Array((opening + "],").utf8) + writer.bytes.dropFirst() + [0x0A])
  }
}
