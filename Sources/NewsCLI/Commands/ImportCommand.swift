import CommandKit
import Glibc
import NewsAnalysis
import NewsCorpus

/// `newslab import`: articles into a store.
enum ImportCommand: Command {
  static let name = "import"
  static let summary = "Puts articles into a store, which keeps them in one file."
  static let details = """
    Inputs are the same as those of analyze. A store is a SQLite file whose name ends in .newslab; \
    it is made unless it is there. An article that the store has already stays as it is; one with \
    the same id and other content becomes the new version, and the earlier one is kept. An id that \
    comes twice in one file is a mistake: the second record is turned away with both places.

    A record that cannot be read is one line on standard error; the others are put in, and the exit \
    code is 1. Articles are put in by batches, and a batch is put in wholly or not at all. After \
    Ctrl-C, or whatever else stops an import, the same command again goes on.

    One process at a time writes to a store: another one waits for it.
    """
  static let examples = [
    "import seeds --to wire.newslab", "import monday.jsonl tuesday.jsonl --to wire.newslab",
  ]

  static let inputs = Positional(many: "IN", "Folder or file to read, or - for standard input.")
  static let store = Option<String?>("--to", value: "STORE", "Store to put articles into.")
  static let noIndex = Flag("--no-index", "Leave the full-text index to 'newslab corpus index'.")
  static let batch = Option(
    "--batch", value: "N", default: 1000, "Records that are put in at once.")
  static let noWait = Flag("--no-wait", "Fail when another process writes to the store.")
  static let verbose = Flag("--verbose", short: "-v", "Say after each batch how much is put in.")
  static var arguments: [any Argument] {
    [inputs, store, noIndex, batch, noWait, verbose] + ReaderArguments.all
  }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    let paths = arguments[inputs]
    guard let store = arguments[store], !store.isEmpty else {
      throw CommandFailure(.usage, "no store is named; name one with --to, such as wire.newslab")
    }
    guard StoreFile.isStore(store) else {
      throw CommandFailure(
        .usage, "--to: expected a name that ends in .\(StoreFile.fileExtension), got '\(store)'")
    }
    if paths.count(where: { $0 == "-" }) > 1 {
      throw CommandFailure(.usage, "standard input '-' is given twice")
    }
    if paths.contains("") {
      throw CommandFailure(.usage, "expected a folder or file to read, got an empty name")
    }
    if let same = paths.first(where: { Self.isSame($0, store) }) {
      throw CommandFailure(.usage, "'\(same)' cannot be put into itself")
    }
    guard arguments[batch] > 0 else {
      throw CommandFailure(.usage, "--batch: expected a number from 1 on, got \(arguments[batch])")
    }
    session.readerOptions = try ReaderArguments.options(arguments, in: session)
    var options = StoreImport.Options()
    options.batch = arguments[batch]
    options.indexes = !arguments[noIndex]
    let run = ImportRun(store: store, session: session, isVerbose: arguments[verbose])
    try run.run(paths, options: options, waits: !arguments[noWait])
  }

  /// Whether two paths lead to one file.
  private static func isSame(_ path: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(path, &first) == 0 && stat(other, &second) == 0
      && first.st_ino == second.st_ino && first.st_dev == second.st_dev
  }
}
