import FoundationEssentials

/// A list of words or names in a file: a line of column names, then tab-separated rows.
package struct ListFile: Sendable {
  /// The name of the file, such as `cue_verbs.tsv`.
  package let name: String
  /// The names of the columns.
  package let columns: [String]
  private let rows: [[String]]

  /// Reads a list from a folder of resources.
  package init(_ name: String, in folder: String) throws(AnalysisError) {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
      throw .missingResource(name, lookedIn: [folder])
    }
    try self.init(name, bytes: [UInt8](data))
  }

  /// Reads a list from its bytes; empty lines and those that begin with `#` do not count.
  package init(_ name: String, bytes: [UInt8]) throws(AnalysisError) {
    var columns: [String] = []
    var rows: [[String]] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard let first = line.first, first != UInt8(ascii: "#"), first != 0x0D else { continue }
      let end = line.last == 0x0D ? line.endIndex - 1 : line.endIndex
      var cells = line[..<end].split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if columns.isEmpty {
        columns = cells
      } else if cells.count > columns.count {
        throw .badResource(
          name, line: number, problem: "expected \(columns.count) cells, found \(cells.count)")
      } else {
        while cells.count < columns.count { cells.append("") }
        rows.append(cells)
      }
    }
    (self.name, self.columns, self.rows) = (name, columns, rows)
  }

  /// The cells of some columns, row by row; missing cells at the end of a row are empty.
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
