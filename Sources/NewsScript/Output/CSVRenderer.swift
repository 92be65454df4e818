/// Renders the tables of documents as CSV.
///
/// One table is that table and nothing else. Several stand below each other with an empty line
/// between, each behind a line with its title; a number chooses one of them. Words that are in no
/// table, such as paragraphs, are left out.
package enum CSVRenderer {
  /// All tables of the documents, or one by its number from 1; nil when there is no such table.
  package static func render(_ documents: [Document], table number: Int? = nil) -> String? {
    let tables = documents.flatMap(\.tables)
    if let number {
      guard tables.indices.contains(number - 1) else { return nil }
      return render(tables[number - 1])
    }
    if tables.count == 1 { return render(tables[0]) }
    return tables.enumerated().map { place, table in
      (place > 0 ? "\r\n" : "") + CSVText.row([table.title ?? "Table \(place + 1)"])
        + render(table)
    }.joined()
  }

  /// A table with its heads.
  static func render(_ table: Document.Table) -> String {
    head(table.columns) + table.rows.map(row).joined()
  }

  /// The names of the columns.
  static func head(_ columns: [Document.Column]) -> String { CSVText.row(columns.map(\.name)) }

  /// A row of a table; numbers are written in full.
  static func row(_ cells: [Document.Cell]) -> String { CSVText.row(cells.map(\.shown)) }
}
