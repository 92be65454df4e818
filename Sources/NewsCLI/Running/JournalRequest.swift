import FoundationEssentials
import Glibc
import NewsAnalysis
import NewsCorpus
import NewsScript

/// The journal that a run wants: where it lies, and whether the run goes on with it.
struct JournalRequest {
  /// Where the journal lies.
  let path: String
  /// Whether what it remembers is used.
  let goesOn: Bool
  /// Whether somebody asked for it.
  let isNamed: Bool
  /// The words of the command line without those about resuming.
  let arguments: [String]

  /// The folder of journals that nobody named, or nil when there is no place for one.
  static func folder(_ environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return state + "/newslab/journals"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/state/newslab/journals"
  }

  /// The journal of the run that writes a file.
  static func path(ofOutput path: String, _ environment: [String: String]) -> String? {
    guard let folder = folder(environment) else { return nil }
    let whole = path.hasPrefix("/") ? path : currentFolder + "/" + path
    return folder + "/" + ContentHash.sha256(Array(whole.utf8)).prefix(16) + ".journal"
  }

  /// The folder in which paths begin.
  static var currentFolder: String {
    guard let pointer = getcwd(nil, 0) else { return "." }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The journal that was written to last.
  static func latest(_ environment: [String: String]) -> String? {
    guard let folder = folder(environment) else { return nil }
    let paths = FolderNames.inside(folder).filter { $0.hasSuffix(".journal") }
      .map { folder + "/" + $0 }
    return paths.max { (changed($0), $0) < (changed($1), $1) }
  }

  private static func changed(_ path: String) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { return 0 }
    return Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
  }

  /// Opens the journal of a run; says so when one is there that the run does not go on with.
  func open(
    run hash: String, components: Int, savers: Set<String>, in session: Session
  ) throws -> RunJournal? {
    makeFolder()
    let header = RunJournal.Header(
      run: hash, components: components, arguments: arguments, folder: Self.currentFolder)
    let journal: RunJournal
    do throws(RunJournal.Problem) {
      journal = try RunJournal(path, header: header, goesOn: goesOn, savers: savers)
    } catch {
      return try skip(error, in: session)
    }
    if goesOn {
      guard let previous = journal.previous else {
        journal.remove()
        throw CommandFailure(
          .usage, "there is no journal '\(path)' to go on with; the run ended, or was none")
      }
      if previous.run != hash {
        session.report(
          Diagnostic(
            .note,
            "components, options or rules have changed since '\(path)' was written; all "
              + "articles run again"))
      }
    } else if journal.previous?.run == hash {
      session.report(
        Diagnostic(.note, "an interrupted run of this is begun anew; --resume would go on with it"))
    }
    return journal
  }

  /// Goes without a journal that nobody asked for and that cannot be had.
  private func skip(_ problem: RunJournal.Problem, in session: Session) throws -> RunJournal? {
    switch problem {
    case .held:
      throw CommandFailure(.inputOutput, "another run uses the journal '\(path)'")
    case .notAJournal:
      throw CommandFailure(
        .usage, "--journal: '\(path)' is no journal of a run, and is left as it is")
    case .file(let error):
      let message = "cannot use the journal '\(path)': \(error)"
      if isNamed { throw CommandFailure(.inputOutput, message) }
      session.report(Diagnostic(.note, message + "; the run cannot be resumed"))
      return nil
    }
  }

  private func makeFolder() {
    guard let slash = path.lastIndex(of: "/") else { return }
    try? FileManager.default.createDirectory(
      atPath: String(path[..<slash]), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
  }
}
