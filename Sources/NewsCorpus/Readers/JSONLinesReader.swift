import NewsAnalysis
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
    let items = items(reading: StoryReader { $0 })
    return { items()?.record }
  }

  package func items(reading: StoryReader) -> () -> CorpusItem? {
    do {
      var lines = JSONLines(try makeSource(), name: path, reading: reading)
      return { lines.next() }
    } catch {
      var failure: CorpusItem? = .rejected(
        Rejection("cannot be read: \(error)", at: Place(path: path)))
      return {
        defer { failure = nil }
        return failure
      }
    }
  }

  /// Gives records as they arrive, so that the first is there before the last.
  package static func records(of source: any ByteSource, name: String) -> () -> Record? {
    var lines = JSONLines(source, name: name, reading: StoryReader { $0 })
    return { lines.next()?.record }
  }

  package func index() -> [IndexEntry] {
    guard let source = try? makeSource() else { return [] }
    var lines = JSONLines(source, name: path, reading: StoryReader { $0 })
    var entries: [IndexEntry] = []
    while let item = lines.next() {
      guard case .article(let article) = item else { continue }
      entries.append(
        IndexEntry(
          id: article.id, line: lines.number, offset: lines.offset, count: lines.count))
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
  private enum Outcome {
    case blank
    case broken(TextDecoder.Problem)
    case item(CorpusItem)
  }

  private var lines: LineReader
  private let name: String
  private let reading: StoryReader
  private let pool = RecordPool()
  private var isBroken = false
  /// The line of the last item, where it begins, and the number of its bytes.
  private(set) var (number, offset, count) = (0, 0, 0)

  init(_ source: any ByteSource, name: String, reading: StoryReader) {
    lines = LineReader(source)
    (self.name, self.reading) = (name, reading)
  }

  /// What the next line holds that is not blank.
  mutating func next() -> CorpusItem? {
    while !isBroken {
      let before = lines.number
      do {
        let found = try lines.next { [name, reading, pool] line in
          var line = line
          let outcome = Self.outcome(of: &line, name, reading, pool)
          return (outcome: outcome, number: line.number, offset: line.offset, line.bytes.count)
        }
        guard let found else { return nil }
        (number, offset, count) = (found.number, found.offset, found.3)
        switch found.outcome {
        case .blank: continue
        case .broken(let problem): throw problem
        case .item(let item): return item
        }
      } catch {
        isBroken = true
        let place = Place(path: name, line: before + 1)
        return .rejected(Rejection("cannot be read: \(error)", at: place))
      }
    }
    return nil
  }

  private static func outcome(
    of line: inout LineReader.Line, _ name: String, _ reading: StoryReader, _ pool: RecordPool
  ) -> Outcome {
    if line.number == 1 {
      if let problem = whyNoLines(line.bytes) { return .broken(problem) }
      line.dropByteOrderMark()
    }
    if line.isBlank { return .blank }
    let place = Place(path: name, line: line.number)
    if let fields = RecordScanner.fields(of: line.bytes, pool: pool) {
      return .item(.article(CorpusArticle(fields, from: pool, at: place, reading: reading)))
    }
    do {
      let article = try RecordDecoder.article(from: Array(line.bytes))
      return .item(.article(CorpusArticle(article, at: place, reading: reading)))
    } catch {
      return .item(.rejected(Rejection("\(error)", at: place)))
    }
  }

  /// Why a source that begins with these bytes holds no lines of UTF-8; nil when it may.
  private static func whyNoLines(_ bytes: UnsafeBufferPointer<UInt8>) -> TextDecoder.Problem? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return .encoding("UTF-16", expected: "UTF-8")
    }
    do {
      try TextDecoder.checkForBinary(Array(bytes.prefix(TextDecoder.sample)))
      return nil
    } catch {
      return error
    }
  }
}
