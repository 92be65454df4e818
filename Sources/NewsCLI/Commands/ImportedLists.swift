import NewsAnalysis
import NewsCorpus
import NewsScript

/// The work of `newslab entity`.
struct ImportedLists {
  let session: Session

  private var folders: GazetteerFolders {
    GazetteerFolders(environment: session.environment, folder: ".")
  }

  private var cache: GazetteerCache { GazetteerCache(environment: session.environment) }

  /// Imports a table.
  func take(_ file: String, as name: String?, _ defaults: GazetteerDefaults) throws {
    let name = name ?? GazetteerFolders.listName(ofTable: file)
    try checked { () throws(GazetteerError) in
      if let problem = GazetteerFolders.problem(ofList: name) { throw .badList(problem) }
      let rows = try GazetteerTable.rows(ofFile: file, defaults: defaults)
      if rows.isEmpty { throw .badLine(file: file, line: 1, problem: "the table has no names") }
      let list = try folders.keep(rows, as: name)
      _ = try cache.open(list.path, name: name)
      let aliases = rows.reduce(0) { $0 + $1.aliases.count }
      let what = Self.count(rows.count, "name") + " with " + Self.count(aliases, "alias")
      return "Imported \(what) as '\(name)' (\(list.origin)).\n"
    }
  }

  private static func count(_ number: Int, _ word: String) -> String {
    let plural = word.hasSuffix("s") ? "es" : "s"
    return "\(number) \(word)\(number == 1 ? "" : plural)"
  }

  /// Writes a table of the lists.
  func list() throws {
    var rows: [[Document.Cell]] = []
    var failure: CommandFailure?
    for list in folders.lists() {
      do throws(GazetteerError) {
        let opened = try cache.open(list.path, name: list.name).list
        let aliases = opened.entryCount - opened.count
        rows.append([
          .text(list.name), .text(String(opened.count)), .text(String(aliases)),
          .text(list.origin),
        ])
      } catch {
        session.report(Diagnostic(.error, error.description))
        failure = CommandFailure(.failures)
      }
    }
    try session.write(
      rows, columns: ["List", "Names", "Aliases", "From"], orElse: "No lists.")
    if let failure { throw failure }
  }

  /// Removes a list.
  func remove(_ name: String) throws {
    try checked { () throws(GazetteerError) in
      let list = try folders.remove(name, cache: cache)
      return "Removed '\(name)' (\(list.origin)).\n"
    }
  }

  private func checked(_ work: () throws(GazetteerError) -> String) throws {
    let text: String
    do throws(GazetteerError) {
      text = try work()
    } catch {
      switch error {
      case .badLine(let file, let line, let problem):
        session.report(Diagnostic(.error, problem, at: Place(path: file, line: line)))
        throw CommandFailure(.notLoaded)
      case .unreadable: throw CommandFailure(.inputOutput, error.description)
      case .badList: throw CommandFailure(.usage, error.description)
      }
    }
    try session.output.write(text)
  }
}
