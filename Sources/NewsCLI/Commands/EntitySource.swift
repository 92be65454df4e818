import NewsCorpus

/// The corpus of a question about entities: its table and the decisions of analysts.
struct EntitySource {
  /// The most articles of a folder that are analyzed for a question.
  static let mostArticles = 2000

  /// The path as it was given.
  let path: String
  /// Whether it is a store.
  let isStore: Bool
  private let session: Session
  private let lock: StoreLock?

  /// Takes the named corpus, else that of `$NEWSLAB_CORPUS`; for writing nobody else may write
  /// meanwhile.
  init(_ name: String?, session: Session, isForWriting: Bool = false) throws {
    guard let path = name ?? session.environment["NEWSLAB_CORPUS"], !path.isEmpty else {
      throw CommandFailure(
        .usage, "no corpus is named; name a folder, file or store, or set NEWSLAB_CORPUS")
    }
    (self.path, self.session) = (path, session)
    isStore = StoreFile.isStore(path)
    guard isForWriting else {
      lock = nil
      return
    }
    if path == "-" {
      throw CommandFailure(.usage, "decisions about standard input cannot be kept")
    }
    let held = isStore ? path : EntityDecisionFile.path(of: path)
    // A store that is not there must not get a lock.
    if isStore { _ = try session.withStore { try StoreFile.read(path) } }
    lock = try session.lock(held, command: "newslab entity", waits: true, until: StopSignal())
  }

  /// The decisions; lines that do not hold are in it.
  func decisions() throws -> EntityDecisionFile {
    if path == "-" { return EntityDecisionFile(path: path, content: []) }
    let place = EntityDecisionFile.path(of: path)
    do throws(FileError) {
      return try EntityDecisionFile(path: place)
    } catch {
      throw CommandFailure(.inputOutput, "'\(place)' cannot be read: \(error)")
    }
  }

  /// Reports lines of the decisions that cannot be read or do not hold; says whether there are any.
  @discardableResult
  func report(_ file: EntityDecisionFile) -> Bool { Self.report(file, in: session) }

  /// Reports lines that cannot be read or do not hold; says whether there are any.
  static func report(_ file: EntityDecisionFile, in session: Session) -> Bool {
    let problems = file.allProblems
    for problem in problems { session.report(Diagnostic(problem)) }
    return !problems.isEmpty
  }

  /// The table, made by the decisions of the file.
  func table(_ file: EntityDecisionFile) throws -> EntityTable {
    guard isStore else { return try analyzed(file) }
    return try session.withStore {
      try bringUpToDate(file)
      let table = EntityTable(try StoreFile.read(path))
      let (articles, analyzed) = try table.progress()
      let note = "'newslab corpus index \(path)' does that"
      if articles > 0, analyzed == 0 {
        throw CommandFailure(.usage, "no article of '\(path)' is analyzed yet", notes: [note])
      }
      if analyzed < articles {
        session.report(
          Diagnostic(
            .note, "\(articles - analyzed) of \(articles) articles are not analyzed yet; \(note)"))
      }
      return table
    }
  }

  /// Takes the decisions into the store unless it has them, or says why that is not possible now.
  private func bringUpToDate(_ file: EntityDecisionFile) throws {
    guard try EntityDecisionSync.isStale(file, StoreFile.read(path)) else { return }
    do {
      let held =
        try lock
        ?? session.lock(
          path, command: "newslab entity", waits: false, until: StopSignal())
      defer { withExtendedLifetime(held) {} }
      try EntityDecisionSync.run(file, into: StoreFile.write(path))
    } catch let error as CommandFailure where error.exitCode == .inputOutput {
      session.report(
        Diagnostic(
          .warning,
          "the decisions in '\(file.path)' are not in the store yet: \(error.message ?? "")"))
    }
  }

  /// What a store of a folder may be called.
  private static func storeName(_ path: String) -> String {
    let file = EntityDecisionFile.path(of: path)
    return String(
      file.dropLast(EntityDecisionFile.suffix.count).split(separator: "/").last ?? "corpus")
  }

  private func analyzed(_ file: EntityDecisionFile) throws -> EntityTable {
    let corpus = try session.corpus(named: path)
    let count = corpus.count
    guard count <= Self.mostArticles else {
      let store = Self.storeName(path) + "." + StoreFile.fileExtension
      throw CommandFailure(
        .usage,
        "'\(path)' has \(count) articles, too many to be analyzed for each question",
        notes: [
          "put them in a store: newslab import \(path) --to \(store)",
          "and analyze them once: newslab corpus index \(store)",
        ])
    }
    let tools = try session.tools()
    return try session.withStore {
      try EntityTable.analyzing(corpus, by: tools) { rejection in
        if !rejection.isSkipped { session.report(Diagnostic(rejection)) }
      }
    }
  }
}
