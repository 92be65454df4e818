import CommandKit
import NewsCorpus

/// The work of `newslab corpus` on a store, but for counting.
struct StoreWork {
  private let store: String
  private let session: Session
  private let waits: Bool

  init(store: String, session: Session, waits: Bool) {
    (self.store, self.session, self.waits) = (store, session, waits)
  }

  /// Says what is wrong with the store; fails when something is.
  func check() throws {
    let findings = try StoreCheck.findings(store)
    for finding in findings { try session.output.write(VisibleText.of(finding) + "\n") }
    guard findings.isEmpty else {
      if findings.allSatisfy({ $0.hasPrefix("entity table: ") || $0.hasPrefix("… and ") }) {
        session.report(
          Diagnostic(.note, "'newslab corpus index \(store) --entities' makes the table anew"))
      }
      let count = findings.count == 1 ? "1 finding" : "\(findings.count) findings"
      throw CommandFailure(.failures, "'\(store)' is damaged: \(count)")
    }
    try session.output.write("\(store): all is well\n")
  }

  /// Fills in what is missing, or was made by other rules; the entity table is made anew if that is
  /// wanted.
  func index(isTextOnly: Bool, rebuildsEntities: Bool) throws {
    let tools = try session.tools()
    let decisions = try EntitySource(store, session: session).decisions()
    var hasProblems = false
    try writing("index") { database, stop in
      hasProblems = EntitySource.report(decisions, in: session)
      if case .kept(let count) = try EntityDecisionSync.run(decisions, into: database) {
        let what = EntityPage.count(count, "decision")
        session.report(
          Diagnostic(
            .note, "there is no file '\(decisions.path)'; the store keeps \(what) of an earlier one"
          ))
      }
      var work = StoreIndexing(database, tools: tools)
      var progress = ProgressLine(session)
      var counts: [StoreIndexing.Step: Int] = [:]
      defer { progress.clear() }
      work.advance = { step, count in
        counts[step] = count
        progress.show { _ in "\(step.rawValue): \(count) articles" }
        return !stop.isRaised
      }
      let steps = StoreIndexing.Step.allCases.filter { !isTextOnly || $0 != .analyses }
      let isDone = try work.run(steps)
      if isDone, rebuildsEntities { try work.rebuildEntities() }
      progress.clear()
      let parts = steps.map { "\(counts[$0] ?? 0) \(Self.words(of: $0))" }
      try session.output.write(parts.joined(separator: ", ") + " — \(store)\n")
      if !isDone {
        throw CommandFailure(
          .interrupted, "interrupted; what is done is kept", notes: ["the same command goes on"])
      }
    }
    if hasProblems { throw CommandFailure(.failures) }
  }

  private static func words(of step: StoreIndexing.Step) -> String {
    switch step {
    case .readings: "read"
    case .search: "indexed"
    case .analyses: "analyzed"
    }
  }

  /// Takes articles out.
  func remove(_ ids: [String]) throws {
    guard !ids.isEmpty else {
      throw CommandError.missingArgument("ID", usage: "newslab corpus remove STORE ID…")
    }
    try writing("remove") { database, _ in
      let missing = try StoreRemoval.remove(ids, from: database)
      if let id = missing.first {
        let more = missing.count == 1 ? "" : ", and \(missing.count - 1) more of the ids"
        throw CommandFailure(.usage, "no article '\(id)' in '\(store)'\(more); nothing was removed")
      }
      let count = Set(ids).count
      try session.output.write(
        "\(count) \(count == 1 ? "article" : "articles") removed — \(store)\n")
    }
  }

  /// Writes the file anew.
  func vacuum() throws {
    try writing("vacuum") { database, _ in try StoreRemoval.vacuum(database) }
  }

  /// Does something with the store as the only one that writes.
  private func writing(
    _ action: String, _ body: (SQLiteDatabase, StopSignal) throws -> Void
  ) throws {
    let stop = StopSignal()
    let lock = try session.lock(
      store, command: "newslab corpus \(action) \(store)", waits: waits, until: stop)
    defer { withExtendedLifetime(lock) {} }
    try body(StoreFile.write(store), stop)
  }
}
