import NewsAnalysis
import NewsCorpus

/// The work of `newslab import`: puts records in, and says what became of them.
struct ImportRun {
  private let store: String
  private let session: Session
  private let isVerbose: Bool
  private let stop = StopSignal()

  init(store: String, session: Session, isVerbose: Bool) {
    (self.store, self.session, self.isVerbose) = (store, session, isVerbose)
  }

  /// Imports what stands at some paths.
  func run(_ paths: [String], options: StoreImport.Options, waits: Bool) throws {
    let tools = try session.lazyTools()
    let command = "newslab import " + paths.joined(separator: " ")
    let lock = try session.lock(store, command: command, waits: waits, until: stop)
    defer { withExtendedLifetime(lock) {} }
    try session.withStore {
      var work = try StoreImport(
        into: StoreFile.write(store, makes: true), tools: tools, options: options)
      if let pause = ImportPause(session.environment) { work.writer.reach = pause.reach(session) }
      do {
        let isDone = try put(paths, by: &work)
        try session.output.write("\(Self.words(work.summary)) — \(store)\n")
        if !isDone { throw interrupted(work.summary) }
      } catch let error as SQLiteError {
        throw failed(error, work.summary)
      }
      let rejected = work.summary.rejected
      if rejected > 0 {
        throw CommandFailure(rejected < work.summary.total ? .failures : .inputOutput)
      }
    }
  }

  private func put(_ paths: [String], by work: inout StoreImport) throws -> Bool {
    var progress = ProgressLine(session)
    defer { progress.clear() }
    work.reject = { rejection in
      progress.clear()
      session.report(Diagnostic(rejection))
    }
    work.advance = { summary in
      if isVerbose { session.report(Diagnostic(.note, Self.words(summary))) }
      progress.show { Self.words(summary, seconds: $0) }
      return !stop.isRaised
    }
    defer { (work.reject, work.advance) = ({ _ in }, { _ in true }) }
    for path in paths {
      guard try work.run(find(path)) else { return false }
    }
    return true
  }

  private func find(_ path: String) -> [FolderReader.Found] {
    FileCorpus.find(path, input: session.input, options: session.readerOptions)
  }

  private static func words(_ summary: StoreImport.Summary) -> String {
    let versions =
      summary.newVersions == 1
      ? "1 new version of a story" : "\(summary.newVersions) new versions of stories"
    return "\(summary.new) new, \(summary.unchanged) unchanged, \(versions), "
      + "\(summary.rejected) rejected"
  }

  private static func words(_ summary: StoreImport.Summary, seconds: Double) -> String {
    let megabytes = Double(summary.bytes) / 1e6
    let rate = Int(megabytes / max(seconds, 0.001))
    return "\(summary.total) records, \(Int(megabytes)) MB, \(rate) MB/s"
  }

  private func interrupted(_ summary: StoreImport.Summary) -> CommandFailure {
    CommandFailure(
      .interrupted, "interrupted after \(summary.total) records, which are in '\(store)'",
      notes: ["the same command again goes on"])
  }

  private func failed(_ error: SQLiteError, _ summary: StoreImport.Summary) -> CommandFailure {
    CommandFailure(
      .inputOutput, StoreError.sqlite(error).description,
      notes: [
        "\(summary.total) records are in '\(store)'; the same command again goes on"
      ])
  }
}
