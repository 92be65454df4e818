import CommandKit
import NewsCorpus
import Spelling

/// `newslab corpus`: what is in a store, whether it is whole, and work on all of it.
enum CorpusCommand: Command {
  /// What can be done with a store.
  enum Action: String, CaseIterable { case info, check, index, remove, vacuum }

  /// The forms in which numbers are shown.
  enum Format: String, CaseIterable, ArgumentValue { case text, json }

  static let name = "corpus"
  static let summary = "Looks into a store, checks it, and works on all of it."
  static let details = """
    info counts what is in a store. check looks whether everything in it is whole, and exits with 1 \
    when something is not. index does what import left out or what other lists made stale: it reads \
    stories, fills the full-text index, and analyzes, so that layers and entities are at hand; it \
    may be stopped with Ctrl-C and goes on when it is called again. remove takes articles out, with \
    all their versions and whatever is known of them. vacuum writes the file anew, as small as it \
    can be, and without what was removed.

    A store is a file whose name ends in .newslab, made by import; without one it is the one that \
    the variable NEWSLAB_CORPUS names.
    """
  static let examples = [
    "corpus info wire.newslab", "corpus index wire.newslab --text-only",
    "corpus remove wire.newslab 2017/04/06 a1",
  ]

  static let action = Positional(
    "ACTION", choices: Action.allCases.map(\.rawValue), "What to do.")
  static let store = Positional(optional: "STORE", "Store to work on.")
  static let ids = Positional(many: "ID", isRequired: false, "Article to remove.")
  static let textOnly = Flag("--text-only", "With index: leave the analysis out.")
  static let format = Option(
    "--format", short: "-f", default: Format.text, "With info: how to show it.")
  static let noWait = Flag("--no-wait", "Fail when another process writes to the store.")
  static var arguments: [any Argument] { [action, store, ids, textOnly, format, noWait] }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    let word = arguments[action]
    guard let action = Action(rawValue: word) else {
      let known = Action.allCases.map(\.rawValue)
      throw CommandError.badValue(
        of: "argument 'ACTION'", word, expected: known.joined(separator: ", "),
        nearest: NearestName.nearest(to: word, among: known))
    }
    let store = try store(arguments[store], in: session)
    if action != .remove, let extra = arguments[ids].first {
      throw CommandError.extraArgument(extra, usage: "newslab corpus \(word) STORE")
    }
    let work = StoreWork(store: store, session: session, waits: !arguments[noWait])
    try session.withStore {
      switch action {
      case .info: try StorePage(session: session).write(store, format: arguments[format])
      case .check: try work.check()
      case .index: try work.index(isTextOnly: arguments[textOnly])
      case .remove: try work.remove(arguments[ids])
      case .vacuum: try work.vacuum()
      }
    }
  }

  private static func store(_ name: String?, in session: Session) throws(CommandFailure) -> String {
    guard let path = name ?? session.environment["NEWSLAB_CORPUS"], !path.isEmpty else {
      throw CommandFailure(.usage, "no store is named; name a file, or set NEWSLAB_CORPUS")
    }
    guard StoreFile.isStore(path) else {
      throw CommandFailure(
        .usage, "'\(path)' is no store: expected a name that ends in .\(StoreFile.fileExtension)",
        notes: ["'newslab import \(path) --to NAME.newslab' makes one of it"])
    }
    return path
  }
}
