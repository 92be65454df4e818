import NewsModel

/// The rows of a table as articles.
struct DelimitedRecords {
  private var rows: DelimitedRows
  private let options: ReaderOptions
  private let name: String
  private var notes: [String] = []
  private var header: [String]?
  /// The names in `meta` of columns whose cells are JSON, by the index of the column.
  private var jsonNames: [Int: String] = [:]
  private var mapping = ResolvedMapping()
  private var pending: FormatRecord?
  private var isDone = false

  init(_ stream: DecodedStream, separator: UInt8, options: ReaderOptions) {
    rows = DelimitedRows(InputWindow(stream.source), separator: separator)
    self.options = options
    name = separator == 0x09 ? "tab" : "'\(Unicode.Scalar(separator))'"
  }

  /// Why a table is no text, or nil when it is.
  static func whyNotText(_ sample: [UInt8]) -> TextDecoder.Problem? {
    do throws(TextDecoder.Problem) {
      try TextDecoder.checkForBinary(sample)
      return nil
    } catch {
      return error
    }
  }

  mutating func next() -> FormatRecord? {
    if header == nil, !isDone, let failure = readHeader() {
      isDone = true
      return failure
    }
    if !notes.isEmpty { return .note(notes.removeFirst()) }
    guard !isDone, let header else { return nil }
    do {
      while let row = try rows.next() {
        if row.isBlank { continue }
        return record(of: row, header)
      }
      isDone = true
      return nil
    } catch {
      isDone = true
      return .failed("cannot be read: \(error)", line: rows.line)
    }
  }

  /// Takes the first row for names; gives why there are none.
  private mutating func readHeader() -> FormatRecord? {
    do {
      var first = try rows.next()
      while first?.isBlank == true { first = try rows.next() }
      guard let first else { return .failed("no header row: the file is empty", line: nil) }
      if let problem = first.problem { return .failed("header row: \(problem)", line: first.line) }
      var names: [String] = []
      var seen: Set<String> = []
      for index in 0..<first.count {
        var name = ByteText.trimmed(first.string(index, isMarked: false))
        if name.isEmpty { name = "column \(index + 1)" }
        if !seen.insert(name).inserted {
          name += " (column \(index + 1))"
          seen.insert(name)
        }
        names.append(name)
      }
      do throws(FieldMapping.Problem) {
        mapping = try options.mapping.resolve(among: names, isComplete: true)
      } catch {
        return .failed("--map: \(error)", line: first.line)
      }
      if let problem = mapping.missingText(among: names) {
        let hint = names.count == 1 ? "; cells are taken to stand between \(name)" : ""
        return .failed(problem + hint, line: first.line)
      }
      if let note = mapping.note { notes.append(note) }
      header = names
      for (index, name) in names.enumerated() {
        // A column that somebody took for a field is one.
        if mapping.columns.values.contains(name) { continue }
        jsonNames[index] = MetaColumns.name(ofHeader: name)
      }
      return nil
    } catch {
      return .failed("cannot be read: \(error)", line: nil)
    }
  }

  private func record(of row: DelimitedRows.Row, _ header: [String]) -> FormatRecord {
    if let problem = row.problem { return .rejected(problem, line: row.line) }
    guard row.count == header.count else {
      return .rejected(
        "expected \(header.count) cells as in the header row, found \(row.count)", line: row.line)
    }
    var values: [String: MetaValue] = [:]
    var typed: [String: MetaValue] = [:]
    var warnings = row.warnings
    values.reserveCapacity(header.count)
    for index in header.indices where !row.isEmpty(index) {
      let cell = row.string(index, isMarked: true)
      guard let name = jsonNames[index] else {
        values[header[index]] = .string(cell)
        continue
      }
      do {
        typed[name] = try JSONValue.parse(Array(cell.utf8)).metaValue
      } catch {
        typed[name] = .string(cell)
        warnings.append("column '\(header[index])': \(error); kept as text")
      }
    }
    var builder = RecordBuilder(
      values, mapping: mapping, dateFormat: options.dateFormat, warnings: warnings)
    do {
      var article = try builder.article()
      article.meta.merge(typed) { _, typed in typed }
      return .article(article, line: row.line)
    } catch {
      return .rejected("\(error)", line: row.line)
    }
  }
}
