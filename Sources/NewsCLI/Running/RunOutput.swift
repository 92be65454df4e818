import CommandKit
import NewsCorpus
import NewsModel
import NewsScript

/// Writes what a run gives: the articles that are left, one after the other, or when it has reports
/// their documents.
struct RunOutput {
  /// Where bytes go.
  typealias Write = ([UInt8]) throws -> Void

  private let settings: RunSettings
  private let options: DocumentFormat.Options
  private let hasReports: Bool
  private let classifiers: [String]
  private let write: Write
  private var isFirst = true
  private var listing: ListingWriter
  private var additions: Additions?

  /// The mentions that annotators added, which come behind the articles.
  private struct Additions {
    var listing: ListingWriter
    let file: SpoolFile
  }

  /// Writes results of components; `columns` is the width of the screen, nil when they go elsewhere.
  init(
    _ components: [LoadedComponent], _ settings: RunSettings, columns: Int?,
    write: @escaping Write
  ) throws(FileError) {
    (self.settings, self.write) = (settings, write)
    options = DocumentFormat.Options(
      width: settings.outputPath == nil ? columns : nil, table: settings.table)
    let kinds = components.map(\.component)
    hasReports = kinds.contains { $0.kind == .report }
    classifiers = kinds.filter { $0.kind == .classifier }.map(\.name)
    var columns = ["Article", "Date", "Title"].map { Document.Column($0) }
    for name in classifiers { columns += [Document.Column(name), Document.Column("Why")] }
    let hasAdditions = !hasReports && kinds.contains { $0.kind == .annotator }
    if hasAdditions, settings.format == .html { columns.append(Document.Column("Added mentions")) }
    listing = ListingWriter(settings.format, title: "Articles", columns: columns, options)
    guard hasAdditions, settings.format.isTable, settings.format != .html else { return }
    let names = ["Article", "Kind", "Added mention"].map { Document.Column($0) }
    additions = Additions(
      listing: ListingWriter(settings.format, title: "Added mentions", columns: names, options),
      file: try SpoolFile())
  }

  /// Whether articles are shown, so that results must have what is left of them.
  var wantsArticles: Bool { !hasReports }

  /// Whether articles without a title are shown with their first sentences.
  var wantsDerivedTitles: Bool { wantsArticles && settings.format.isTable }

  /// Writes an article that is left.
  mutating func add(_ result: ArticleResult) throws {
    guard wantsArticles, let kept = result.kept else { return }
    switch settings.format {
    case .text, .table, .md, .html, .csv: try addRow(result.id, kept)
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

  private mutating func addRow(_ id: String, _ kept: ArticleResult.Kept) throws {
    let title = kept.title ?? kept.derivedTitle ?? ""
    var row: [Document.Cell] = [
      .text(id), .text(kept.date ?? ""),
      .text(settings.format == .csv ? title : Self.short(title)),
    ]
    for name in classifiers {
      let found = kept.classifications.first { $0.classifier == name }?.classification
      row.append(found.map { .text($0.label) } ?? .empty)
      row.append(found?.why.map { .text($0) } ?? .empty)
    }
    if settings.format == .html, additions == nil, listing.columnCount > row.count {
      row.append(.text(kept.added.map { "\($0.text) (\($0.kind))" }.joined(separator: "; ")))
    }
    try write(listing.add(row))
    for mention in kept.added {
      guard
        let bytes = additions?.listing.add([.text(id), .text(mention.kind), .text(mention.text)])
      else { break }
      try additions?.file.write(bytes)
    }
  }

  private static func short(_ title: String) -> String {
    title.count <= 60 ? title : title.prefix(59) + "…"
  }

  /// Writes what comes behind the articles: the documents of reports, and counts.
  mutating func finish(_ documents: [NamedDocument], counts: RunCounts) throws {
    switch settings.format {
    case .json: try finishJSON(documents, counts)
    case _ where hasReports: try write(rendered(documents))
    case .jsonl: break
    default: try finishListing()
    }
  }

  private func rendered(_ documents: [NamedDocument]) throws(CommandFailure) -> [UInt8] {
    do throws(DocumentFormat.Failure) {
      return try settings.format.render(documents, options)
    } catch {
      throw CommandFailure(.usage, "--table: \(error)")
    }
  }

  private mutating func finishListing() throws {
    try write(listing.finish())
    guard var additions else { return }
    try additions.file.write(additions.listing.finish())
    try write([0x0A])
    try additions.file.copy(to: write)
  }

  private func finishJSON(_ documents: [NamedDocument], _ counts: RunCounts) throws {
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

extension DocumentFormat {
  /// Whether articles are written as rows of a table.
  var isTable: Bool { self != .json && self != .jsonl }
}

extension DocumentFormat: ArgumentValue {}
