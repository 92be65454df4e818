import NewsModel
import Spelling

/// Reads the table of a list of names: tab-separated, with a header line that names the columns.
package struct GazetteerTable {
  /// The columns that a table may have.
  package enum Column: String, CaseIterable, Sendable {
    case name, kind, id, aliases, `case`, note
  }

  /// The most words that a name may have.
  package static let mostWords = 14
  /// The most bytes that a field may have.
  package static let mostBytes = 2_000

  private let file: String
  private let defaults: GazetteerDefaults
  private var columns: [Column] = []
  private var kinds: [[UInt8]: Entity.Kind] = [:]

  /// Makes a reader for a file, which messages call `file`.
  package init(file: String, defaults: GazetteerDefaults) {
    (self.file, self.defaults) = (file, defaults)
    for kind in Entity.Kind.allCases { kinds[Array(kind.rawValue.utf8)] = kind }
  }

  /// Calls `take` with each row in order; the first wrong line is an error that names it.
  ///
  /// Lines end with a line feed, with or without a carriage return before it; empty ones are
  /// skipped, and fields that are missing at the end of a line are empty.
  package mutating func forEachRow(
    of bytes: UnsafeBufferPointer<UInt8>,
    _ take: (GazetteerRow) throws(GazetteerError) -> Void
  ) throws(GazetteerError) {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      line += 1
      let last = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
      if columns.isEmpty {
        try readHeader(bytes, start..<last, line)
      } else if last > start {
        try take(row(bytes, start..<last, line))
      }
      start = end + 1
    }
    if columns.isEmpty {
      throw .badLine(file: file, line: 1, problem: "the table is empty; expected a header line")
    }
  }

  private mutating func readHeader(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ line: Int
  ) throws(GazetteerError) {
    let known = Column.allCases.map(\.rawValue)
    for field in Self.fields(bytes, range) {
      let name = try text(bytes, field, line)
      guard let column = Column(rawValue: name) else {
        let hint = NearestName.hint(for: name, among: known)
        throw bad(
          line, "unknown column '\(name)'\(hint); known: " + known.joined(separator: ", "))
      }
      if columns.contains(column) { throw bad(line, "column '\(name)' stands twice") }
      columns.append(column)
    }
    if !columns.contains(.name) { throw bad(line, "no column 'name'") }
    if defaults.kind == nil, !columns.contains(.kind) {
      throw bad(line, "no column 'kind', and no kind is given for the list")
    }
  }

  private func row(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ line: Int
  ) throws(GazetteerError) -> GazetteerRow {
    var row = GazetteerRow(
      name: "", kind: defaults.kind ?? .org, casing: defaults.casing, line: line)
    var hasKind = defaults.kind != nil
    var number = 0
    var start = range.lowerBound
    for index in range.lowerBound...range.upperBound
    where index == range.upperBound || bytes[index] == 0x09 {
      guard number < columns.count else {
        let count = Self.fields(bytes, range).count
        throw bad(line, "expected \(columns.count) fields, found \(count)")
      }
      let field = Self.trimmed(bytes, start..<index)
      (start, number) = (index + 1, number + 1)
      if field.isEmpty { continue }
      switch columns[number - 1] {
      case .name: row.name = try self.name(bytes, field, line)
      case .kind: (row.kind, hasKind) = (try kind(bytes, field, line), true)
      case .id: row.id = try text(bytes, field, line)
      case .aliases:
        for part in Self.parts(bytes, field) {
          row.aliases.append(try name(bytes, part, line))
        }
      case .case: row.casing = try casing(bytes, field, line)
      case .note: break
      }
    }
    if row.name.isEmpty { throw bad(line, "the name is empty") }
    if !hasKind { throw bad(line, "the kind of '\(row.name)' is empty") }
    return row
  }

  private func bad(_ line: Int, _ problem: String) -> GazetteerError {
    .badLine(file: file, line: line, problem: problem)
  }

  private func text(
    _ bytes: UnsafeBufferPointer<UInt8>, _ field: Range<Int>, _ line: Int
  ) throws(GazetteerError) -> String {
    if field.count > Self.mostBytes {
      throw bad(line, "a field of \(field.count) bytes; at most \(Self.mostBytes) are taken")
    }
    guard let text = String(validating: bytes[field], as: UTF8.self) else {
      throw bad(line, "is not valid UTF-8")
    }
    return text
  }

  private func name(
    _ bytes: UnsafeBufferPointer<UInt8>, _ field: Range<Int>, _ line: Int
  ) throws(GazetteerError) -> String {
    let text = try text(bytes, field, line)
    if let problem = Self.problem(ofName: text) { throw bad(line, problem) }
    return text
  }

  /// What is wrong with a name, or nil.
  package static func problem(ofName name: String) -> String? {
    var name = name
    let words = name.withUTF8 { bytes in
      var words = 0
      WordPieces.forEach(in: 0..<bytes.count, of: bytes) { _ in words += 1 }
      return words
    }
    if words == 0 { return "'\(name)' has no letters and no digits" }
    return words <= mostWords
      ? nil : "'\(name)' has \(words) words; at most \(mostWords) are taken"
  }

  private func kind(
    _ bytes: UnsafeBufferPointer<UInt8>, _ field: Range<Int>, _ line: Int
  ) throws(GazetteerError) -> Entity.Kind {
    if let kind = kinds[Array(bytes[field])] { return kind }
    do throws(GazetteerError) {
      return try Self.kind(try text(bytes, field, line))
    } catch {
      throw bad(line, error.description)
    }
  }

  /// The kind of a name such as `ORG`; the error names the nearest one.
  package static func kind(_ name: String) throws(GazetteerError) -> Entity.Kind {
    if let kind = Entity.Kind(rawValue: name) { return kind }
    let known = Entity.Kind.allCases.map(\.rawValue)
    let hint = NearestName.hint(for: name.uppercased(), among: known)
    throw .badList("unknown kind '\(name)'\(hint); known: " + known.joined(separator: ", "))
  }

  private func casing(
    _ bytes: UnsafeBufferPointer<UInt8>, _ field: Range<Int>, _ line: Int
  ) throws(GazetteerError) -> GazetteerCase {
    let name = try text(bytes, field, line)
    if let casing = GazetteerCase(rawValue: name) { return casing }
    let known = GazetteerCase.allCases.map(\.rawValue)
    let hint = NearestName.hint(for: name, among: known)
    throw bad(
      line, "unknown case rule '\(name)'\(hint); known: " + known.joined(separator: ", "))
  }

  private static func fields(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<
    Int
  >] {
    split(bytes, range, at: 0x09)
  }

  private static func parts(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<
    Int
  >] {
    split(bytes, range, at: 0x3B).filter { !$0.isEmpty }
  }

  private static func split(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, at separator: UInt8
  ) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where bytes[index] == separator {
      parts.append(trimmed(bytes, start..<index))
      start = index + 1
    }
    parts.append(trimmed(bytes, start..<range.upperBound))
    return parts
  }

  private static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }
}
