import NewsModel

/// Reads records of JSON, one a line: `{"id", "title", "date", "text", …}`.
package struct JSONLinesReader: ArticleReader {
  package let path: String
  /// The bytes when they do not come from the file at `path`, such as those of standard input.
  private let makeSource: @Sendable () throws(FileError) -> any ByteSource

  /// The extensions by which such files are known.
  static let extensions = ["jsonl", "ndjson"]

  /// Reads a file.
  package init(path: String) {
    self.path = path
    makeSource = { () throws(FileError) in try DescriptorSource(path: path) }
  }

  /// Reads a file, a member of an archive or standard input.
  package init(_ input: InputFile) {
    path = input.path
    makeSource = { () throws(FileError) in try input.open() }
  }

  /// Reads bytes that are in memory, under a name for messages.
  package init(name: String, bytes: [UInt8]) {
    path = name
    makeSource = { () throws(FileError) in MemorySource(bytes) }
  }

  package func records() -> () -> Record? {
    do {
      return Self.records(of: try makeSource(), name: path)
    } catch {
      var failure: Record? = .rejected(
        Rejection("cannot be read: \(error)", at: Place(path: path)))
      return {
        defer { failure = nil }
        return failure
      }
    }
  }

  /// Gives records as they arrive, so that the first is there before the last.
  package static func records(of source: any ByteSource, name: String) -> () -> Record? {
    var lines = JSONLines(source, name: name)
    return { lines.next().map { JSONLines.record($0.outcome) } }
  }

  package func index() -> [IndexEntry] {
    guard let source = try? makeSource() else { return [] }
    var lines = JSONLines(source, name: path)
    var entries: [IndexEntry] = []
    while let (line, result) = lines.next() {
      guard case .success(let (article, _)) = result else { continue }
      entries.append(
        IndexEntry(
          id: article.id, line: line.number, offset: line.offset, count: line.bytes.count))
    }
    return entries
  }

  package func article(at entry: IndexEntry) throws(Rejection) -> Article {
    let place = Place(path: path, line: entry.line)
    do {
      let source = try makeSource()
      try source.skip(entry.offset)
      let bytes = try source.readAll(upTo: entry.count)
      return try RecordDecoder.article(from: bytes)
    } catch {
      throw Rejection("\(error)", at: place)
    }
  }
}

/// The lines of a source, each as the article it holds or as the reason why it holds none.
private struct JSONLines {
  typealias Outcome = Result<(Article, Place), Rejection>

  private var lines: LineReader
  private let name: String
  private var isBroken = false

  init(_ source: any ByteSource, name: String) {
    lines = LineReader(source)
    self.name = name
  }

  /// The next line that is not blank, with its outcome.
  mutating func next() -> (line: LineReader.Line, outcome: Outcome)? {
    while !isBroken {
      let number = lines.number
      do {
        guard var line = try lines.next() else { return nil }
        if line.number == 1 {
          try Self.check(line.bytes)
          line.dropByteOrderMark()
        }
        if line.isBlank { continue }
        return (line, outcome(of: line))
      } catch {
        isBroken = true
        let place = Place(path: name, line: number + 1)
        let line = LineReader.Line(number: number + 1, offset: 0, bytes: [])
        return (line, .failure(Rejection("cannot be read: \(error)", at: place)))
      }
    }
    return nil
  }

  /// Throws when a source that begins with these bytes holds no lines of UTF-8.
  private static func check(_ bytes: [UInt8]) throws(TextDecoder.Problem) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .encoding("UTF-16", expected: "UTF-8")
    }
    try TextDecoder.checkForBinary(bytes)
  }

  static func record(_ outcome: Outcome) -> Record {
    switch outcome {
    case .success(let (article, place)): .article(article, at: place)
    case .failure(let rejection): .rejected(rejection)
    }
  }

  private func outcome(of line: LineReader.Line) -> Outcome {
    let place = Place(path: name, line: line.number)
    do {
      return .success((try RecordDecoder.article(from: line.bytes), place))
    } catch {
      return .failure(Rejection("\(error)", at: place))
    }
  }
}
