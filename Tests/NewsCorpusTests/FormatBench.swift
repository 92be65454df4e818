import NewsCorpus
import NewsModel

/// What tests of formats read and look at.
enum FormatBench {
  /// What comes out of an input of a format, without files.
  static func read(
    _ format: CorpusFormat, _ bytes: [UInt8], name: String = "example",
    options: ReaderOptions = ReaderOptions()
  ) -> [Record] {
    let input = InputFile(path: name, name: name, bytes: bytes)
    let next = format.reader(of: input, options).records()
    var records: [Record] = []
    while let record = next() { records.append(record) }
    return records
  }

  /// What comes out of a text of a format.
  static func read(
    _ format: CorpusFormat, _ text: String, options: ReaderOptions = ReaderOptions()
  ) -> [Record] {
    read(format, Array(text.utf8), options: options)
  }

  /// The articles among records.
  static func articles(_ records: [Record]) -> [Article] {
    records.compactMap {
      if case .article(let article, _) = $0 { article } else { nil }
    }
  }

  /// The lines of what is rejected or said, without notes unless wanted.
  static func problems(_ records: [Record], notes: Bool = false) -> [String] {
    records.compactMap {
      guard case .rejected(let rejection) = $0, notes || !rejection.isSkipped else { return nil }
      return rejection.description
    }
  }
}
