import NewsAnalysis
import NewsCorpus
import NewsModel

/// The work of `newslab analyze`: reads inputs, writes objects, counts what failed.
struct AnalyzeRun {
  let form: ArticleJSON
  let tools: AnalysisTools
  let session: Session
  let output: OutputBuffer
  private var ids = IdentityCheck()
  private var written = 0
  private var failed = 0
  private var foreign = 0

  init(form: ArticleJSON, tools: AnalysisTools, session: Session, output: OutputBuffer) {
    (self.form, self.tools, self.session, self.output) = (form, tools, session, output)
  }

  /// Reads inputs one after the other; standard input is written as it comes.
  mutating func read(_ paths: [String]) throws {
    for path in paths {
      if path == "-", session.readerOptions.isPlain {
        let records = JSONLinesReader.records(of: session.input, name: path)
        while let record = records() {
          try take(record)
          try output.flush()
        }
      } else {
        let options = session.readerOptions
        for found in InputFinder.find(path, input: session.input, options: options) {
          try read(found)
        }
      }
    }
  }

  private mutating func read(_ found: FolderReader.Found) throws {
    switch found {
    case .rejected(let rejection): try take(.rejected(rejection))
    case .reader(let reader):
      let records = reader.records()
      while let record = records() { try take(record) }
    }
  }

  private mutating func take(_ record: Record) throws {
    switch ids.check(record).read(by: tools.reading) {
    case .rejected(let rejection):
      session.report(Diagnostic(rejection))
      if !rejection.isSkipped { failed += 1 }
    case .article(let article, let place):
      for warning in article.warnings {
        session.report(Diagnostic(.warning, warning, at: place))
      }
      if article.isForeign { foreign += 1 }
      try output.write(form.bytes(of: tools.analysis(of: article)) + [0x0A])
      written += 1
    }
  }

  /// Says what was left out, and fails when something was.
  func finish() throws {
    session.report(foreign: foreign)
    if failed == 0 { return }
    throw CommandFailure(hasResult ? .failures : .inputOutput)
  }

  /// Whether something was written, or there was nothing to write.
  var hasResult: Bool { written > 0 || failed == 0 }
}
