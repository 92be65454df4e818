import NewsModel

/// Tables of cells with a header row, as RFC 4180 describes them: CSV and TSV.
enum DelimitedFormat {
  /// Cells between commas, semicolons, tabs or bars.
  static let csv = CorpusFormat(
    name: "csv",
    summary:
      "A table with a header row, an article a row (RFC 4180; comma, semicolon, tab or bar).",
    extensions: ["csv"],
    example: """
      id,headline,pub_date,body,desk
      a1,Talks resume,2017-04-06,"ASTANA. The talks, he said, resume today.",world
      a2,"The ""snap"" poll",2017-04-18,"Voters go to the polls
      in June.",politics
      """,
    exampleIDs: ["a1", "a2"],
    recognises: { looksLikeTable($0, separators: Array(",;\t|".utf8)) },
    records: { input, options in records(input, options, separator: nil) })

  /// Cells between tabs.
  static let tsv = CorpusFormat(
    name: "tsv", summary: "A table with a header row, an article a row, cells between tabs.",
    extensions: ["tsv", "tab"],
    example: "id\ttitle\ttext\nb1\tRain\tIt \"rains\" in Paris.\nb2\tSun\tThe sun is out.\n",
    exampleIDs: ["b1", "b2"],
    recognises: { looksLikeTable($0, separators: [0x09]) },
    records: { input, options in records(input, options, separator: 0x09) })

  private static func records(
    _ input: InputFile, _ options: ReaderOptions, separator: UInt8?
  ) -> () -> FormatRecord? {
    FormatReader.stream(input, options) { stream throws(FileError) in
      let sample = try stream.source.peek(TextDecoder.sample)
      if let problem = DelimitedRecords.whyNotText(sample) {
        throw .damaged("\(problem)")
      }
      let separator = separator ?? Self.separator(of: sample)
      var records = DelimitedRecords(stream, separator: separator, options: options)
      return { records.next() }
    }
  }

  /// The separator that the first rows have the same number of times, else the most frequent one.
  static func separator(of sample: [UInt8]) -> UInt8 {
    var best: (separator: UInt8, score: Int) = (UInt8(ascii: ","), 0)
    for separator in ",;\t|".utf8 {
      let counts = countsPerRow(of: separator, in: sample)
      guard let first = counts.first, first > 0 else { continue }
      let same = counts.count { $0 == first }
      let score = same * 1000 / counts.count + min(first, 100)
      if score > best.score { best = (separator, score) }
    }
    return best.separator
  }

  /// How often a separator stands outside quotes in each of the first rows; the last row of the
  /// sample, which may be cut off, does not count when there are others.
  private static func countsPerRow(of separator: UInt8, in sample: [UInt8]) -> [Int] {
    var counts: [Int] = []
    var (count, length) = (0, 0)
    var isQuoted = false
    for byte in sample {
      if byte == 0x22 {
        isQuoted.toggle()
      } else if isQuoted {
        continue
      } else if byte == separator {
        count += 1
      } else if byte == 0x0A {
        if length > 0 { counts.append(count) }
        (count, length) = (0, 0)
        if counts.count == 20 { return counts }
        continue
      }
      length += 1
    }
    if counts.isEmpty { counts.append(count) }
    return counts
  }

  /// Whether the first line is a header that has a text and a second row as many cells.
  private static func looksLikeTable(_ sample: [UInt8], separators: [UInt8]) -> Bool {
    guard let end = sample.firstIndex(of: 0x0A), end < 2000 else { return false }
    let separator = Self.separator(of: sample)
    guard separators.contains(separator) else { return false }
    let names = sample[..<end].split(separator: separator, omittingEmptySubsequences: false).map {
      MappedField.plain(String(decoding: $0, as: UTF8.self))
    }
    let texts = Set(MappedField.text.usualNames)
    let titles = Set(MappedField.title.usualNames + MappedField.date.usualNames)
    return names.count > 1 && names.contains { texts.contains($0) }
      && names.contains { titles.contains($0) }
  }
}
