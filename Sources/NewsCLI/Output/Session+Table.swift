import NewsScript

extension Session {
  /// The columns that tables must fit: those of `$COLUMNS`, else of the terminal that standard output
  /// is; nil for a file or a pipe.
  var fittingColumns: Int? {
    environment["COLUMNS"].flatMap { Int($0) } ?? (Terminal.isOutput ? Terminal.columns : nil)
  }

  /// Writes a table that fits the terminal, or a sentence when it has no rows.
  func write(_ rows: [[Document.Cell]], columns: [String], orElse sentence: String) throws {
    var document = Document()
    document.blocks = [
      rows.isEmpty
        ? .paragraph(sentence) : .table(Document.Table(columns: columns, rows: rows))
    ]
    let renderer = TextRenderer(
      width: fittingColumns ?? self.columns, fitsTables: fittingColumns != nil)
    try output.write(renderer.render(document))
  }
}
