import NewsCorpus
import TerminalText

/// Writes one long table a row at a time, in memory that does not grow with the rows.
///
/// As text, the first rows decide how wide the columns are; what is wider later is cut with "…" when
/// the table must fit a width, and stands out when it need not.
package struct ListingWriter {
  /// How many rows decide the widths.
  private static let measured = 500

  private let format: DocumentFormat
  private let columns: [Document.Column]
  private let alignments: [Document.Alignment]
  private let width: Int?
  private var waiting: [[Document.Cell]] = []
  private var layout: TextTable?
  private var page = HTMLRenderer()
  private var hasBegun = false
  private var hasRows = false

  /// Begins a table; `title` is the name of the page.
  ///
  /// Columns that hold numbers must say so by their type, for their cells are not known yet.
  package init(
    _ format: DocumentFormat, title: String, columns: [Document.Column],
    _ options: DocumentFormat.Options = DocumentFormat.Options()
  ) {
    (self.format, self.columns, width) = (format, columns, options.width)
    alignments = Document.Table(columns: columns, rows: []).alignments
    if format == .html {
      page.begin(title: title)
      page.heading(1, title)
      page.beginTable(columns, alignments)
    }
  }

  /// How many cells a row has.
  package var columnCount: Int { columns.count }

  /// What to write for a row, which has as many cells as there are columns; it may come later.
  package mutating func add(_ row: [Document.Cell]) -> [UInt8] {
    switch format {
    case .text, .table:
      if let layout { return Array(layout.shortRow(shown(row)).utf8) }
      waiting.append(row)
      return waiting.count < Self.measured ? [] : Array(measure().utf8)
    case .html:
      page.row(row, of: columns, alignments)
      return Array(page.page.take().utf8)
    case .md: return Array((begin() + MarkdownRenderer.row(row, columns)).utf8)
    case .csv: return Array((begin() + CSVRenderer.row(row)).utf8)
    case .json, .jsonl: return json(row)
    }
  }

  /// What to write at the end.
  package mutating func finish() -> [UInt8] {
    switch format {
    case .text, .table: return layout == nil ? Array(measure().utf8) : []
    case .html:
      page.endTable()
      page.end()
      return Array(page.page.take().utf8)
    case .md, .csv: return Array(begin().utf8)
    case .json: return Array((hasRows ? "\n]\n" : "[]\n").utf8)
    case .jsonl: return []
    }
  }

  /// The heads, once.
  private mutating func begin() -> String {
    if hasBegun { return "" }
    hasBegun = true
    return format == .md
      ? MarkdownRenderer.head(columns.map(\.name), alignments) : CSVRenderer.head(columns)
  }

  private func shown(_ row: [Document.Cell]) -> [String] {
    zip(columns, row).map { DisplayText.visible($0.shown($1)) }
  }

  /// The heads and the rows that waited for the widths.
  private mutating func measure() -> String {
    let heads = columns.map { DisplayText.visible($0.name) }
    let rows = waiting.map { shown($0) }
    waiting = []
    let layout = TextTable(heads: heads, rows: rows, alignments: alignments, within: width)
    self.layout = layout
    return layout.head(heads) + rows.map { layout.shortRow($0) }.joined()
  }

  /// An object whose members are the columns.
  private mutating func json(_ row: [Document.Cell]) -> [UInt8] {
    var writer = JSONWriter(layout: .compact)
    writer.object { writer in
      for (column, cell) in zip(columns, row) {
        writer.member(column.name) { DocumentJSON.write(cell, to: &$0) }
      }
    }
    defer { hasRows = true }
    if format == .jsonl { return writer.bytes + [0x0A] }
    return Array((hasRows ? ",\n" : "[\n").utf8) + writer.bytes
  }
}
