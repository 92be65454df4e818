import FoundationEssentials

/// A list of words or names in a file: a line of column names, then tab-separated rows.
package struct ListFile: Sendable {
  /// The name of the file, such as `cue_verbs.tsv`.
  package let name: String
  /// The names of the columns.
  package let columns: [String]
  /// The rows; missing cells at the end of a row are empty strings.
  package let rows: [[String]]

  /// Reads a list from a folder of resources.
  package init(_ name: String, in folder: String) throws(AnalysisError) {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
      throw .missingResource(name, lookedIn: [folder])
    }
    try self.init(name, text: String(decoding: data, as: UTF8.self))
  }

  /// Reads a list from its text; empty lines and those that begin with `#` do not count.
  package init(_ name: String, text: String) throws(AnalysisError) {
    var columns: [String] = []
    var rows: [[String]] = []
    for (index, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      var cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if columns.isEmpty {
        columns = cells
      } else if cells.count > columns.count {
        throw .badResource(
          name, line: index + 1, problem: "expected \(columns.count) cells, found \(cells.count)")
      } else {
        while cells.count < columns.count { cells.append("") }
        rows.append(cells)
      }
    }
    (self.name, self.columns, self.rows) = (name, columns, rows)
  }

  /// The cells of some columns, row by row.
  package func cells(_ names: String...) throws(AnalysisError) -> [[String]] {
    var indexes: [Int] = []
    for column in names {
      guard let index = columns.firstIndex(of: column) else {
        throw .badResource(
          name, line: 1,
          problem: "no column '\(column)'; found " + columns.joined(separator: ", "))
      }
      indexes.append(index)
    }
    return rows.map { row in indexes.map { row[$0] } }
  }
}
