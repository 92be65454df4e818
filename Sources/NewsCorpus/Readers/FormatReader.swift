import NewsModel

/// What a format comes upon in an input.
package enum FormatRecord: Sendable {
  /// An article, and the line where its record begins if the input has lines.
  case article(Article, line: Int?)
  /// A record that cannot be read, and why.
  case rejected(String, line: Int?)
  /// Something to say that is no mistake, such as which columns were taken.
  case note(String)
  /// The input cannot be read, or no further.
  case failed(String, line: Int?)
  /// A record as another reader gives it.
  case other(Record)
}

/// Reads an input as the records of a format, numbered from 1 in messages.
///
/// It remembers no places: an article is found again by reading up to its record.
package struct FormatReader: ArticleReader {
  package let path: String
  private let open: @Sendable () -> () -> FormatRecord?

  /// Makes a reader; `open` begins at the first record each time.
  package init(path: String, open: @escaping @Sendable () -> () -> FormatRecord?) {
    (self.path, self.open) = (path, open)
  }

  package func records() -> () -> Record? {
    let next = open()
    let path = path
    var number = 0
    var isAtEnd = false
    var isSilent = true
    return {
      guard !isAtEnd, let found = next() else {
        defer { (isAtEnd, isSilent) = (true, false) }
        return isSilent
          ? .rejected(Rejection("holds no record", at: Place(path: path), isSkipped: true)) : nil
      }
      isSilent = false
      switch found {
      case .article(let article, let line):
        number += 1
        return .article(article, at: Place(path: path, line: line))
      case .rejected(let reason, let line):
        number += 1
        return .rejected(
          Rejection("record \(number): \(reason)", at: Place(path: path, line: line)))
      case .note(let note):
        return .rejected(Rejection(note, at: Place(path: path), isSkipped: true))
      case .failed(let reason, let line):
        isAtEnd = true
        return .rejected(Rejection(reason, at: Place(path: path, line: line)))
      case .other(let record): return record
      }
    }
  }
}

extension ArticleReader {
  /// The ids in order, with the number of the record in place of an offset.
  package func index() -> [IndexEntry] {
    let next = records()
    var entries: [IndexEntry] = []
    var ordinal = 0
    while let record = next() {
      if case .article(let article, let place) = record {
        entries.append(
          IndexEntry(id: article.id, line: place.line ?? 0, offset: ordinal, count: 0))
      }
      ordinal += 1
    }
    return entries
  }

  /// Reads up to the record of an entry that ``index()`` gave.
  package func article(at entry: IndexEntry) throws(Rejection) -> Article {
    let next = records()
    var ordinal = 0
    while let record = next() {
      defer { ordinal += 1 }
      guard ordinal == entry.offset else { continue }
      switch record {
      case .article(let article, _) where article.id == entry.id: return article
      case .rejected(let rejection) where !rejection.isSkipped: throw rejection
      default: break
      }
      break
    }
    throw Rejection(
      "article '\(entry.id)' is not there any more; the file has changed", at: Place(path: path))
  }
}

extension FormatReader {
  /// The records of an input as UTF-8, behind what is to be said of its character set, which
  /// `stated` finds in the beginning of formats that say it; one failure when it cannot be opened.
  package static func stream(
    _ input: InputFile, _ options: ReaderOptions, stated: ([UInt8]) -> String? = { _ in nil },
    _ begin: (DecodedStream) throws(FileError) -> () -> FormatRecord?
  ) -> () -> FormatRecord? {
    var first: FormatRecord?
    var rest: () -> FormatRecord? = { nil }
    do {
      let stream = try DecodedStream(input.open(), forced: options.charset, declared: stated)
      rest = try begin(stream)
      first = stream.note.map { .note($0) }
    } catch {
      first = .failed("cannot be read: \(error)", line: nil)
    }
    return {
      guard let record = first else { return rest() }
      first = nil
      return record
    }
  }
}
