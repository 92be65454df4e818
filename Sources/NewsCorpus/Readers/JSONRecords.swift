import NewsModel

/// Makes articles of JSON objects by a mapping, or by guessing what is called otherwise.
struct JSONRecords {
  private let options: ReaderOptions
  private var saidGuess = false

  init(_ options: ReaderOptions) { self.options = options }

  /// The names of the lists in which exports put their records.
  private static let lists = [
    "articles", "items", "results", "records", "documents", "docs", "data",
  ]

  /// Whether the lines of an input are read as they stand: nothing is said about their fields, and
  /// the first one has none that goes by another name.
  static func areLinesPlain(_ input: InputFile, _ options: ReaderOptions) -> Bool {
    guard options.areRecordsPlain, let sample = try? input.sample(1 << 18) else {
      return options.areRecordsPlain
    }
    var lines = LineReader(MemorySource(sample))
    while let line = try? lines.next({ $0.isBlank ? [] : Array($0.bytes) }) {
      if line.isEmpty { continue }
      let bytes = line.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(line.dropFirst(3)) : line
      guard let value = try? JSONValue.parse(bytes), case .table(let record) = value else {
        return true
      }
      if record["format"] != nil { return true }
      let resolved = try? options.mapping.resolve(among: record.keys.sorted(), isComplete: false)
      return resolved?.guessed.isEmpty ?? true
    }
    return true
  }

  /// The articles of one value: one, those of a list in it, or the reason why there is none.
  mutating func records(of bytes: [UInt8], line: Int) -> [FormatRecord] {
    let decoded = TextDecoder.decodeUTF8(bytes)
    let value: JSONValue
    do {
      value = try JSONValue.parse(decoded.text.bytes)
    } catch {
      return [.rejected("\(error)", line: line)]
    }
    guard case .table(let record) = value else {
      return [.rejected("expected an object, got \(value.typeName)", line: line)]
    }
    if case .string = record["format"], record["text"] != nil {
      return [ownRecord(decoded.text.bytes, line)]
    }
    for name in Self.lists {
      guard case .list(let values) = record[name], record["text"] == nil, !values.isEmpty else {
        continue
      }
      return values.flatMap { value -> [FormatRecord] in
        guard case .table(let record) = value else {
          return [.rejected("expected an object in '\(name)', got \(value.typeName)", line: line)]
        }
        return article(of: record, line: line, warnings: [])
      }
    }
    return article(of: record, line: line, warnings: decoded.warnings)
  }

  private func ownRecord(_ bytes: [UInt8], _ line: Int) -> FormatRecord {
    do {
      return .article(try RecordDecoder.article(from: bytes), line: line)
    } catch {
      return .rejected("\(error)", line: line)
    }
  }

  private mutating func article(
    of record: [String: JSONValue], line: Int, warnings: [String]
  ) -> [FormatRecord] {
    var notes: [FormatRecord] = []
    do {
      let names = record.keys.sorted()
      let mapping = try options.mapping.resolve(among: names, isComplete: false)
      if let problem = mapping.missingText(among: names) {
        return [.rejected(problem, line: line)]
      }
      if !saidGuess, let note = mapping.note {
        saidGuess = true
        notes.append(.note(note))
      }
      var builder = RecordBuilder(
        record.mapValues(\.metaValue), mapping: mapping, dateFormat: options.dateFormat,
        warnings: warnings)
      return notes + [.article(try builder.article(), line: line)]
    } catch {
      return notes + [.rejected("\(error)", line: line)]
    }
  }
}
