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
      FormatReader.opening { () throws(FileError) in
        let stream = try DecodedStream(input.open(), forced: options.charset)
        var records = JSONRecords(options)
        var elements = JSONElements(stream.source)
        var note = stream.note
        var waiting: [FormatRecord] = []
        return {
          if let said = note {
            note = nil
            return .note(said)
          }
          if !waiting.isEmpty { return waiting.removeFirst() }
          do {
            guard let element = try elements.next() else { return nil }
            waiting = records.records(of: element.bytes, line: element.line)
            return waiting.isEmpty ? nil : waiting.removeFirst()
          } catch {
            return .failed("cannot be read: \(error)", line: elements.line)
          }
        }
      }
    })

  private static func mappedLines(
    _ input: InputFile, _ options: ReaderOptions
  ) -> () -> FormatRecord? {
    FormatReader.opening { () throws(FileError) in
      let stream = try DecodedStream(input.open(), forced: options.charset)
      var lines = LineReader(stream.source)
      var records = JSONRecords(options)
      var note = stream.note
      var waiting: [FormatRecord] = []
      return {
        if let said = note {
          note = nil
          return .note(said)
        }
        if !waiting.isEmpty { return waiting.removeFirst() }
        do {
          while let line = try lines.next({ $0.isBlank ? [] : Array($0.bytes) }) {
            if line.isEmpty { continue }
            waiting = records.records(of: line, line: lines.number)
            if !waiting.isEmpty { return waiting.removeFirst() }
          }
          return nil
        } catch {
          return .failed("cannot be read: \(error)", line: lines.number + 1)
        }
      }
    }
  }
}
