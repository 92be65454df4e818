import LuaKit
import NewsCorpus
import NewsScript

/// Components over all articles of a corpus, with what goes wrong on standard error.
struct CorpusRun {
  private let run: ComponentRun
  private let host: ScriptHost
  private let session: Session

  init(_ components: [LoadedComponent], host: ScriptHost, session: Session) {
    run = ComponentRun(components)
    (self.host, self.session) = (host, session)
  }

  /// Runs and writes; throws at the end when articles or reports failed.
  func run(format: RunCommand.Format, outputPath: String?) throws {
    guard let corpus = host.corpus else {
      throw CommandFailure(
        .usage, "no corpus is named; name one with --corpus PATH or set NEWSLAB_CORPUS")
    }
    var result = RunResult(run.components, format: format, width: session.columns)
    var unreadable = 0
    let cursor = corpus.makeCursor()
    while let record = cursor.next() {
      switch record {
      case .rejected(let rejection):
        session.report(Diagnostic(rejection))
        if !rejection.isSkipped { unreadable += 1 }
      case .article(let article, _):
        let outcome = run.process(host.article(article))
        report(outcome)
        if outcome.isKept { result.add(outcome) }
      }
    }
    var hasFailed = false
    for report in run.finish() {
      switch report.result {
      case .success(let document): result.add(document, of: report.component)
      case .failure(let error):
        session.report(error, prefix: report.component.component.title)
        hasFailed = true
      }
    }
    try write(result.bytes(counts: run.counts), to: outputPath)
    try summarise(unreadable: unreadable, hasFailed: hasFailed)
  }

  private func report(_ outcome: ArticleOutcome) {
    guard let (component, error) = outcome.failure(among: run.components) else { return }
    let id = outcome.article.article.id
    session.report(error, prefix: "article '\(id)': \(component.component.title)")
  }

  private func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path else { return try session.output.write(bytes) }
    do {
      let file = try OutputFile(path: path)
      try file.write(bytes)
      try file.finish()
    } catch {
      throw CommandFailure(.inputOutput, "cannot write '\(path)': \(error)")
    }
  }

  private func summarise(unreadable: Int, hasFailed: Bool) throws {
    let counts = run.counts
    if counts.failed > 0 || unreadable > 0 {
      var parts = ["\(counts.processed) article\(counts.processed == 1 ? "" : "s")"]
      parts.append("\(counts.processed - counts.failed) done")
      if counts.failed > 0 { parts.append("\(counts.failed) failed") }
      if unreadable > 0 { parts.append("\(unreadable) not readable") }
      session.report(Diagnostic(.note, parts.joined(separator: ", ")))
    }
    if counts.failed > 0 || unreadable > 0 || hasFailed { throw CommandFailure(.failures) }
  }
}
