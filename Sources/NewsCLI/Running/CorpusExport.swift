import NewsCorpus
import NewsModel

/// The work of `newslab corpus export`: writes the articles of a corpus in another format.
struct CorpusExport {
  let format: ExportFormat
  let session: Session

  /// Writes to a file, or to standard output when none is named.
  func run(_ corpus: any Corpus, to path: String?) throws {
    guard let path else { return try write(corpus, to: session.output) }
    do {
      let file = try OutputFile(path: path)
      let buffer = OutputBuffer(file, name: "'\(path)'")
      var failure: CommandFailure?
      do {
        try write(corpus, to: buffer)
      } catch let error as CommandFailure where error.exitCode == .failures {
        failure = error
      }
      try buffer.flush()
      try file.finish()
      if let failure { throw failure }
    } catch let error as FileError {
      throw CommandFailure(.inputOutput, "cannot write '\(path)': \(error)")
    }
  }

  private func write(_ corpus: any Corpus, to output: OutputBuffer) throws {
    let tools = try session.tools()
    var writer = format.writer(
      columns: format.needsColumns ? try columns(of: corpus) : MetaColumns())
    var failed = 0
    try output.write(writer.begin())
    let cursor = corpus.makeCursor()
    while let record = cursor.next() {
      switch record {
      case .rejected(let rejection):
        session.report(Diagnostic(rejection))
        if !rejection.isSkipped { failed += 1 }
      case .article(let article, _):
        try output.write(writer.write(corpus.analysis(of: article, by: tools)))
      }
    }
    try output.write(writer.end())
    for note in writer.notes { session.report(Diagnostic(.note, note)) }
    if failed > 0 { throw CommandFailure(.failures) }
  }

  /// What the articles have in `meta`.
  private func columns(of corpus: any Corpus) throws -> MetaColumns {
    var columns = MetaColumns()
    try corpus.forEach {
      columns.add($0)
      return true
    }
    return columns
  }
}
