import NewsScript

extension Session {
  /// Writes a table that fits the terminal, or a sentence when it has no rows.
  func write(_ rows: [[Document.Cell]], columns: [String], orElse sentence: String) throws {
    var document = Document()
    document.blocks = [
      rows.isEmpty
        ? .paragraph(sentence) : .table(Document.Table(columns: columns, rows: rows))
    ]
    try output.write(TextRenderer(width: self.columns).render(document))
  }
}
