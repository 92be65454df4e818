import NewsCorpus

/// The forms in which documents and listings are written.
package enum DocumentFormat: String, CaseIterable, Sendable {
  /// For reading in a terminal or a file.
  case text
  /// As text, the tables and the numbers behind charts alone.
  case table
  case md, html, csv
  /// One JSON value, which ``DocumentJSON`` reads back.
  case json
  /// A JSON value for each block, one a line.
  case jsonl

  /// How documents are written, for all formats.
  package struct Options: Sendable {
    /// The columns that text must fit, or nil when it goes to a file: then paragraphs are 80 columns
    /// wide, and tables as wide as they are.
    package var width: Int?
    /// The table that CSV gives, from 1, or nil for all.
    package var table: Int?

    /// Makes options.
    package init(width: Int? = nil, table: Int? = nil) {
      (self.width, self.table) = (width, table)
    }
  }

  /// Why documents cannot be written.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    /// There are fewer tables than the number that was asked for.
    case noTable(Int, tables: Int)

    package var description: String {
      switch self {
      case .noTable(let number, let tables):
        tables == 0
          ? "there is no table \(number); the reports have none"
          : "there is no table \(number); there \(tables == 1 ? "is 1" : "are \(tables)")"
      }
    }
  }

  /// All documents in this format.
  package func render(_ documents: [NamedDocument], _ options: Options = Options())
    throws(Failure) -> [UInt8]
  {
    switch self {
    case .text: return Array(text(documents, options).utf8)
    case .table: return Array(tables(documents, options).utf8)
    case .md:
      let parts = documents.map { MarkdownRenderer.render($0.document) }
      return Array(parts.joined(separator: "\n").utf8)
    case .html: return Array(HTMLRenderer.render(documents).utf8)
    case .csv:
      guard let text = CSVRenderer.render(documents.map(\.document), table: options.table) else {
        let count = documents.reduce(0) { $0 + $1.document.tables.count }
        throw .noTable(options.table ?? 1, tables: count)
      }
      return Array(text.utf8)
    case .json:
      var writer = JSONWriter(layout: .indented)
      DocumentJSON.write(documents, to: &writer)
      return writer.bytes + [0x0A]
    case .jsonl: return documents.flatMap(Self.lines)
    }
  }

  private func renderer(_ options: Options) -> TextRenderer {
    TextRenderer(width: options.width ?? 80, fitsTables: options.width != nil)
  }

  private func text(_ documents: [NamedDocument], _ options: Options) -> String {
    documents.map { renderer(options).render($0.document) }.joined(separator: "\n")
  }

  private func tables(_ documents: [NamedDocument], _ options: Options) -> String {
    let tables = documents.flatMap(\.document.tables)
    return tables.map { renderer(options).render(.table($0)) }.joined(separator: "\n")
  }

  private static func lines(of named: NamedDocument) -> [UInt8] {
    named.document.blocks.flatMap { block in
      var writer = JSONWriter(layout: .compact)
      writer.object { writer in
        writer.member("report") { $0.string(named.name) }
        writer.member("block") { DocumentJSON.write(block, to: &$0) }
      }
      return writer.bytes + [0x0A]
    }
  }
}
