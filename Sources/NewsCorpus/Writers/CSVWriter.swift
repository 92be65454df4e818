import NewsAnalysis
import NewsModel

/// Writes articles as a table with a header row (RFC 4180), a column for each field and for each name
/// in `meta`.
///
/// A cell that a spreadsheet would run begins with an apostrophe, which the reader of tables takes
/// away again. Values that are no text are written as JSON.
package struct CSVWriter: ArticleWriter {
  static let format = ExportFormat(
    name: "csv", summary: "A table with a header row (RFC 4180), an article a row.",
    needsColumns: true
  ) { CSVWriter(columns: $0) }

  private let columns: [String]

  /// Writes these names of `meta` as columns.
  package init(columns: [String]) {
    // The date as it was stated goes into the column of the date.
    self.columns = columns.filter { $0 != MappedField.date.rawValue }
  }

  package mutating func begin() -> [UInt8] { header }

  /// The header row.
  package var header: [UInt8] {
    let fields = Set(MappedField.allCases.map(\.rawValue))
    let names = columns.map { fields.contains($0) || $0.hasPrefix("meta.") ? "meta." + $0 : $0 }
    return row(MappedField.allCases.map(\.rawValue) + names)
  }

  package mutating func write(_ analysis: Analysis) -> [UInt8] { row(of: analysis.article) }

  /// The row of an article.
  package func row(of article: Article) -> [UInt8] {
    var cells = MappedField.allCases.map { Self.text(of: $0, article) }
    for name in columns { cells.append(article.meta[name].map(Self.text) ?? "") }
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

  /// The date as it was stated, with seconds and zone, if it is the date of the article.
  private static func date(of article: Article) -> String {
    guard let date = article.date?.value else { return "" }
    if case .string(let stated)? = article.meta["date"], DateReader.read(stated) == date {
      return stated
    }
    return date.description
  }

  private static func text(_ value: MetaValue) -> String {
    if case .string(let text) = value { return text }
    var writer = JSONWriter(layout: .compact)
    writer.value(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
