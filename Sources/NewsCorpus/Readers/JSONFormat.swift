import NewsModel

/// JSON records: in a list, one a line, or one after the other.
enum JSONFormat {
  /// A record a line.
  static let lines = CorpusFormat(
    name: "jsonl", summary: "JSON lines: an object with at least a 'text' a line.",
    extensions: ["jsonl", "ndjson"],
    example: """
      {"id":"a1","title":"Talks resume","date":"2017-04-06","text":"ASTANA. Talks resume."}
      {"id":"a2","text":"Voters go to the polls.","desk":"politics","rank":3}

      """,
    exampleIDs: ["a1", "a2"],
    recognises: { sample in
      let rest = ByteText.withoutLeadingSpace(sample)
      guard rest.first == UInt8(ascii: "{") else { return false }
      let line = rest.prefix { $0 != 0x0A }
      return line.count < rest.count && ByteText.trimmed(line).last == UInt8(ascii: "}")
    },
    reader: { input, options in
      if options.charset == nil, JSONRecords.areLinesPlain(input, options) {
        return JSONLinesReader(input)
      }
      return FormatReader(path: input.path) { mappedLines(input, options) }
    })

  /// Records in a list, or one after the other.
  static let list = CorpusFormat(
    name: "json",
    summary: "JSON: a list of objects as in JSON lines, objects in a row, or a list in an object.",
    extensions: ["json"],
    example: """
      [{"id":"a1","title":"Talks resume","text":"ASTANA. Talks resume."},
       {"id":"a2","headline":"Polls open","body":["Voters go.","Polls close late."]}]
      """,
    exampleIDs: ["a1", "a2"],
    recognises: { sample in
      let rest = ByteText.withoutLeadingSpace(sample)
      if rest.first == UInt8(ascii: "{") {
        return ByteText.withoutLeadingSpace(Array(rest.dropFirst())).first == UInt8(ascii: "\"")
      }
      return rest.first == UInt8(ascii: "[")
        && ByteText.withoutLeadingSpace(Array(rest.dropFirst())).first == UInt8(ascii: "{")
    },
    records: { input, options in
      FormatReader.stream(input, options) { stream throws(FileError) in
        let elements = JSONElements(stream.source)
        return records(of: elements, options)
      }
    })

  private static func mappedLines(
    _ input: InputFile, _ options: ReaderOptions
  ) -> () -> FormatRecord? {
    FormatReader.stream(input, options) { stream throws(FileError) in
      records(of: MappedLines(stream.source), options)
    }
  }

  /// The records of values of JSON that come one after the other.
  private static func records(
    of values: some JSONValues, _ options: ReaderOptions
  ) -> () -> FormatRecord? {
    var values = values
    var records = JSONRecords(options)
    var waiting: [FormatRecord] = []
    return {
      do throws(FileError) {
        while waiting.isEmpty {
          guard let value = try values.next() else { return nil }
          waiting = records.records(of: value.bytes, line: value.line)
        }
        return waiting.removeFirst()
      } catch {
        return .failed("cannot be read: \(error)", line: values.line)
      }
    }
  }
}

/// Values of JSON that are read one at a time.
protocol JSONValues {
  /// The line where reading is.
  var line: Int { get }
  /// The next value; nil at the end.
  mutating func next() throws(FileError) -> JSONElements.Element?
}

/// The lines of a source that are not blank.
private struct MappedLines: JSONValues {
  private var lines: LineReader

  init(_ source: any ByteSource) { lines = LineReader(source) }

  var line: Int { lines.number + 1 }

  mutating func next() throws(FileError) -> JSONElements.Element? {
    while let bytes = try lines.next({ $0.isBlank ? [] : Array($0.bytes) }) {
      if !bytes.isEmpty { return JSONElements.Element(line: lines.number, bytes: bytes) }
    }
    return nil
  }
}
