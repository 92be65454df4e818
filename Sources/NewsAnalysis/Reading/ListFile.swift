import FoundationEssentials

/// A list of words or names in a file: a line of column names, then tab-separated rows.
package struct ListFile: Sendable {
  /// The name of the file, such as `cue_verbs.tsv`.
  package let name: String
  /// The names of the columns.
  package let columns: [String]
  private let bytes: [UInt8]
  /// Where each cell stands, row by row; missing cells at the end of a row are empty.
  private let cells: [Range<Int32>]

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
    var cells: [Range<Int32>] = []
    var (number, start) = (0, 0)
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)
      start = end + 1
      guard let first = bytes[line].first, first != UInt8(ascii: "#") else { continue }
      let before = cells.count
      Self.append(cellsOf: bytes, in: line, to: &cells)
      let found = cells.count - before
      if columns.isEmpty {
        columns = cells.map {
          String(decoding: bytes[Int($0.lowerBound)..<Int($0.upperBound)], as: UTF8.self)
        }
        cells = []
      } else if found > columns.count {
        throw .badResource(
          name, line: number, problem: "expected \(columns.count) cells, found \(found)")
      } else if found < columns.count {
        cells += repeatElement(0..<0, count: columns.count - found)
      }
    }
    (self.name, self.columns, self.bytes, self.cells) = (name, columns, bytes, cells)
  }

  private static func append(
    cellsOf bytes: [UInt8], in line: Range<Int>, to cells: inout [Range<Int32>]
  ) {
    var start = line.lowerBound
    for index in line where bytes[index] == 0x09 {
      cells.append(Int32(start)..<Int32(index))
      start = index + 1
    }
    cells.append(Int32(start)..<Int32(line.upperBound))
  }

  /// The cells of some columns, row by row.
  package func cells(_ names: String...) throws(AnalysisError) -> [[String]] {
    var indexes: [Int] = []
    for column in names { indexes.append(try index(of: column)) }
    return stride(from: 0, to: cells.count, by: max(1, columns.count)).map { row in
      indexes.map { String(decoding: slice(row + $0), as: UTF8.self) }
    }
  }

  /// Calls `take` with the bytes of each cell of a column that is not empty.
  package func forEachCell(
    of column: String, _ take: (ArraySlice<UInt8>) -> Void
  ) throws(AnalysisError) {
    let index = try index(of: column)
    for row in stride(from: 0, to: cells.count, by: max(1, columns.count)) {
      let cell = slice(row + index)
      if !cell.isEmpty { take(cell) }
    }
  }

  private func slice(_ cell: Int) -> ArraySlice<UInt8> {
    bytes[Int(cells[cell].lowerBound)..<Int(cells[cell].upperBound)]
  }

  private func index(of column: String) throws(AnalysisError) -> Int {
    if let index = columns.firstIndex(of: column) { return index }
    throw .badResource(
      name, line: 1, problem: "no column '\(column)'; found " + columns.joined(separator: ", "))
  }
}
