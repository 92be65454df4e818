import NewsCorpus
import NewsModel
import NewsScript

/// What a run gives: the documents of its reports, or the articles that are left when it has none.
struct RunResult {
  private let format: RunCommand.Format
  private let width: Int?
  private let hasReports: Bool
  private let classifiers: [String]
  private let hasAnnotators: Bool
  private var rows: [[Document.Cell]] = []
  private var additions: [[Document.Cell]] = []
  private var lines: [UInt8] = []
  private var articles: [(article: ScriptArticle, outcome: ArticleOutcome)] = []
  private var documents: [NamedDocument] = []

  init(_ components: [LoadedComponent], format: RunCommand.Format, width: Int?) {
    (self.format, self.width) = (format, width)
    let kinds = components.map(\.component)
    hasReports = kinds.contains { $0.kind == .report }
    classifiers = kinds.filter { $0.kind == .classifier }.map(\.name)
    hasAnnotators = kinds.contains { $0.kind == .annotator }
  }

  /// Takes an article that is left.
  mutating func add(_ outcome: ArticleOutcome) {
    switch format {
    case .text, .table, .md, .html, .csv: if !hasReports { addRow(outcome) }
    case .json: if !hasReports { articles.append((outcome.article, outcome)) }
    case .jsonl:
      guard !hasReports else { return }
      var writer = JSONWriter(layout: .compact)
      Self.write(outcome, to: &writer)
      lines += writer.bytes + [0x0A]
    }
  }

  /// Takes the document of a report.
  mutating func add(_ document: Document, of component: LoadedComponent) {
    documents.append(
      NamedDocument(
        name: component.component.name, summary: component.component.summary, document: document))
  }

  private mutating func addRow(_ outcome: ArticleOutcome) {
    let story = outcome.article.story
    let title = story.title ?? outcome.article.derivedTitle ?? ""
    var row: [Document.Cell] = [
      .text(story.id), .text(story.date?.value.description ?? ""), .text(Self.short(title)),
    ]
    for name in classifiers {
      let found = outcome.classifications.first { $0.classifier == name }?.1
      row.append(found.map { .text($0.label) } ?? .empty)
      row.append(found?.why.map { .text($0) } ?? .empty)
    }
    rows.append(row)
    for mention in outcome.article.added {
      additions.append([
        .text(story.id), .text(mention.kind.rawValue), .text(story.text[mention.span]),
      ])
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

  /// The whole output in its format.
  func bytes(counts: (processed: Int, kept: Int, failed: Int)) -> [UInt8] {
    switch format {
    case .text: return rendered(.text)
    case .table: return rendered(.table)
    case .md: return rendered(.md)
    case .html: return rendered(.html)
    case .csv: return rendered(.csv)
    case .json: return json(counts)
    case .jsonl: return lines + documents.flatMap { Self.lines(of: $0.document, name: $0.name) }
    }
  }

  private func rendered(_ format: DocumentFormat) -> [UInt8] {
    let shown = hasReports ? documents : [NamedDocument(name: "Articles", document: listing)]
    return (try? format.render(shown, DocumentFormat.Options(width: width))) ?? []
  }

  private func json(_ counts: (processed: Int, kept: Int, failed: Int)) -> [UInt8] {
    var writer = JSONWriter(layout: .indented)
    writer.object { writer in
      writer.member("format") { $0.string("newslab-run/1") }
      writer.member("counts") { writer in
        writer.object { writer in
          writer.member("processed") { $0.integer(counts.processed) }
          writer.member("kept") { $0.integer(counts.kept) }
          writer.member("failed") { $0.integer(counts.failed) }
        }
      }
      writer.member("articles") { writer in
        writer.list(articles) { writer, element in Self.write(element.outcome, to: &writer) }
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
    return writer.bytes + [0x0A]
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

  private static func write(_ outcome: ArticleOutcome, to writer: inout JSONWriter) {
    let story = outcome.article.story
    writer.object { writer in
      writer.member("id") { $0.string(story.id) }
      writer.member("date") { write(story.date?.value.description, to: &$0) }
      writer.member("title") { write(story.title, to: &$0) }
      writer.member("labels") { writer in
        writer.object { writer in
          for (name, value) in outcome.article.labels.sorted(by: { $0.key < $1.key }) {
            writer.member(name) { $0.string(value) }
          }
        }
      }
      writer.member("classifications") { writer in
        writer.list(outcome.classifications) { writer, element in
          writer.object { writer in
            writer.member("classifier") { $0.string(element.classifier) }
            writer.member("label") { $0.string(element.1.label) }
            writer.member("score") { writer in
              if let score = element.1.score { writer.number(score) } else { writer.null() }
            }
            writer.member("why") { write(element.1.why, to: &$0) }
          }
        }
      }
      writer.member("added_mentions") { writer in
        let added = outcome.article.added
        let offsets = added.isEmpty ? nil : OffsetConverter(text: story.text, unit: .scalars)
        writer.list(added) { writer, mention in
          writer.object { writer in
            writer.member("start") { $0.integer(offsets?[mention.span.lowerBound] ?? 0) }
            writer.member("end") { $0.integer(offsets?[mention.span.upperBound] ?? 0) }
            writer.member("text") { $0.string(story.text[mention.span]) }
            writer.member("kind") { $0.string(mention.kind.rawValue) }
            writer.member("form") { $0.string(mention.form.rawValue) }
          }
        }
      }
    }
  }

  private static func write(_ text: String?, to writer: inout JSONWriter) {
    if let text { writer.string(text) } else { writer.null() }
  }
}
