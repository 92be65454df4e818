import FoundationEssentials

/// A tab-separated list with one header line, as it lies in the folder of resources.
package struct TableFile {
  /// The name of the file.
  package let name: String
  /// All bytes of the file.
  package let bytes: [UInt8]
  private let columns: Int
  private let body: Int

  /// Reads a list and checks that its header names the expected columns.
  package init(folder: String, name: String, columns: [String]) throws(AnalysisError) {
    let path = folder + "/" + name
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .missingResource(name, lookedIn: [folder])
    }
    try self.init(name: name, bytes: [UInt8](data), columns: columns)
  }

  /// Reads the list at a path that somebody gave; it goes by the path.
  package init(path: String, columns: [String]) throws(AnalysisError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .missingResource(
        path, lookedIn: [path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."])
    }
    try self.init(name: path, bytes: [UInt8](data), columns: columns)
  }

  /// Takes the bytes of a list, for tests.
  package init(name: String, bytes: [UInt8], columns: [String]) throws(AnalysisError) {
    (self.name, self.bytes, self.columns) = (name, bytes, columns.count)
    let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
    let header = String(decoding: bytes[..<Self.end(of: 0..<end, in: bytes)], as: UTF8.self)
    let wanted = columns.joined(separator: "\t")
    guard header == wanted else {
      let shown = { (text: String) in text.split(separator: "\t").joined(separator: ", ") }
      throw .badResource(
        name, line: 1,
        problem: "expected the columns \(shown(wanted)), found "
          + (header.isEmpty ? "an empty line" : shown(header)))
    }
    body = min(end + 1, bytes.count)
  }

  /// The end of a line without the carriage return that some editors put there.
  private static func end(of line: Range<Int>, in bytes: [UInt8]) -> Int {
    line.isEmpty || bytes[line.upperBound - 1] != 0x0D ? line.upperBound : line.upperBound - 1
  }

  /// Calls `take` with the line number and the fields of each row; a row with another number of
  /// fields, or without a first one, is an error that names the line.
  package func forEachRow(
    _ take: (_ line: Int, _ fields: [Range<Int>]) throws(AnalysisError) -> Void
  ) throws(AnalysisError) {
    var fields: [Range<Int>] = []
    fields.reserveCapacity(columns)
    var start = body
    var line = 2
    for index in body...bytes.count {
      let byte = index < bytes.count ? bytes[index] : 0x0A
      guard byte == 0x09 || byte == 0x0A else { continue }
      if index == bytes.count, start == index, fields.isEmpty { break }
      let end = byte == 0x0A ? Self.end(of: start..<index, in: bytes) : index
      fields.append(start..<end)
      start = index + 1
      guard byte == 0x0A else { continue }
      guard fields.count == columns else {
        let found = "expected \(columns) fields, found \(fields.count)"
        throw .badResource(name, line: line, problem: found)
      }
      guard !fields[0].isEmpty else {
        throw .badResource(name, line: line, problem: "the first field is empty")
      }
      try take(line, fields)
      fields.removeAll(keepingCapacity: true)
      line += 1
    }
  }

  /// The text of a field.
  package func text(_ field: Range<Int>) -> String {
    String(decoding: bytes[field], as: UTF8.self)
  }

  /// The parts of a field between semicolons; none when it is empty.
  package func parts(_ field: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = field.lowerBound
    for index in field where bytes[index] == 0x3B {
      if index > start { parts.append(start..<index) }
      start = index + 1
    }
    if field.upperBound > start { parts.append(start..<field.upperBound) }
    return parts
  }
}
