import NewsAnalysis
import NewsModel

/// Writes articles as a table with a header row (RFC 4180), a column for each field and for each name
/// in `meta`, see ``MetaColumns``.
///
/// A cell that a spreadsheet would run begins with an apostrophe, which the reader of tables takes
/// away again.
package struct CSVWriter: ArticleWriter {
  static let format = ExportFormat(
    name: "csv", summary: "A table with a header row (RFC 4180), an article a row.",
    needsColumns: true
  ) { CSVWriter(columns: $0) }

  private let columns: [MetaColumns.Column]
  private let headers: [String]

  /// Writes what of `meta` was seen as columns.
  package init(columns: MetaColumns) { (self.columns, headers) = (columns.all, columns.headers) }

  package mutating func begin() -> [UInt8] { header }

  /// The header row.
  package var header: [UInt8] { row(MappedField.allCases.map(\.rawValue) + headers) }

  package mutating func write(_ analysis: Analysis) -> [UInt8] { row(of: analysis.article) }

  /// The row of an article.
  package func row(of article: Article) -> [UInt8] {
    var cells = MappedField.allCases.map { Self.text(of: $0, article) }
    for column in columns {
      let value = Self.isInDateColumn(column.name, article) ? nil : article.meta[column.name]
      cells.append(value.map { Self.text($0, isJSON: column.isJSON) } ?? "")
    }
    return row(cells)
  }

  private func row(_ cells: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      Self.append(CellMark.added(to: cell), to: &bytes)
    }
    bytes += [0x0D, 0x0A]
    return bytes
  }

  private static func append(_ cell: String, to bytes: inout [UInt8]) {
    let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      bytes += cell.utf8
      return
    }
    bytes.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  private static func text(of field: MappedField, _ article: Article) -> String {
    switch field {
    case .id: article.id
    case .title: article.title ?? ""
    case .text: article.text.string
    case .date: date(of: article)
    case .source: article.source ?? ""
    case .agency: article.agency ?? ""
    case .authors: article.authors.joined(separator: "; ")
    case .language: article.language ?? ""
    case .url: article.url ?? ""
    case .keywords: article.keywords.joined(separator: "; ")
    case .section: article.section ?? ""
    }
  }

  /// Whether a value of `meta` is the date as it was stated, with seconds and zone or in words that
  /// are no date: it goes into the column of the date.
  static func isInDateColumn(_ name: String, _ article: Article) -> Bool {
    name == MappedField.date.rawValue && statedDate(of: article) != nil
  }

  private static func statedDate(of article: Article) -> String? {
    guard case .string(let stated)? = article.meta["date"], !stated.isEmpty else { return nil }
    let date = DateReader.read(stated)
    return date == article.date?.value && date?.description != stated ? stated : nil
  }

  private static func date(of article: Article) -> String {
    statedDate(of: article) ?? article.date?.value.description ?? ""
  }

  private static func text(_ value: MetaValue, isJSON: Bool) -> String {
    if !isJSON, case .string(let text) = value { return text }
    var writer = JSONWriter(layout: .compact)
    writer.value(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
