import NewsCorpus
import TerminalText

/// Rows as CSV (RFC 4180): commas between, lines that end in CR LF, quotes where they are needed.
package enum CSVText {
  /// The rows, one a line.
  package static func of(_ rows: [[String]]) -> String { rows.map { row($0) }.joined() }

  /// A line of cells.
  static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

  /// A cell in one line; one that a spreadsheet would compute gets an apostrophe in front.
  private static func cell(_ text: String) -> String {
    var text = DisplayText.visible(text)
    if isFormula(text) { text = "'" + text }
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C }) else { return text }
    // By scalars, for a mark that is combined with a quote must not hide it.
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// Whether a spreadsheet may run a cell: it begins with a sign of formulas, narrow or wide, and is
  /// no number.
  private static func isFormula(_ text: String) -> Bool {
    let start = text.unicodeScalars.first { $0 != " " }
    switch start {
    case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}":
      return Double(text) == nil
    case "'": return CellMark.added(to: text) != text
    default: return false
    }
  }
}
