import NewsCorpus

/// Reads the articles of a result of `newslab run --format json` or `jsonl`, one after the other.
final class ResultReader {
  private let path: String
  private var input: NewsCorpus.LineReader
  /// The line that comes next.
  private var line: [UInt8]?
  private var isDocument = false
  private var isAtEnd = false

  /// Opens a file and reads its beginning.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    input = WorkerProtocol.lines(
      try CommandFailure.reading(path) { () throws(FileError) in try DescriptorSource(path: path) })
    line = try nextLine()
    guard line == Array("{".utf8) else { return }
    isDocument = true
    guard Self.trimmed(try nextLine() ?? []) == "\"format\": \"newslab-run/2\"," else {
      throw fault("expected \"format\": \"newslab-run/2\"; this is no result of 'newslab run'")
    }
    let opening = Self.trimmed(try nextLine() ?? [])
    guard opening.hasPrefix("\"articles\": [") else {
      throw fault("expected \"articles\": [")
    }
    isAtEnd = opening.hasSuffix("],")
    line = try nextLine()
    if isAtEnd { try checkReports() }
  }

  /// Throws when a result without articles has reports.
  private func checkReports() throws(CommandFailure) {
    while let line {
      let text = Self.trimmed(line)
      if text.hasPrefix("\"reports\": ["), !text.hasPrefix("\"reports\": []") {
        throw fault("this is the result of reports; only results with articles are compared")
      }
      self.line = try nextLine()
    }
  }

  private func nextLine() throws(CommandFailure) -> [UInt8]? {
    try CommandFailure.reading(path) { () throws(FileError) in try input.nextBytes() }
  }

  private func fault(_ problem: String) -> CommandFailure {
    CommandFailure(.usage, "'\(path):\(input.number)': \(problem)")
  }

  private static func trimmed(_ line: [UInt8]) -> String {
    String(decoding: line.drop { $0 == 0x20 }, as: UTF8.self)
  }

  /// The next article; nil behind the last one.
  func next() throws(CommandFailure) -> ResultArticle? {
    guard !isAtEnd, let line else {
      if !isDocument || isAtEnd { return nil }
      throw fault("expected another article or the end of the list; the file is cut off")
    }
    var bytes = line[...]
    if isDocument {
      if Self.trimmed(line) == "]," {
        isAtEnd = true
        return nil
      }
      if bytes.last == UInt8(ascii: ",") { bytes.removeLast() }
    }
    let article: ResultArticle
    do throws(ReceiptReader.Fault) {
      article = try ResultArticle(Array(bytes))
    } catch {
      throw fault(error.description)
    }
    number = input.number
    self.line = try nextLine()
    return article
  }

  /// The line of the article that was read last, from 1.
  private(set) var number = 0

  /// An error in the article that was read last.
  func articleFault(_ problem: String) -> CommandFailure {
    CommandFailure(.usage, "'\(path):\(number)': \(problem)")
  }
}
