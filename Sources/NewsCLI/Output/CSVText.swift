import NewsCorpus

/// Rows as CSV (RFC 4180): commas between, lines that end in CR LF, quotes where they are needed.
enum CSVText {
  /// The rows, one a line.
  static func of(_ rows: [[String]]) -> String {
    rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A cell; one that a spreadsheet would run gets an apostrophe in front.
  private static func cell(_ text: String) -> String {
    let text = CellMark.added(to: text)
    let needsQuotes = text.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
