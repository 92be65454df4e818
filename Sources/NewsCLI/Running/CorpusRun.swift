import LuaKit
import NewsAnalysis
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
    try checkNames()
    let file = try outputPath.map { path in
      try Self.writing(path) { () throws(FileError) in try OutputFile(path: path) }
    }
    var result = RunResult(run.components, format: format, width: session.fittingColumns)
    let (unreadable, foreign) = process(corpus, &result)
    let hasFailed = finishReports(&result)
    let bytes = result.bytes(counts: run.counts)
    if let file, let outputPath {
      try Self.writing(outputPath) { () throws(FileError) in
        try file.write(bytes)
        try file.finish()
      }
    } else {
      try session.output.write(bytes)
    }
    session.report(foreign: foreign)
    try summarise(unreadable: unreadable, hasFailed: hasFailed)
  }

  /// Runs the components on every article; gives the numbers of records that cannot be read and of
  /// articles in other languages than English.
  private func process(
    _ corpus: any Corpus, _ result: inout RunResult
  ) -> (unreadable: Int, foreign: Int) {
    var (unreadable, foreign) = (0, 0)
    let cursor = corpus.makeCursor()
    while let item = cursor.nextItem() {
      switch item {
      case .rejected(let rejection):
        session.report(Diagnostic(rejection))
        if !rejection.isSkipped { unreadable += 1 }
      case .article(let story):
        let outcome = run.process(host.article(story))
        if outcome.article.isForeign { foreign += 1 }
        report(outcome)
        if outcome.isKept { result.add(outcome) }
      }
    }
    return (unreadable, foreign)
  }

  /// Lets the reports write; says whether one failed.
  private func finishReports(_ result: inout RunResult) -> Bool {
    var hasFailed = false
    for report in run.finish() {
      let component = report.component
      switch report.result {
      case .success(let document): result.add(document, of: component)
      case .failure(let error):
        session.report(error, prefix: component.component.title, source: component.source)
        hasFailed = true
      }
    }
    return hasFailed
  }

  /// Labels, options and reports go by the name of their component, so that no two may share one.
  private func checkNames() throws {
    var sources: [String: String] = [:]
    for component in run.components {
      let name = component.component.name
      if component.component.kind == .reader {
        throw CommandFailure(
          .usage, "'\(name)' is a reader, which reads a corpus and does not run over one",
          notes: ["name it with --reader \(component.source)"])
      }
      guard let other = sources.updateValue(component.source, forKey: name) else { continue }
      let from = other == component.source ? "" : ", from \(other) and \(component.source)"
      throw CommandFailure(.usage, "two components are called '\(name)'\(from)")
    }
  }

  private func report(_ outcome: ArticleOutcome) {
    guard let (component, error) = outcome.failure(among: run.components) else { return }
    let id = outcome.article.story.id
    let prefix = "article '\(id)': \(component.component.title)"
    session.report(error, prefix: prefix, source: component.source)
  }

  private static func writing<Result>(_ path: String, _ body: () throws(FileError) -> Result)
    throws(CommandFailure) -> Result
  {
    do throws(FileError) {
      return try body()
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
